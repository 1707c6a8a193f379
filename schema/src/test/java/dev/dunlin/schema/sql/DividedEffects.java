package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.plan.Effect;
import dev.dunlin.schema.plan.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What was done to partitions, as done to the table that they divide. Of a change to one partition only the tables above it
 * count, unless it stays where it is: what happens to the rows of partitions that come and go is a hazard of its own there,
 * which has its own tests.
 */
final class DividedEffects {
    private DividedEffects() {}

    static Effect join(Effect measured, Change change, SchemaView before) {
        Effect joined = Effect.NONE;
        for (var each : measured.tables().entrySet()) {
            Work[] work = each.getValue().work().toArray(Work[]::new);
            QualifiedName whole = whole(each.getKey(), change, before);
            if (whole != null) {
                joined = joined.and(Effect.on(whole, each.getValue().lock(), work));
            }
        }
        return joined;
    }

    /** The table that counts; null if this does not. */
    private static QualifiedName whole(QualifiedName name, Change change, SchemaView before) {
        Set<QualifiedName> own = own(change);
        if (change instanceof PartitionChange.AlterPartition alter
                && alter.from().name().equals(name)) {
            boolean staysInPlace = !alter.attaches() && !alter.detaches();
            return staysInPlace ? name : null;
        }
        if (own.contains(name)) {
            return null;
        }
        List<Table> tables = new ArrayList<>(before.tables().values());
        if (change instanceof TableChange.CreateTable create) {
            tables.add(create.table());
        }
        for (Table table : tables) {
            Partition partition = table.partitioning() == null
                    ? null
                    : table.partitioning().partition(name).orElse(null);
            if (partition != null) {
                return own.isEmpty() || partition.key() != null ? table.name() : null;
            }
        }
        return name;
    }

    private static Set<QualifiedName> own(Change change) {
        if (change instanceof PartitionChange.AddPartition add) {
            return Set.of(add.partition().name());
        } else if (change instanceof PartitionChange.DropPartition drop) {
            return Set.of(drop.partition().name());
        } else if (change instanceof PartitionChange.AlterPartition alter) {
            return Set.of(alter.from().name());
        } else if (change instanceof PartitionChange.RenamePartition rename) {
            return rename.from().equals(rename.to()) ? Set.of(rename.from()) : Set.of(rename.from(), rename.to());
        }
        return Set.of();
    }
}
