package dev.dunlin.schema.history;

import static dev.dunlin.schema.history.ChangeFields.name;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.snapshot.PartitionFormat;
import org.jspecify.annotations.Nullable;

/** Changes of partitions as JSON. */
final class PartitionChangeFormat {
    private PartitionChangeFormat() {}

    /** Writes a change if it is one of these; returns whether it is. */
    static boolean write(JsonOutput out, Change change) {
        if (change instanceof PartitionChange.AddPartition add) {
            partition(name(out, "table", add.table()), add.partition());
        } else if (change instanceof PartitionChange.DropPartition drop) {
            partition(name(out, "table", drop.table()), drop.partition());
        } else if (change instanceof PartitionChange.RenamePartition rename) {
            name(name(name(out, "table", rename.table()), "from", rename.from()), "to", rename.to());
        } else if (change instanceof PartitionChange.AlterPartition alter) {
            name(name(out, "table", alter.table()), "partition", alter.from().name())
                    .object("from", partition -> PartitionFormat.writeDefinition(partition, alter.from()))
                    .object("to", partition -> PartitionFormat.writeDefinition(partition, alter.to()));
        } else if (change instanceof PartitionChange.ManagePartitions manage) {
            name(out, "table", manage.table())
                    .object("from", partitioning -> PartitionFormat.write(partitioning, manage.from()))
                    .object("to", partitioning -> PartitionFormat.write(partitioning, manage.to()));
        } else {
            return false;
        }
        return true;
    }

    /** The change of a kind; null if it is none of these. */
    static @Nullable Change read(JsonObject in, String kind) {
        return switch (kind) {
            case "add-partition" -> new PartitionChange.AddPartition(name(in, "table"), partition(in));
            case "drop-partition" -> new PartitionChange.DropPartition(name(in, "table"), partition(in));
            case "rename-partition" ->
                new PartitionChange.RenamePartition(name(in, "table"), name(in, "from"), name(in, "to"));
            case "alter-partition" -> alterPartition(in);
            case "manage-partitions" ->
                new PartitionChange.ManagePartitions(
                        name(in, "table"), partitioning(in, "from"), partitioning(in, "to"));
            default -> null;
        };
    }

    private static PartitionChange.AlterPartition alterPartition(JsonObject in) {
        QualifiedName table = name(in, "table");
        QualifiedName partition = name(in, "partition");
        return new PartitionChange.AlterPartition(
                table,
                in.object("from", from -> PartitionFormat.readDefinition(from, partition)),
                in.object("to", to -> PartitionFormat.readDefinition(to, partition)));
    }

    private static JsonOutput partition(JsonOutput out, Partition partition) {
        return out.object("partition", object -> PartitionFormat.writePartition(object, partition));
    }

    private static Partition partition(JsonObject in) {
        return in.object("partition", PartitionFormat::readPartition);
    }

    private static Partitioning partitioning(JsonObject in, String field) {
        return in.object(field, PartitionFormat::read);
    }
}
