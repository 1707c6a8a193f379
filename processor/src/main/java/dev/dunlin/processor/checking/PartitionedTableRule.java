package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.PartitionKey;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rule: a partitioned table has nothing that PostgreSQL keeps from one. */
final class PartitionedTableRule {
    /** The version from which a foreign key of a partitioned table can be left unchecked. */
    private static final int UNCHECKED_FOREIGN_KEYS = 18;

    /** The version from which a partitioned table can have an exclusion constraint. */
    private static final int EXCLUSIONS = 17;

    private static final String ROWS_ELSEWHERE =
            "The rows are in its partitions, and PostgreSQL refuses it for the table as a whole.";

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
            check(constraint, keys);
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

    private void check(DraftConstraint constraint, List<PartitionKey> keys) {
        Constraint value = constraint.value();
        List<String> columns = unique(value);
        if (columns != null) {
            checkKey(columns, keys, constraint.spot());
        } else if (value instanceof Constraint.Exclude exclude) {
            checkExclusion(exclude, keys, constraint.spot());
        } else if (value instanceof Constraint.ForeignKey && !value.valid()) {
            checkUnchecked(constraint.spot());
        } else if (value instanceof Constraint.Check check && check.noInherit()) {
            refuse(
                    "noInherit",
                    ROWS_ELSEWHERE,
                    "Leave it out.",
                    constraint.spot().value("noInherit"));
        }
    }

    private void checkExclusion(Constraint.Exclude exclude, List<PartitionKey> keys, Spot spot) {
        if (context.settings().postgres() < EXCLUSIONS) {
            refuse(
                    "@Exclude",
                    "Before version 17 PostgreSQL has no exclusion constraint that reaches across partitions.",
                    "Remove it, or write in the anchor: postgres = 17",
                    spot);
            return;
        }
        List<String> equal = exclude.elements().stream()
                .filter(element -> element.operator().matches("=|OPERATOR\\(.*\\.=\\)"))
                .map(element -> String.valueOf(element.part().column()))
                .toList();
        Set<String> missing = missing(equal, keys);
        boolean byExpression = keys.stream().anyMatch(PartitionKey::hasExpression);
        if (!missing.isEmpty() || byExpression) {
            context.add(spot.problem(
                            Code.KEY_ACROSS_PARTITIONS, "\"@Exclude\" cannot compare rows of different partitions")
                    .because(
                            "PostgreSQL looks in one partition at a time, so rows have to be equal in every column that"
                                    + " divides the table, and no expression may.")
                    .fix(
                            byExpression
                                    ? "Divide by columns instead of an expression."
                                    : "Add to elements: %s"
                                            .formatted(missing.stream()
                                                    .map("\"%s WITH =\""::formatted)
                                                    .collect(Collectors.joining(", ")))));
        }
    }

    private static Set<String> missing(List<String> columns, List<PartitionKey> keys) {
        Set<String> missing = new TreeSet<>();
        keys.forEach(key -> missing.addAll(key.columns()));
        missing.removeAll(new HashSet<>(columns));
        return missing;
    }

    private static @Nullable List<String> unique(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return key.columns();
        }
        return constraint instanceof Constraint.Unique unique ? unique.columns() : null;
    }

    private void checkKey(List<String> columns, List<PartitionKey> keys, Spot spot) {
        Set<String> missing = missing(columns, keys);
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
        String fix = "Write it on each @Partition.";
        if (table.options.unlogged()) {
            refuse("unlogged", ROWS_ELSEWHERE, fix, spot.value("unlogged"));
        }
        if (!table.options.storage().isEmpty()) {
            refuse("storage", ROWS_ELSEWHERE, fix, spot.value("storage"));
        }
        if (table.options.tablespace() != null) {
            refuse("tablespace", "The rows are in its partitions.", fix, spot.value("tablespace"));
        }
        if (!table.options.inherits().isEmpty()) {
            refuse(
                    "inherits",
                    "PostgreSQL divides no table that inherits another one.",
                    "Remove it, and embed the columns: @Embedded",
                    spot.value("inherits"));
        }
    }

    private void checkUnchecked(Spot spot) {
        if (context.settings().postgres() < UNCHECKED_FOREIGN_KEYS) {
            refuse(
                    "valid = false",
                    ROWS_ELSEWHERE,
                    "Let it be checked, or write in the anchor: postgres = 18",
                    spot.value("valid"));
        }
    }

    private void refuse(String what, String reason, String fix, Spot spot) {
        context.add(spot.problem(
                        Code.NOT_ON_PARTITIONED_TABLE, "\"%s\" cannot be said of a partitioned table".formatted(what))
                .because(reason)
                .fix(fix));
    }
}
