package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A catalog while it is read: what the readers find, by the identifier of its object where others refer to it. */
final class Draft {
    private static final String ALWAYS_THERE = "public";

    final TreeSet<String> extensions = new TreeSet<>();
    final Map<QualifiedName, CompositeType> composites = new LinkedHashMap<>();
    final Map<Long, Relation> relations = new LinkedHashMap<>();
    final Map<Long, IndexReader.Found> indexes = new HashMap<>();
    final List<SequenceReader.Found> sequences = new ArrayList<>();
    private final List<EnumType> enums = new ArrayList<>();
    private final List<SchemaObject> objects = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Unmanaged> unmanaged = new ArrayList<>();
    private final Map<String, StringBuilder> files = new LinkedHashMap<>();
    private final Set<String> namespacesOfFiles = new TreeSet<>();

    void add(EnumType type) {
        enums.add(type);
    }

    void add(SchemaObject object) {
        objects.add(object);
    }

    void add(Table table) {
        tables.add(table);
    }

    /** As {@link #addFile(String, String)}, of something that stands in a PostgreSQL schema by itself. */
    void addFile(QualifiedName object, String name, String sql) {
        if (object.namespace() != null) {
            namespacesOfFiles.add(object.namespace());
        }
        addFile(name, sql);
    }

    /** A part of a file of objects; those with one name are one file, in the order in which they come. */
    void addFile(String name, String sql) {
        StringBuilder text = files.computeIfAbsent(FileNames.safe(name), key -> new StringBuilder());
        text.append(text.isEmpty() ? "" : "\n").append(sql.strip()).append(";\n");
    }

    void unmanaged(String kind, String name) {
        unmanaged.add(new Unmanaged(kind, name));
    }

    Catalog catalog(int postgres) {
        List<SchemaObject> all = new ArrayList<>(objects);
        all.addAll(composites.values());
        files.forEach((name, text) -> all.add(SqlObject.of(name, text.toString())));
        enums.forEach(type -> use(type.name()));
        tables.forEach(table -> use(table.name()));
        all.forEach(object -> use(object.name()));
        namespacesOfFiles.stream()
                .filter(name -> !name.equals(ALWAYS_THERE))
                .forEach(name -> unmanaged("schema of nothing but files", name));
        Schema schema = Schema.of(extensions, enums, tables).withObjects(all);
        return new Catalog(schema, unmanaged, postgres);
    }

    private void use(QualifiedName name) {
        if (name.namespace() != null) {
            namespacesOfFiles.remove(name.namespace());
        }
    }
}
