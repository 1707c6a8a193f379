package dev.dunlin.schema.model;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The whole structure of a history, wanted or actual.
 *
 * @param extensions names of the extensions that the schema needs
 * @param enums the enum types by name
 * @param objects everything else by kind and name
 * @param tables the tables by name, managed or not
 * @param expansions what the database has besides, until it is contracted; none in a schema that records declare
 */
public record Schema(
        SortedSet<String> extensions,
        SortedMap<QualifiedName, EnumType> enums,
        SortedMap<ObjectId, SchemaObject> objects,
        SortedMap<QualifiedName, Table> tables,
        List<Expansion> expansions)
        implements SchemaView {
    /** Nothing at all. */
    public static final Schema EMPTY = new Schema(new TreeSet<>(), new TreeMap<>(), new TreeMap<>());

    public Schema {
        extensions = Collections.unmodifiableSortedSet(new TreeSet<>(extensions));
        enums = Collections.unmodifiableSortedMap(new TreeMap<>(enums));
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        expansions = expansions.stream().sorted(Expansion.ORDER).toList();
    }

    /** A schema in which nothing is half done. */
    public Schema(
            SortedSet<String> extensions,
            SortedMap<QualifiedName, EnumType> enums,
            SortedMap<ObjectId, SchemaObject> objects,
            SortedMap<QualifiedName, Table> tables) {
        this(extensions, enums, objects, tables, List.of());
    }

    /** A schema of tables and enum types alone. */
    public Schema(
            SortedSet<String> extensions,
            SortedMap<QualifiedName, EnumType> enums,
            SortedMap<QualifiedName, Table> tables) {
        this(extensions, enums, new TreeMap<>(), tables);
    }

    /**
     * A schema of tables and enum types alone.
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

    /**
     * This schema with these objects in place of those that are neither table nor enum type.
     *
     * @throws IllegalArgumentException if two of one kind have one name
     */
    public Schema withObjects(Collection<? extends SchemaObject> newObjects) {
        SortedMap<ObjectId, SchemaObject> byId = new TreeMap<>();
        newObjects.forEach(object -> put(byId, object.id(), object));
        return new Schema(extensions, enums, byId, tables, expansions);
    }

    private static <K, T> void put(SortedMap<K, T> map, K name, T value) {
        if (map.put(name, value) != null) {
            throw new IllegalArgumentException("two objects are named " + name);
        }
    }
}
