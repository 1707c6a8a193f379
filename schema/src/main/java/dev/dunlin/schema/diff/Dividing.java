package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Partitions: they get their names first; those that are not wanted go before columns are touched; others are detached,
 * attached and added when the table is as it is to be. PostgreSQL cannot divide a table in another way than it was made
 * (manual, {@code ALTER TABLE}): that is left to the author.
 */
final class Dividing {
    private final Draft draft;

    Dividing(Draft draft) {
        this.draft = draft;
    }

    void rename() {
        refuseReplacedTypes();
        Set<QualifiedName> marked = draft.ownersOfMarked(Subject.Kind.PARTITION);
        for (Table table : draft.changedTablesAnd(marked)) {
            Partitioning wanted = wanted(table).partitioning();
            Partitioning present = table.partitioning();
            if (!isComparable(table)) {
                refuse(Subject.table(table.name()));
            } else if (present != null && wanted != null) {
                refuseKeyColumns(table);
                if (present.managed() != wanted.managed()) {
                    draft.add(new PartitionChange.ManagePartitions(table.name(), present, wanted));
                } else if (!present.equals(wanted) || marked.contains(table.name())) {
                    rename(table.name(), present, wanted);
                }
            }
        }
    }

    private void rename(QualifiedName table, Partitioning present, Partitioning wanted) {
        PartNames<QualifiedName> names = new PartNames<>(draft, name -> Subject.partition(table, name));
        QualifiedName nameless = table;
        present.partitions().forEach(each -> names.present(each.name(), each.withName(nameless)));
        wanted.partitions()
                .forEach(each -> names.wanted(each.name(), former(table, each.name()), each.withName(nameless)));
        PartNames.Outcome<QualifiedName> outcome = names.match();
        present.partitions().stream()
                .filter(each -> outcome.inTheWay().contains(each.name()))
                .forEach(each -> dropWithChildren(table, present, each));
        RenameOrder.order(outcome.renames(), n -> table.sibling("dunlin_tmp_partition_" + n))
                .forEach(rename ->
                        draft.add(new PartitionChange.RenamePartition(table, rename.getKey(), rename.getValue())));
    }

    private @Nullable QualifiedName former(QualifiedName table, QualifiedName name) {
        String was = draft.hints().was().get(Subject.partition(table, name));
        if (was == null) {
            return null;
        }
        int dot = was.indexOf('.');
        return dot < 1 || dot == was.length() - 1
                ? name.sibling(was)
                : new QualifiedName(was.substring(0, dot), was.substring(dot + 1));
    }

    private void dropWithChildren(QualifiedName table, Partitioning present, Partition partition) {
        present.children(partition.name()).forEach(child -> dropWithChildren(table, present, child));
        draft.add(new PartitionChange.DropPartition(table, partition));
    }

    void drop() {
        for (Table table : draft.changedTables()) {
            Partitioning wanted = wanted(table).partitioning();
            if (!isComparable(table) || table.partitioning() == null || wanted == null) {
                continue;
            }
            List<Partition> childrenFirst = new ArrayList<>(table.partitioning().parentsFirst());
            Collections.reverse(childrenFirst);
            childrenFirst.stream()
                    .filter(partition -> wanted.partition(partition.name()).isEmpty())
                    .forEach(partition -> draft.add(new PartitionChange.DropPartition(table.name(), partition)));
        }
    }

    void alterAndAdd() {
        for (Table table : draft.changedTables()) {
            Partitioning wanted = wanted(table).partitioning();
            if (isComparable(table) && table.partitioning() != null && wanted != null) {
                alter(table.name(), table.partitioning(), wanted);
                wanted.parentsFirst().stream()
                        .filter(each ->
                                table.partitioning().partition(each.name()).isEmpty())
                        .forEach(each -> draft.add(new PartitionChange.AddPartition(table.name(), each)));
            }
        }
    }

    /** Bounds that move are set one after the other: where several move, all are detached before the first is attached. */
    private void alter(QualifiedName table, Partitioning present, Partitioning wanted) {
        List<PartitionChange.AlterPartition> alters = new ArrayList<>();
        for (Partition from : present.parentsFirst()) {
            Optional<Partition> to = wanted.partition(from.name());
            if (to.isPresent() && !to.get().equals(from)) {
                boolean isPossible = Objects.equals(to.get().parent(), from.parent())
                        && Objects.equals(to.get().key(), from.key());
                if (isPossible) {
                    alters.add(new PartitionChange.AlterPartition(table, from, to.get()));
                } else {
                    refuse(Subject.partition(table, from.name()));
                }
            }
        }
        boolean severalMove = alters.stream()
                        .filter(PartitionChange.AlterPartition::movesBound)
                        .count()
                > 1;
        List<Change> attaching = new ArrayList<>();
        for (PartitionChange.AlterPartition alter : alters) {
            if (severalMove && alter.movesBound()) {
                Partition apart = alter.from().withAttached(false);
                draft.add(new PartitionChange.AlterPartition(table, alter.from(), apart));
                attaching.add(new PartitionChange.AlterPartition(table, apart, alter.to()));
            } else if (alter.attaches()) {
                attaching.add(alter);
            } else {
                draft.add(alter);
            }
        }
        attaching.forEach(draft::add);
    }

    /** Whether a table is divided by what it is to be divided by, or is not at all. */
    private boolean isComparable(Table table) {
        Partitioning present = table.partitioning();
        Partitioning wanted = wanted(table).partitioning();
        if (present == null || wanted == null) {
            return present == null && wanted == null;
        }
        return present.key().equals(wanted.key());
    }

    private void refuse(Subject subject) {
        draft.add(new Finding(Finding.Code.CANNOT_REPARTITION, subject, List.of(), List.of()));
    }

    /** PostgreSQL neither drops nor alters a column that decides to which partition a row belongs. */
    private void refuseKeyColumns(Table table) {
        Partitioning partitioning = Objects.requireNonNull(table.partitioning());
        Table wanted = wanted(table);
        for (Column column : table.columns()) {
            boolean isKept = wanted.column(column.name())
                    .filter(to -> to.type().equals(column.type()) && Objects.equals(to.collation(), column.collation()))
                    .isPresent();
            if (!isKept && partitioning.dependsOn(column.name())) {
                refuse(Subject.column(table.name(), column.name()));
            }
        }
    }

    /** No column by which a table is divided gets another type, nor one that is built anew under its name. */
    private void refuseReplacedTypes() {
        for (QualifiedName type : Disturbance.replacedTypes(draft)) {
            Set<QualifiedName> types = TypeUse.withUsers(type, draft.schema());
            for (Table table : draft.tables().values()) {
                table.columns().stream()
                        .filter(column ->
                                draft.wantedTable(table.name()) != null && TypeUse.isDividing(column, table, types))
                        .forEach(column -> refuse(Subject.column(table.name(), column.name())));
            }
        }
    }

    private Table wanted(Table table) {
        return Objects.requireNonNull(draft.wantedTable(table.name()));
    }
}
