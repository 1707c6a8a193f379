package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.plan.Hazard.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is dangerous about a change of partitions, and which of them can be done without blocking others. */
final class PartitionHazards {
    /** The version from which a partition can be detached without blocking queries. */
    private static final int DETACHES_CONCURRENTLY = 14;
    /** The version from which a foreign key of a partitioned table can be added without looking at rows. */
    private static final int UNCHECKED_FOREIGN_KEYS = 18;

    private final PlanOptions options;

    PartitionHazards(PlanOptions options) {
        this.options = options;
    }

    /** Whether a table is divided into partitions that are known, so that each can be worked on by itself. */
    static boolean isApart(@Nullable Table table) {
        return table != null
                && table.partitioning() != null
                && table.partitioning().managed();
    }

    /** Whether a foreign key of a divided table has to be added to each partition first. */
    boolean addsForeignKeysApart(@Nullable Table table) {
        return table != null && table.partitioning() != null && options.postgres() < UNCHECKED_FOREIGN_KEYS;
    }

    /** Whether partitions can be attached by themselves, and detached again by a way back, without a transaction. */
    boolean attachesApart() {
        return options.postgres() >= DETACHES_CONCURRENTLY;
    }

    /** Whether PostgreSQL can detach a partition without blocking those who use the table. */
    boolean detachesConcurrently(Partitioning partitioning, Partition partition) {
        return options.postgres() >= DETACHES_CONCURRENTLY
                && partition.attached()
                && !partition.isDefault()
                && partitioning.defaultBeside(partition).isEmpty();
    }

    List<Hazard> of(Change change, Fold before) {
        if (change instanceof PartitionChange.AddPartition add) {
            return add(add, before);
        } else if (change instanceof PartitionChange.DropPartition drop) {
            return List.of(hazard(
                    Code.DROP_PARTITION,
                    drop.subject(),
                    "All rows of the partition are lost.",
                    "Keep them apart first: @Partition(detached = true); drop it in a later release, with a backup at"
                            + " hand."));
        } else if (change instanceof PartitionChange.AlterPartition alter) {
            return alter(alter, before);
        }
        return List.of();
    }

    private List<Hazard> add(PartitionChange.AddPartition add, Fold before) {
        return add.partition().attached() ? defaultPartition(add.table(), add.partition(), before) : List.of();
    }

    private List<Hazard> alter(PartitionChange.AlterPartition alter, Fold before) {
        List<Hazard> hazards = new ArrayList<>();
        if (alter.detaches() && !alter.movesBound()) {
            hazards.add(hazard(
                    Code.DETACH_PARTITION,
                    alter.subject(),
                    "The rows of the partition are no longer in the table; a deployed version that reads them does not"
                            + " find them.",
                    "Detach it when nothing needs its rows."));
        }
        if (!alter.attaches()) {
            return hazards;
        }
        hazards.add(hazard(
                Code.ATTACH_PARTITION,
                alter.subject(),
                "The migration fails if a row of the partition is not %s."
                        .formatted(alter.to().bound()),
                "Look first for such rows, and move or delete them."));
        boolean isProved = options.isOnline(alter.table())
                && attachesApart()
                && before.table(alter.table())
                        .filter(table -> isProvable(table, alter.to()))
                        .isPresent();
        if (!isProved) {
            hazards.add(scan(alter.subject(), alter.table(), "the partition"));
        }
        hazards.addAll(defaultPartition(alter.table(), alter.to(), before));
        return hazards;
    }

    /** What a new partition means for the default partition beside it. */
    private List<Hazard> defaultPartition(QualifiedName table, Partition partition, Fold before) {
        Optional<Partitioning> partitioning = partitioning(table, before);
        Optional<Partition> other = partitioning.flatMap(each -> each.defaultBeside(partition));
        if (other.isEmpty() || partition.isDefault()) {
            return List.of();
        }
        Subject subject = Subject.partition(table, partition.name());
        String name = other.get().name().relativeTo(options.home());
        List<Hazard> hazards = new ArrayList<>();
        hazards.add(hazard(
                Code.ADD_PARTITION,
                subject,
                "The migration fails if the default partition %s has a row for the new one.".formatted(name),
                "Look first for such rows: move them out of the table, and back in when the partition is there."));
        boolean isProved = options.isOnline(table) && isSimple(partition.bound());
        if (!isProved) {
            hazards.add(scan(subject, table, "the default partition " + name));
        }
        return hazards;
    }

    /** Whether a check can prove that rows belong into a partition. */
    private static boolean isProvable(Table table, Partition partition) {
        Partitioning partitioning = Objects.requireNonNull(table.partitioning());
        Partition level = partition;
        while (isSimple(level.bound())
                && (!(level.bound() instanceof PartitionBound.Hash)
                        || partitioning.keyAbove(level).hasProvableHash(table.columns()))) {
            QualifiedName parent = level.parent();
            if (parent == null) {
                return true;
            }
            level = partitioning.partition(parent).orElseThrow();
        }
        return false;
    }

    /** The default partition has whatever the others do not take. */
    private static boolean isSimple(PartitionBound bound) {
        return !bound.equals(PartitionBound.REST);
    }

    private static Optional<Partitioning> partitioning(QualifiedName table, Fold before) {
        return before.table(table).map(Table::partitioning);
    }

    private Hazard scan(Subject subject, QualifiedName table, String what) {
        return new Hazard(
                Code.SCAN_TABLE,
                subject,
                subject.relativeTo(options.home()),
                "All rows of %s are read while nobody can use it.".formatted(what),
                "Let the table be online (@Table(online = true)), so that rows are checked without blocking it; for a"
                        + " default partition, or hashes of texts, there is no such way.",
                options.isOnline(table));
    }

    private Hazard hazard(Code code, Subject subject, String danger, String remedy) {
        boolean always = code.kind() == Hazard.Kind.DESTRUCTIVE || code.kind() == Hazard.Kind.DATA_DEPENDENT;
        return new Hazard(
                code,
                subject,
                subject.relativeTo(options.home()),
                danger,
                remedy,
                always || options.isOnline(subject.owner()));
    }
}
