package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rule: no row belongs into two partitions, as far as that can be told without a server. */
final class PartitionBoundRule {
    private final Context context;

    PartitionBoundRule(Context context) {
        this.context = context;
    }

    void check(DraftTable table) {
        Map<Optional<QualifiedName>, List<DraftPartition>> siblings = new HashMap<>();
        for (DraftPartition partition : table.partitions) {
            if (partition.value().attached()) {
                List<DraftPartition> earlier = siblings.computeIfAbsent(
                        Optional.ofNullable(partition.value().parent()), parent -> new ArrayList<>());
                earlier.stream()
                        .filter(other -> overlap(other.value(), partition.value()))
                        .findFirst()
                        .ifPresent(other -> overlapping(other, partition));
                earlier.add(partition);
            }
        }
    }

    private static boolean overlap(Partition one, Partition other) {
        if (one.bound() instanceof PartitionBound.In first && other.bound() instanceof PartitionBound.In second) {
            return first.values().stream().anyMatch(second.values()::contains);
        }
        if (one.bound() instanceof PartitionBound.Hash first && other.bound() instanceof PartitionBound.Hash second) {
            int divisor = greatestCommonDivisor(first.modulus(), second.modulus());
            return first.remainder() % divisor == second.remainder() % divisor;
        }
        if (one.bound() instanceof PartitionBound.Range first && other.bound() instanceof PartitionBound.Range second) {
            return sameEnd(first.from(), second.from()) || sameEnd(first.to(), second.to());
        }
        return one.isDefault() && other.isDefault();
    }

    /** Two ranges that begin, or end, at the same place have rows in common, whatever the type of the values. */
    private static boolean sameEnd(List<Value> one, List<Value> other) {
        return one.equals(other);
    }

    private static int greatestCommonDivisor(int one, int other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }

    private void overlapping(DraftPartition first, DraftPartition second) {
        context.add(second.spot()
                .problem(
                        Code.PARTITIONS_OVERLAP,
                        "\"%s\" takes rows of %s"
                                .formatted(
                                        second.value().name().name(),
                                        first.value().name().name()))
                .because("Each row belongs into one partition.")
                .fix("Change the bounds of one of them."));
    }
}
