package dev.dunlin.schema.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** What there is to see of a schema, whether it stands still or is under change. */
public interface SchemaView {
    /** Names of the extensions that the schema needs. */
    SortedSet<String> extensions();

    /** The enum types by name. */
    SortedMap<QualifiedName, EnumType> enums();

    /** The tables by name, managed or not. */
    SortedMap<QualifiedName, Table> tables();

    default Optional<Table> table(QualifiedName name) {
        return Optional.ofNullable(tables().get(name));
    }

    /** The tables with a foreign key to a table, itself perhaps among them, sorted by name. */
    default List<Table> referrers(QualifiedName target) {
        return tables().values().stream()
                .filter(table -> table.foreignKeys().stream()
                        .anyMatch(key -> key.target().equals(target)))
                .toList();
    }

    default Optional<EnumType> enumType(QualifiedName name) {
        return Optional.ofNullable(enums().get(name));
    }
}
