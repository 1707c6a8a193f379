package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.PartitionKey;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rule: a partitioned table has nothing that PostgreSQL keeps from one. */
final class PartitionedTableRule {
    /** The version from which a foreign key of a partitioned table can be left unchecked. */
    private static final int UNCHECKED_FOREIGN_KEYS = 18;

    private final Context context;

    PartitionedTableRule(Context context) {
        this.context = context;
    }

    void check(DraftTable table) {
        PartitionKey key = table.partitionKey;
        if (key == null) {
            return;
        }
        checkOptions(table);
        List<PartitionKey> keys = Stream.concat(
                        Stream.of(key),
                        table.partitions.stream()
                                .map(each -> each.value().key())
                                .filter(Objects::nonNull))
                .toList();
        for (DraftConstraint constraint : table.constraints) {
            List<String> columns = unique(constraint.value());
            if (columns != null) {
                checkKey(columns, keys, constraint.spot());
            } else if (constraint.value() instanceof Constraint.ForeignKey foreignKey && !foreignKey.valid()) {
                checkUnchecked(constraint.spot());
            }
        }
        for (DraftIndex index : table.indexes) {
            if (index.value().unique()) {
                List<String> columns = index.value().parts().stream()
                        .map(part -> String.valueOf(part.column()))
                        .toList();
                checkKey(columns, keys, index.spot());
            }
        }
    }

    private static @Nullable List<String> unique(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return key.columns();
        }
        return constraint instanceof Constraint.Unique unique ? unique.columns() : null;
    }

    private void checkKey(List<String> columns, List<PartitionKey> keys, Spot spot) {
        Set<String> missing = new TreeSet<>();
        keys.forEach(key -> missing.addAll(key.columns()));
        missing.removeAll(new HashSet<>(columns));
        boolean byExpression = keys.stream().anyMatch(PartitionKey::hasExpression);
        if (missing.isEmpty() && !byExpression) {
            return;
        }
        context.add(spot.problem(
                        Code.KEY_ACROSS_PARTITIONS,
                        "\"%s\" cannot be unique across partitions".formatted(String.join(", ", columns)))
                .because("PostgreSQL looks for duplicates in one partition at a time, so the key has to contain every"
                        + " column that divides the table, and no expression may.")
                .fix(
                        byExpression
                                ? "Divide by columns instead of an expression, or make the key unique in each"
                                        + " partition only, with objects/*.sql."
                                : "Add to the key: %s".formatted(String.join(", ", missing))));
    }

    private void checkOptions(DraftTable table) {
        Spot spot = table.spot.annotation("Table");
        if (table.options.unlogged()) {
            refuse("unlogged", "Write it on each @Partition.", spot.value("unlogged"));
        }
        if (!table.options.storage().isEmpty()) {
            refuse("storage", "Write it on each @Partition.", spot.value("storage"));
        }
    }

    private void checkUnchecked(Spot spot) {
        if (context.settings().postgres() < UNCHECKED_FOREIGN_KEYS) {
            refuse("valid = false", "Let it be checked, or write in the anchor: postgres = 18", spot.value("valid"));
        }
    }

    private void refuse(String what, String fix, Spot spot) {
        context.add(spot.problem(
                        Code.NOT_ON_PARTITIONED_TABLE, "\"%s\" cannot be said of a partitioned table".formatted(what))
                .because("The rows are in its partitions, and PostgreSQL refuses it for the table as a whole.")
                .fix(fix));
    }
}
