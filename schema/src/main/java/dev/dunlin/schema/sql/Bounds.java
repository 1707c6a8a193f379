package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
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
     * The condition that every row of a partition meets, with those of the partitions above it; empty where it cannot be
     * written so that PostgreSQL sees what it proves: for hashes, for the default partition and for ranges of several parts.
     */
    static Optional<String> condition(Partitioning partitioning, Partition partition) {
        List<String> conditions = new ArrayList<>();
        Partition level = partition;
        while (true) {
            Optional<String> own = condition(partitioning.keyAbove(level), level.bound());
            if (own.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(0, own.get());
            QualifiedName parent = level.parent();
            if (parent == null) {
                return Optional.of(String.join(" AND ", conditions));
            }
            level = partitioning.partition(parent).orElseThrow();
        }
    }

    /** The condition that no row of the default partition beside a partition meets, if it can be written. */
    static Optional<String> exclusion(Partitioning partitioning, Partition partition) {
        return condition(partitioning.keyAbove(partition), partition.bound())
                .map(condition -> "NOT (" + condition + ")");
    }

    private static Optional<String> condition(PartitionKey key, PartitionBound bound) {
        if (key.parts().size() > 1) {
            return Optional.empty();
        }
        String value = value(key.parts().get(0));
        if (bound instanceof PartitionBound.Range range) {
            return Optional.of(range(value, range.from().get(0), range.to().get(0)));
        }
        return bound instanceof PartitionBound.In in ? Optional.of(in(value, in.values())) : Optional.empty();
    }

    private static String range(String value, Value from, Value to) {
        String lower = from.isLiteral() ? " AND " + value + " >= " + Sql.literal(from.text()) : "";
        String upper = to.isLiteral() ? " AND " + value + " < " + Sql.literal(to.text()) : "";
        return value + " IS NOT NULL" + lower + upper;
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
