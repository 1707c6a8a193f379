package dev.dunlin.schema.model;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The whole structure of a history, wanted or actual.
 *
 * @param extensions names of the extensions that the schema needs
 * @param enums the enum types by name
 * @param tables the tables by name, managed or not
 */
public record Schema(
        SortedSet<String> extensions, SortedMap<QualifiedName, EnumType> enums, SortedMap<QualifiedName, Table> tables)
        implements SchemaView {
    /** Nothing at all. */
    public static final Schema EMPTY = new Schema(new TreeSet<>(), new TreeMap<>(), new TreeMap<>());

    public Schema {
        extensions = Collections.unmodifiableSortedSet(new TreeSet<>(extensions));
        enums = Collections.unmodifiableSortedMap(new TreeMap<>(enums));
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /**
     * A schema of these objects.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public static Schema of(Collection<String> extensions, Collection<EnumType> enums, Collection<Table> tables) {
        SortedMap<QualifiedName, EnumType> enumsByName = new TreeMap<>();
        enums.forEach(type -> put(enumsByName, type.name(), type));
        SortedMap<QualifiedName, Table> tablesByName = new TreeMap<>();
        tables.forEach(table -> put(tablesByName, table.name(), table));
        return new Schema(new TreeSet<>(extensions), enumsByName, tablesByName);
    }

    private static <T> void put(SortedMap<QualifiedName, T> map, QualifiedName name, T value) {
        if (map.put(name, value) != null) {
            throw new IllegalArgumentException("two objects are named " + name);
        }
    }
}
