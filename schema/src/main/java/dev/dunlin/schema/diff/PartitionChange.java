package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;

/** Changes of the partitions of a table. */
public sealed interface PartitionChange extends Change {
    /** A new partition, which the server fills with nothing. */
    record AddPartition(QualifiedName table, Partition partition) implements PartitionChange {
        @Override
        public Subject subject() {
            return Subject.partition(table, partition.name());
        }
    }

    /** A partition goes with its rows; those that divide it are gone before. */
    record DropPartition(QualifiedName table, Partition partition) implements PartitionChange {
        @Override
        public Subject subject() {
            return Subject.partition(table, partition.name());
        }
    }

    record RenamePartition(QualifiedName table, QualifiedName from, QualifiedName to) implements PartitionChange {
        @Override
        public Subject subject() {
            return Subject.partition(table, from);
        }
    }

    /** A partition is detached or attached, takes other rows from now on, or gets other options; the name stays. */
    record AlterPartition(QualifiedName table, Partition from, Partition to) implements PartitionChange {
        @Override
        public Subject subject() {
            return Subject.partition(table, from.name());
        }

        /** Whether it is detached, perhaps to be attached again with another bound. */
        public boolean detaches() {
            return from.attached() && (!to.attached() || movesBound());
        }

        /** Whether it is attached, perhaps again with another bound. */
        public boolean attaches() {
            return to.attached() && (!from.attached() || movesBound());
        }

        /** Whether it stays attached and takes other rows. */
        public boolean movesBound() {
            return from.attached() && to.attached() && !from.bound().equals(to.bound());
        }
    }

    /** The partitions of a table begin or cease to be managed elsewhere; they themselves stay as they are. */
    record ManagePartitions(QualifiedName table, Partitioning from, Partitioning to) implements PartitionChange {
        @Override
        public Subject subject() {
            return Subject.table(table);
        }
    }
}
