package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SchemaView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where types that a schema defines are used. */
public final class TypeUse {
    private TypeUse() {}

    /** The domains and composite types that are made of a type, or of one that is, without the type itself; by name. */
    public static List<SchemaObject> madeOf(QualifiedName type, SchemaView schema) {
        Set<QualifiedName> found = new TreeSet<>(Set.of(type));
        List<SchemaObject> users = new ArrayList<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (SchemaObject object : schema.objects().values()) {
                if (!found.contains(object.name()) && isMadeOf(object, found)) {
                    found.add(object.name());
                    users.add(object);
                    grows = true;
                }
            }
        }
        return users;
    }

    /** Whether a column is of a type, of its array, or of one that is made of it. */
    public static boolean isUsedByTables(QualifiedName type, SchemaView schema) {
        Set<QualifiedName> types = new TreeSet<>(Set.of(type));
        madeOf(type, schema).forEach(user -> types.add(user.name()));
        return schema.tables().values().stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.type().definedName() != null
                        && types.contains(column.type().definedName()));
    }

    private static boolean isMadeOf(SchemaObject object, Set<QualifiedName> types) {
        if (object instanceof Domain domain) {
            return domain.type().definedName() != null
                    && types.contains(domain.type().definedName());
        }
        return object instanceof CompositeType composite
                && composite.attributes().stream()
                        .map(attribute -> attribute.type().definedName())
                        .anyMatch(name -> name != null && types.contains(name));
    }
}
