package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sorts changes of partitions. */
final class PartitionDraft {
    private final Stages stages;
    private final PartitionHazards partitions;

    /** How many partitions of a table are added, dropped or altered. */
    private final Map<QualifiedName, Integer> repartitioned = new HashMap<>();

    /** @param all the changes of the whole plan */
    PartitionDraft(Stages stages, PartitionHazards partitions, List<Change> all) {
        this.stages = stages;
        this.partitions = partitions;
        all.stream()
                .filter(PartitionDraft::isOne)
                .forEach(change -> repartitioned.merge(change.subject().owner(), 1, Integer::sum));
    }

    /** Whether a change is one of a partition. */
    static boolean isOne(Change change) {
        return change instanceof PartitionChange.AddPartition
                || change instanceof PartitionChange.DropPartition
                || change instanceof PartitionChange.AlterPartition;
    }

    /**
     * One partition is detached, attached or moved by itself without blocking the table; where several change, their bounds
     * may depend on each other, and one transaction does it all.
     */
    void change(Change change) {
        QualifiedName name = change.subject().owner();
        Partitioning partitioning =
                stages.divided(name).map(Table::partitioning).orElse(null);
        boolean isAlone = repartitioned.getOrDefault(name, 0) == 1;
        if (partitioning != null && isAlone && isLong(change, partitioning)) {
            stages.later(change);
        } else {
            stages.now(change);
        }
    }

    /** Whether a change reads rows, or waits for those who use the table, unless it is done by itself. */
    private boolean isLong(Change change, Partitioning partitioning) {
        if (change instanceof PartitionChange.AddPartition add) {
            return add.partition().attached()
                    && partitioning.defaultBeside(add.partition()).isPresent();
        }
        if (change instanceof PartitionChange.DropPartition drop) {
            return partitions.detachesConcurrently(partitioning, drop.partition());
        }
        PartitionChange.AlterPartition alter = (PartitionChange.AlterPartition) change;
        return alter.attaches() || (alter.detaches() && partitions.detachesConcurrently(partitioning, alter.from()));
    }
}
