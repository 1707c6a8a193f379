package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.PartitionKey.Strategy;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Partitioned tables and their partitions. A value of a bound is a string; {@code MINVALUE}, {@code MAXVALUE} and
 * {@code NULL} are objects, {@code {"keyword": "MINVALUE"}}.
 */
public final class PartitionFormat {
    private PartitionFormat() {}

    public static void write(JsonOutput out, Partitioning partitioning) {
        writeKey(out, partitioning.key());
        out.flag("managed", partitioning.managed(), true)
                .list("partitions", partitioning.partitions(), PartitionFormat::writePartition);
    }

    public static Partitioning read(JsonObject in) {
        return new Partitioning(
                readKey(in), in.flag("managed", true), in.list("partitions", PartitionFormat::readPartition));
    }

    private static void writeKey(JsonOutput out, PartitionKey key) {
        out.constant("by", key.strategy())
                .listOfEither("parts", key.parts(), IndexFormat::text, IndexFormat::writePart);
    }

    private static PartitionKey readKey(JsonObject in) {
        return new PartitionKey(in.constant("by", Strategy.class), IndexFormat.readParts(in, "parts"));
    }

    public static void writePartition(JsonOutput out, Partition partition) {
        out.field("name", NameFormat.write(partition.name()));
        writeDefinition(out, partition);
    }

    public static Partition readPartition(JsonObject in) {
        return readDefinition(in, in.parsed("name", NameFormat::read));
    }

    /** Writes a partition without its name. */
    public static void writeDefinition(JsonOutput out, Partition partition) {
        QualifiedName parent = partition.parent();
        PartitionKey key = partition.key();
        out.optional("of", parent == null ? null : NameFormat.write(parent));
        writeBound(out, partition.bound());
        if (key != null) {
            out.object("divided", object -> writeKey(object, key));
        }
        out.flag("attached", partition.attached(), true);
        TableFormat.writeOptions(out, partition.options());
    }

    public static Partition readDefinition(JsonObject in, QualifiedName name) {
        return new Partition(
                name,
                in.optional("of", NameFormat::read),
                readBound(in),
                in.optionalObject("divided", PartitionFormat::readKey),
                in.flag("attached", true),
                TableFormat.readOptions(in));
    }

    private static void writeBound(JsonOutput out, PartitionBound bound) {
        if (bound instanceof PartitionBound.Range range) {
            writeValues(out, "from", range.from());
            writeValues(out, "to", range.to());
        } else if (bound instanceof PartitionBound.In in) {
            writeValues(out, "in", in.values());
        } else if (bound instanceof PartitionBound.Hash hash) {
            out.field("modulus", hash.modulus()).field("remainder", hash.remainder());
        } else {
            out.flag("default", true);
        }
    }

    private static PartitionBound readBound(JsonObject in) {
        if (in.flag("default")) {
            return PartitionBound.REST;
        }
        if (in.has("modulus")) {
            return new PartitionBound.Hash(in.integer("modulus"), in.integer("remainder"));
        }
        return in.has("in")
                ? new PartitionBound.In(readValues(in, "in"))
                : new PartitionBound.Range(readValues(in, "from"), readValues(in, "to"));
    }

    private static void writeValues(JsonOutput out, String field, List<Value> values) {
        out.listOfEither(
                field, values, PartitionFormat::text, (object, value) -> object.constant("keyword", value.kind()));
    }

    private static @Nullable String text(Value value) {
        return value.isLiteral() ? value.text() : null;
    }

    private static List<Value> readValues(JsonObject in, String field) {
        return in.listOfEither(field, Value::of, object -> {
            Value.Kind kind = object.constant("keyword", Value.Kind.class);
            return new Value(kind, kind.name());
        });
    }
}
