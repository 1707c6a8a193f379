package dev.dunlin.schema.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What decides which partition a row belongs to.
 *
 * @param parts columns and expressions in order, never empty, without a direction
 */
public record PartitionKey(Strategy strategy, List<Index.Part> parts) {
    private static final Set<String> COLLATED = Set.of("text", "varchar", "char", "bpchar", "name");

    /** How the key decides. */
    public enum Strategy {
        /** Each partition takes the values from a lowest one up to, but without, a highest one. */
        RANGE,
        /** Each partition takes the values that it lists. */
        LIST,
        /** Each partition takes the values whose hash leaves its remainder. */
        HASH
    }

    public PartitionKey {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a partition key has no parts");
        }
        if (parts.stream().anyMatch(part -> part.descending() || part.nullsFirst())) {
            throw new IllegalArgumentException("a partition key has no direction");
        }
    }

    /** A key of columns. */
    public static PartitionKey of(Strategy strategy, String... columns) {
        return new PartitionKey(
                strategy, List.of(columns).stream().map(Index.Part::column).toList());
    }

    /** The columns that are parts as they are, in order. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (Index.Part part : parts) {
            if (part.column() != null) {
                columns.add(part.column());
            }
        }
        return columns;
    }

    /**
     * Whether PostgreSQL would see that a check of hashes proves that rows belong into a partition: it does not where a part
     * has a collation, and that of an expression is not known.
     *
     * @param columns those of the table
     */
    public boolean hasProvableHash(List<Column> columns) {
        return parts.stream()
                .allMatch(part -> columns.stream()
                        .filter(column -> column.name().equals(part.column()))
                        .anyMatch(column ->
                                column.type() instanceof ColumnType.Builtin type && !COLLATED.contains(type.name())));
    }

    /** Whether an expression is part of it, so that no key or unique index can contain it. */
    public boolean hasExpression() {
        return parts.stream().anyMatch(part -> part.expression() != null);
    }

    /** Whether a column is a part or is read by one. */
    public boolean dependsOn(String column) {
        return parts.stream()
                .anyMatch(part -> column.equals(part.column())
                        || (part.expression() != null && part.expression().mentions(column)));
    }
}
