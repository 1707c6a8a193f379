package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What decides to which partition a row belongs, as part of a statement. */
final class Bounds {
    private Bounds() {}

    /** {@code PARTITION BY RANGE ("created_at")}. */
    static String by(PartitionKey key) {
        return "PARTITION BY " + key.strategy()
                + key.parts().stream().map(Indexes::part).collect(Collectors.joining(", ", " (", ")"));
    }

    /** {@code FOR VALUES FROM (…) TO (…)}. */
    static String clause(PartitionBound bound) {
        if (bound instanceof PartitionBound.Range range) {
            return "FOR VALUES FROM " + list(range.from()) + " TO " + list(range.to());
        }
        if (bound instanceof PartitionBound.In in) {
            return "FOR VALUES IN " + list(in.values());
        }
        return bound instanceof PartitionBound.Hash hash
                ? "FOR VALUES WITH (MODULUS " + hash.modulus() + ", REMAINDER " + hash.remainder() + ")"
                : "DEFAULT";
    }

    /**
     * The condition that every row of a partition meets, with those of the partitions above it, as PostgreSQL itself writes it,
     * so that it sees what the condition proves ({@code get_qual_for_range} of its source); empty where that is not possible: for
     * the default partition, and for hashes of texts.
     *
     * @param table the table that is divided
     */
    static Optional<String> condition(Table table, Partition partition) {
        Partitioning partitioning = Objects.requireNonNull(table.partitioning());
        List<String> conditions = new ArrayList<>();
        Partition level = partition;
        while (true) {
            QualifiedName parent = level.parent();
            Optional<String> own = condition(
                    table, parent == null ? table.name() : parent, partitioning.keyAbove(level), level.bound());
            if (own.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(0, own.get());
            if (parent == null) {
                return Optional.of(String.join(" AND ", conditions));
            }
            level = partitioning.partition(parent).orElseThrow();
        }
    }

    /** The condition that no row of the default partition beside a partition meets, if it can be written. */
    static Optional<String> exclusion(Table table, Partition partition) {
        PartitionKey key = Objects.requireNonNull(table.partitioning()).keyAbove(partition);
        return condition(table, table.name(), key, partition.bound()).map(condition -> "NOT (" + condition + ")");
    }

    private static Optional<String> condition(
            Table table, QualifiedName parent, PartitionKey key, PartitionBound bound) {
        List<String> values = key.parts().stream().map(Bounds::value).toList();
        if (bound instanceof PartitionBound.Range range) {
            return Optional.of(range(values, range.from(), range.to()));
        }
        if (bound instanceof PartitionBound.Hash hash) {
            if (!key.hasProvableHash(table.columns())) {
                return Optional.empty();
            }
            return Optional.of("satisfies_hash_partition(%s::regclass, %d, %d, %s)"
                    .formatted(
                            Sql.literal(Sql.name(parent)),
                            hash.modulus(),
                            hash.remainder(),
                            String.join(", ", values)));
        }
        return bound instanceof PartitionBound.In in ? Optional.of(in(values.get(0), in.values())) : Optional.empty();
    }

    private static String range(List<String> values, List<Value> from, List<Value> to) {
        List<String> conditions = new ArrayList<>();
        values.forEach(value -> conditions.add(value + " IS NOT NULL"));
        int first = 0;
        while (first < values.size() - 1
                && from.get(first).isLiteral()
                && from.get(first).equals(to.get(first))) {
            conditions.add(
                    values.get(first) + " = " + Sql.literal(from.get(first).text()));
            first++;
        }
        limit(values, from, first, new Limit(">", Value.MINVALUE, true)).ifPresent(conditions::add);
        limit(values, to, first, new Limit("<", Value.MAXVALUE, false)).ifPresent(conditions::add);
        return String.join(" AND ", conditions);
    }

    /**
     * An end of a range.
     *
     * @param operator what is said of the value of a part
     * @param open what makes all that follows in a bound irrelevant, so that the limit itself is within
     * @param within whether the limit itself is within
     */
    private record Limit(String operator, Value open, boolean within) {}

    /** By the first part in which a row differs from a bound; empty if the bound is open. */
    private static Optional<String> limit(List<String> values, List<Value> bound, int first, Limit limit) {
        List<String> arms = new ArrayList<>();
        String prefix = "";
        for (int i = first; i < values.size() && bound.get(i).isLiteral(); i++) {
            boolean isLast = i == values.size() - 1;
            boolean isWithin = isLast ? limit.within() : bound.get(i + 1).equals(limit.open());
            String literal = Sql.literal(bound.get(i).text());
            arms.add(prefix + values.get(i) + " " + limit.operator() + (isWithin ? "= " : " ") + literal);
            prefix += values.get(i) + " = " + literal + " AND ";
        }
        if (arms.size() < 2) {
            return arms.stream().findFirst();
        }
        return Optional.of("(" + arms.get(0)
                + arms.stream().skip(1).map(arm -> " OR (" + arm + ")").collect(Collectors.joining())
                + ")");
    }

    private static String in(String value, List<Value> values) {
        List<Value> literals = values.stream().filter(Value::isLiteral).toList();
        boolean withNull = literals.size() < values.size();
        if (literals.isEmpty()) {
            return value + " IS NULL";
        }
        String listed = value + " IN " + list(literals);
        return withNull ? "(" + value + " IS NULL OR " + listed + ")" : value + " IS NOT NULL AND " + listed;
    }

    private static String value(Index.Part part) {
        return part.column() != null
                ? Sql.identifier(part.column())
                : "(" + Sql.expression(Objects.requireNonNull(part.expression())) + ")";
    }

    private static String list(List<Value> values) {
        return values.stream()
                .map(value -> value.isLiteral() ? Sql.literal(value.text()) : value.text())
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
