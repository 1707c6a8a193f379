package dev.dunlin.schema.diff;

import static dev.dunlin.schema.diff.Expectations.absent;
import static dev.dunlin.schema.diff.Expectations.expect;
import static dev.dunlin.schema.diff.Expectations.name;
import static dev.dunlin.schema.diff.Expectations.present;
import static dev.dunlin.schema.diff.Lists.minus;
import static dev.dunlin.schema.diff.Lists.plus;
import static dev.dunlin.schema.diff.Lists.replaced;

import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import java.util.List;
import java.util.Objects;

/** Applies changes of partitions. */
final class PartitionFold {
    private final FoldedTables tables;

    PartitionFold(FoldedTables tables) {
        this.tables = tables;
    }

    /** Applies a change if it is one of these; returns whether it is. */
    boolean apply(Change change) {
        if (change instanceof PartitionChange.AddPartition add) {
            Partitioning partitioning = partitioning(change, add.table());
            Partition partition = add.partition();
            absent(change, partitioning.partition(partition.name()).orElse(null), "partition " + name(change));
            if (partition.parent() != null) {
                partition(change, add.table(), partition.parent());
            }
            divide(add.table(), plus(partitioning.partitions(), partition));
        } else if (change instanceof PartitionChange.DropPartition drop) {
            Partition partition =
                    partition(change, drop.table(), drop.partition().name());
            expect(change, drop.partition(), partition);
            divide(drop.table(), minus(partitioning(change, drop.table()).partitions(), partition));
        } else if (change instanceof PartitionChange.RenamePartition rename) {
            Partitioning partitioning = partitioning(change, rename.table());
            partition(change, rename.table(), rename.from());
            absent(change, partitioning.partition(rename.to()).orElse(null), "partition " + rename.to());
            divide(
                    rename.table(),
                    Rewrites.partitionRenamed(partitioning, rename.from(), rename.to())
                            .partitions());
        } else if (change instanceof PartitionChange.AlterPartition alter) {
            Partition partition = partition(change, alter.table(), alter.from().name());
            expect(change, alter.from(), partition);
            divide(alter.table(), replaced(partitioning(change, alter.table()).partitions(), partition, alter.to()));
        } else if (change instanceof PartitionChange.ManagePartitions manage) {
            expect(change, manage.from(), partitioning(change, manage.table()));
            tables.update(manage.table(), table -> table.withPartitioning(manage.to()));
        } else {
            return false;
        }
        return true;
    }

    private void divide(QualifiedName name, List<Partition> partitions) {
        tables.update(name, table -> {
            Partitioning partitioning = Objects.requireNonNull(table.partitioning());
            return table.withPartitioning(partitioning.withPartitions(partitions));
        });
    }

    private Partitioning partitioning(Change change, QualifiedName table) {
        return present(change, tables.table(change, table).partitioning(), "partitioned table " + table);
    }

    private Partition partition(Change change, QualifiedName table, QualifiedName name) {
        return present(
                change, partitioning(change, table).partition(name).orElse(null), "partition " + name + " of " + table);
    }
}
