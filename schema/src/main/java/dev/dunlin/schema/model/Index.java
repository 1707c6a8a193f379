package dev.dunlin.schema.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table that no constraint owns.
 *
 * @param name the index's name, in the PostgreSQL schema of its table
 * @param parts what is indexed, in order, never empty
 * @param method access method, for example {@code btree}
 * @param where condition of a partial index; null for all rows
 * @param include columns that the index carries without ordering by them
 * @param nullsNotDistinct whether a unique index treats nulls as equal
 * @param storage storage parameters by name
 */
public record Index(
        String name,
        List<Part> parts,
        boolean unique,
        String method,
        @Nullable SqlExpression where,
        List<String> include,
        boolean nullsNotDistinct,
        SortedMap<String, String> storage) {
    public Index {
        parts = List.copyOf(parts);
        include = List.copyOf(include);
        storage = Collections.unmodifiableSortedMap(new TreeMap<>(storage));
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("index " + name + " indexes nothing");
        }
    }

    /** A plain B-tree index over columns. */
    public static Index of(String name, String... columns) {
        List<Part> parts = List.of(columns).stream().map(Part::column).toList();
        return new Index(name, parts, false, "btree", null, List.of(), false, new TreeMap<>());
    }

    public Index withName(String newName) {
        return new Index(newName, parts, unique, method, where, include, nullsNotDistinct, storage);
    }

    /** Whether a column, by its name, is indexed, carried along, or read by an expression or the condition. */
    public boolean dependsOn(String column) {
        return include.contains(column)
                || (where != null && where.mentions(column))
                || parts.stream()
                        .anyMatch(part -> column.equals(part.column())
                                || (part.expression() != null
                                        && part.expression().mentions(column)));
    }

    public Index withUnique(boolean newUnique) {
        return new Index(name, parts, newUnique, method, where, include, nullsNotDistinct, storage);
    }

    /**
     * One indexed column or expression; exactly one of the two is there.
     *
     * @param column name of a column
     * @param expression an immutable expression
     * @param collation name of a collation; null for the column's
     * @param operatorClass the operator class as SQL, with its parameters; null for the type's default
     * @param descending whether it is ordered from high to low
     * @param nullsFirst whether nulls come before everything else; by default so if, and only if, descending
     */
    public record Part(
            @Nullable String column,
            @Nullable SqlExpression expression,
            @Nullable String collation,
            @Nullable SqlExpression operatorClass,
            boolean descending,
            boolean nullsFirst) {
        public Part {
            if ((column == null) == (expression == null)) {
                throw new IllegalArgumentException("an index part is a column or an expression");
            }
        }

        /** A column, ascending. */
        public static Part column(String column) {
            return new Part(column, null, null, null, false, false);
        }

        /** An expression, ascending. */
        public static Part expression(SqlExpression expression) {
            return new Part(null, expression, null, null, false, false);
        }
    }
}
