package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import java.util.Objects;

/** Sequences. What is left out is as PostgreSQL has it: {@code bigint}, from 1 in steps of 1. */
final class SequenceFormat {
    private static final String DEFAULT_TYPE = "bigint";

    private SequenceFormat() {}

    static void write(JsonOutput out, Sequence sequence) {
        out.field("name", NameFormat.write(sequence.name()))
                .optional("type", sequence.type().equals(DEFAULT_TYPE) ? null : sequence.type());
        writeOptions(out, sequence.options());
        out.optional("comment", sequence.comment());
    }

    static Sequence read(JsonObject in) {
        return new Sequence(
                in.parsed("name", NameFormat::read),
                in.has("type") ? in.string("type") : DEFAULT_TYPE,
                readOptions(in),
                in.optionalString("comment"));
    }

    static void writeOptions(JsonOutput out, SequenceOptions options) {
        out.optionalLong("start", options.start())
                .optionalLong("increment", options.increment() == 1 ? null : Long.valueOf(options.increment()))
                .optionalLong("min", options.min())
                .optionalLong("max", options.max())
                .optionalLong("cache", options.cache() == 1 ? null : Long.valueOf(options.cache()))
                .flag("cycle", options.cycle());
    }

    static SequenceOptions readOptions(JsonObject in) {
        return new SequenceOptions(
                in.optionalLong("start"),
                Objects.requireNonNullElse(in.optionalLong("increment"), 1L),
                in.optionalLong("min"),
                in.optionalLong("max"),
                Objects.requireNonNullElse(in.optionalLong("cache"), 1L),
                in.flag("cycle"));
    }
}
