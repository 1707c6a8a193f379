package dev.dunlin.schema.laws;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.PartitionKey.Strategy;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Divides random tables, and changes their partitions as an author would. */
final class RandomPartitions {
    private static final int EXCLUSIONS_SERVER = 17;

    private final Random random;

    RandomPartitions(Random random) {
        this.random = random;
    }

    /** A table, sometimes divided by one of its integers; {@code HASH}, by any key. */
    Table maybeDivided(Table table) {
        Optional<Column> key = table.columns().stream()
                .filter(column -> column.defaultValue() == null
                        && List.of(Builtin.of("integer"), Builtin.of("bigint")).contains(column.type()))
                .findFirst();
        if (key.isEmpty() || table.options().unlogged() || random.nextInt(3) == 0) {
            return table;
        }
        Strategy strategy = Strategy.values()[random.nextInt(3)];
        Partitioning none = Partitioning.of(PartitionKey.of(strategy, key.get().name()));
        Table divided = table.withPartitioning(none)
                .withOptions(new TableOptions(table.options().comment(), false, new TreeMap<>()));
        if (random.nextInt(8) == 0) {
            return divided.withPartitioning(new Partitioning(none.key(), false, List.of()));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            divided = withOneMore(divided);
        }
        return divided;
    }

    /** Adds, drops, renames, moves or alters a partition; or says who manages those that are not there. */
    Table changed(Table table) {
        Partitioning partitioning = table.partitioning();
        if (partitioning == null) {
            return table;
        }
        List<Partition> partitions = new ArrayList<>(partitioning.partitions());
        if (!partitioning.managed() || (partitions.isEmpty() && random.nextInt(3) == 0)) {
            return table.withPartitioning(new Partitioning(partitioning.key(), !partitioning.managed(), List.of()));
        }
        if (partitions.isEmpty() || random.nextInt(3) == 0) {
            return withOneMore(table);
        }
        Partition one = partitions.remove(random.nextInt(partitions.size()));
        if (partitions.stream().anyMatch(each -> one.name().equals(each.parent()))) {
            return table;
        }
        switch (random.nextInt(4)) {
            case 0 -> partitions.add(one.withName(name(table)));
            case 1 -> partitions.add(one.key() == null ? one.withOptions(filled()) : one);
            case 2 -> moved(one).ifPresentOrElse(partitions::add, () -> partitions.add(one));
            default -> {}
        }
        return table.withPartitioning(partitioning.withPartitions(partitions));
    }

    private TableOptions filled() {
        return new TableOptions(
                null, false, new TreeMap<>(Map.of("fillfactor", String.valueOf(50 + random.nextInt(50)))));
    }

    private Table withOneMore(Table table) {
        Partitioning partitioning = Objects.requireNonNull(table.partitioning());
        List<Partition> divided = partitioning.partitions().stream()
                .filter(partition -> partition.key() != null)
                .toList();
        Partition parent = divided.isEmpty() || random.nextBoolean() ? null : divided.get(0);
        QualifiedName above = parent == null ? null : parent.name();
        PartitionKey key = parent == null ? partitioning.key() : Objects.requireNonNull(parent.key());
        List<Partition> siblings = partitioning.children(above);
        PartitionBound bound = free(key, siblings);
        if (bound == null) {
            return table;
        }
        boolean isDivided = parent == null && !(bound instanceof PartitionBound.Default) && random.nextInt(4) == 0;
        Partition partition = Partition.of(name(table), bound)
                .withParent(above)
                .withKey(
                        isDivided
                                ? PartitionKey.of(
                                        Strategy.LIST,
                                        partitioning.key().columns().get(0))
                                : null);
        List<Partition> partitions = new ArrayList<>(partitioning.partitions());
        partitions.add(partition);
        return table.withPartitioning(partitioning.withPartitions(partitions));
    }

    private QualifiedName name(Table table) {
        return new QualifiedName(table.name().namespace(), "it's \"part\" " + random.nextInt(1_000_000_000));
    }

    /** A bound that no sibling overlaps; null if there is none. */
    private @Nullable PartitionBound free(PartitionKey key, List<Partition> siblings) {
        if (key.strategy() == Strategy.HASH) {
            return Stream.of(0, 1, 2)
                    .map(remainder -> (PartitionBound) new PartitionBound.Hash(3, remainder))
                    .filter(bound ->
                            siblings.stream().noneMatch(each -> each.bound().equals(bound)))
                    .findFirst()
                    .orElse(null);
        }
        boolean hasDefault = siblings.stream().anyMatch(Partition::isDefault);
        if (!hasDefault && random.nextInt(4) == 0) {
            return PartitionBound.REST;
        }
        int from = 10 * random.nextInt(100_000_000);
        Value value = Value.of(String.valueOf(from));
        if (key.strategy() == Strategy.LIST) {
            boolean takesNull = siblings.isEmpty() && random.nextInt(3) == 0;
            return new PartitionBound.In(List.of(value, takesNull ? Value.NULL : Value.of(String.valueOf(from + 1))));
        }
        if (siblings.isEmpty() && random.nextInt(3) == 0) {
            return random.nextBoolean()
                    ? new PartitionBound.Range(List.of(Value.MINVALUE), List.of(Value.of("0")))
                    : new PartitionBound.Range(List.of(Value.of("1000000000")), List.of(Value.MAXVALUE));
        }
        return range(from, from + 5);
    }

    private Optional<Partition> moved(Partition partition) {
        if (partition.bound() instanceof PartitionBound.Range range
                && partition.key() == null
                && range.from().get(0).isLiteral()
                && range.to().get(0).isLiteral()) {
            int from = Integer.parseInt(range.from().get(0).text());
            return Optional.of(partition.withBound(range(from - 3, from + 4)));
        }
        return Optional.empty();
    }

    private static PartitionBound range(int from, int to) {
        return new PartitionBound.Range(List.of(Value.of(String.valueOf(from))), List.of(Value.of(String.valueOf(to))));
    }

    /** Whether PostgreSQL can divide the table so, and could divide it so before. */
    static boolean isPossible(@Nullable Table before, Table table) {
        Partitioning partitioning = table.partitioning();
        if (partitioning == null) {
            return true;
        }
        String key = partitioning.key().columns().get(0);
        Optional<Column> column = table.column(key);
        boolean isRetyped =
                before != null && !before.column(key).map(Column::type).equals(column.map(Column::type));
        return column.isPresent()
                && !isRetyped
                && table.options().storage().isEmpty()
                && table.constraints().stream().allMatch(constraint -> isPossible(constraint, key))
                && table.indexes().stream()
                        .filter(Index::unique)
                        .allMatch(index -> index.parts().stream().anyMatch(part -> key.equals(part.column())));
    }

    /** Whether the column decides in which partition a row is. */
    static boolean isKey(Table table, Column column) {
        return table.partitioning() != null
                && table.partitioning().key().columns().contains(column.name());
    }

    private static boolean isPossible(Constraint constraint, String key) {
        if (constraint instanceof Constraint.PrimaryKey primary) {
            return primary.columns().contains(key);
        }
        if (constraint instanceof Constraint.Unique unique) {
            return unique.columns().contains(key);
        }
        if (constraint instanceof Constraint.Exclude exclude) {
            return TestDatabase.serverVersion() >= EXCLUSIONS_SERVER
                    && exclude.elements().stream()
                            .anyMatch(element -> element.operator().equals("=")
                                    && key.equals(element.part().column()));
        }
        return constraint instanceof Constraint.Check check ? !check.noInherit() : constraint.valid();
    }
}
