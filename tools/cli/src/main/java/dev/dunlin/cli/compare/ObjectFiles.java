package dev.dunlin.cli.compare;

import dev.dunlin.cli.catalog.FileNames;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files of objects of a database, each as large as the file of an author that makes the same things, and under its name. */
final class ObjectFiles {
    /** Where PostgreSQL creates what has no PostgreSQL schema, unless it is told otherwise. */
    private static final String USUAL = "public";

    private ObjectFiles() {}

    /** The live schema, its files put together as the wanted ones are. */
    static Schema regrouped(Schema live, Schema wanted, @Nullable String home) {
        TreeMap<ObjectId, SchemaObject> objects = new TreeMap<>(live.objects());
        for (SchemaObject object : wanted.objects().values()) {
            if (object instanceof SqlObject file) {
                regroup(file, home, objects);
            }
        }
        return live.withObjects(objects.values());
    }

    private static void regroup(SqlObject file, @Nullable String home, Map<ObjectId, SchemaObject> objects) {
        List<ObjectId> parts = names(file, home).stream()
                .map(name -> new ObjectId(ObjectKind.OBJECT, QualifiedName.of(name)))
                .filter(objects::containsKey)
                .toList();
        boolean isTaken = objects.containsKey(file.id()) && !parts.contains(file.id());
        if (parts.isEmpty() || isTaken) {
            return;
        }
        List<String> texts = new ArrayList<>();
        for (ObjectId part : parts) {
            SqlObject removed = (SqlObject) Objects.requireNonNull(objects.remove(part));
            texts.add(removed.text().sql());
        }
        objects.put(file.id(), joined(file, texts));
    }

    /** The texts as one file. */
    static SqlObject joined(SqlObject file, List<String> texts) {
        return SqlObject.of(
                file.name().name(), texts.stream().map(String::strip).collect(Collectors.joining("\n\n")));
    }

    /** How a reader calls the files of what a file makes, sorted; what is not understood is left out. */
    static SortedSet<String> names(SqlObject file, @Nullable String home) {
        TreeSet<String> names = new TreeSet<>();
        for (SqlStatement statement : file.statements()) {
            PlacedStatement.of(statement, UnaryOperator.identity())
                    .map(placed -> name(placed, home))
                    .ifPresent(names::add);
        }
        return names;
    }

    private static String name(PlacedStatement statement, @Nullable String home) {
        return FileNames.of(seen(statement.subject(), home).namespace(), statement.file());
    }

    /** A name that an author writes, as a reader of databases has it. */
    static QualifiedName seen(QualifiedName name, @Nullable String home) {
        if (name.namespace() == null) {
            return home == null ? new QualifiedName(USUAL, name.name()) : name;
        }
        return name.namespace().equals(home) ? QualifiedName.of(name.name()) : name;
    }
}
