package dev.dunlin.schema.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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
 * @param tablespace where it is stored; null for the default of the database
 * @param comment text of {@code COMMENT ON INDEX}; null for none
 */
public record Index(
        String name,
        List<Part> parts,
        boolean unique,
        String method,
        @Nullable SqlExpression where,
        List<String> include,
        boolean nullsNotDistinct,
        SortedMap<String, String> storage,
        @Nullable String tablespace,
        @Nullable String comment) {
    public Index {
        parts = List.copyOf(parts);
        include = List.copyOf(include);
        storage = Collections.unmodifiableSortedMap(new TreeMap<>(storage));
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("index " + name + " indexes nothing");
        }
    }

    /** In the default tablespace, without a comment. */
    public Index(
            String name,
            List<Part> parts,
            boolean unique,
            String method,
            @Nullable SqlExpression where,
            List<String> include,
            boolean nullsNotDistinct,
            SortedMap<String, String> storage) {
        this(name, parts, unique, method, where, include, nullsNotDistinct, storage, null, null);
    }

    /** A plain B-tree index over columns. */
    public static Index of(String name, String... columns) {
        List<Part> parts = List.of(columns).stream().map(Part::column).toList();
        return new Index(name, parts, false, "btree", null, List.of(), false, new TreeMap<>());
    }

    public Index withName(String newName) {
        return new Index(
                newName, parts, unique, method, where, include, nullsNotDistinct, storage, tablespace, comment);
    }

    public Index withUnique(boolean newUnique) {
        return new Index(
                name, parts, newUnique, method, where, include, nullsNotDistinct, storage, tablespace, comment);
    }

    public Index withStorage(SortedMap<String, String> newStorage) {
        return new Index(
                name, parts, unique, method, where, include, nullsNotDistinct, newStorage, tablespace, comment);
    }

    public Index withTablespace(@Nullable String newTablespace) {
        return new Index(
                name, parts, unique, method, where, include, nullsNotDistinct, storage, newTablespace, comment);
    }

    public Index withComment(@Nullable String newComment) {
        return new Index(
                name, parts, unique, method, where, include, nullsNotDistinct, storage, tablespace, newComment);
    }

    /** The same over other parts of the table, with everything else as it is. */
    public Index withParts(List<Part> newParts, @Nullable SqlExpression newWhere, List<String> newInclude) {
        return new Index(
                name, newParts, unique, method, newWhere, newInclude, nullsNotDistinct, storage, tablespace, comment);
    }

    /** The columns that are indexed as they are or carried along. */
    public List<String> namedColumns() {
        return Stream.concat(parts.stream().map(Part::column).flatMap(Stream::ofNullable), include.stream())
                .toList();
    }

    /** The indexed expressions, and the condition. */
    public List<SqlExpression> expressions() {
        return Stream.concat(parts.stream().map(Part::expression).flatMap(Stream::ofNullable), Stream.ofNullable(where))
                .toList();
    }

    /** Whether a column, by its name, is indexed, carried along, or read by an expression or the condition. */
    public boolean dependsOn(String column) {
        return namedColumns().contains(column)
                || expressions().stream().anyMatch(expression -> expression.mentions(column));
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
