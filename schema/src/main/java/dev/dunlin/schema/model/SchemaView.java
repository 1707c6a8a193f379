package dev.dunlin.schema.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What there is to see of a schema, whether it stands still or is under change. */
public interface SchemaView {
    /** Names of the extensions that the schema needs. */
    SortedSet<String> extensions();

    /** The enum types by name. */
    SortedMap<QualifiedName, EnumType> enums();

    /** What is neither table nor enum type, by kind and name. */
    SortedMap<ObjectId, SchemaObject> objects();

    /** The tables by name, managed or not. */
    SortedMap<QualifiedName, Table> tables();

    /** What is half done, sorted by table and column. */
    List<Expansion> expansions();

    /** What is half done with a table, or with a column of it, by the names that are declared. */
    default Optional<Expansion> expansion(QualifiedName table, @Nullable String column) {
        return expansions().stream()
                .filter(expansion -> expansion.isOf(table, column))
                .findFirst();
    }

    default Optional<Table> table(QualifiedName name) {
        return Optional.ofNullable(tables().get(name));
    }

    /** The tables that inherit a table, or have a foreign key to it, itself perhaps among them, sorted by name. */
    default List<Table> referrers(QualifiedName target) {
        return tables().values().stream()
                .filter(table -> table.refersTo(target))
                .toList();
    }

    default Optional<EnumType> enumType(QualifiedName name) {
        return Optional.ofNullable(enums().get(name));
    }

    default Optional<SchemaObject> object(ObjectKind kind, QualifiedName name) {
        return Optional.ofNullable(objects().get(new ObjectId(kind, name)));
    }
}
