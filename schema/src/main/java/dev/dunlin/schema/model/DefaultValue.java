package dev.dunlin.schema.model;

import org.jspecify.annotations.Nullable;

/** Where a column's value comes from if a statement states none. */
public sealed interface DefaultValue {
    /** A value of the column's type, as text without quotes: {@code SINGLE_FAMILY}, {@code 0}, {@code true}. */
    record Literal(String text) implements DefaultValue {}

    /** An expression, evaluated for each row. */
    record Expression(SqlExpression sql) implements DefaultValue {}

    /**
     * An identity sequence, owned by the column.
     *
     * @param always whether a statement may not state a value of its own
     * @param sequence the sequence's name, in the PostgreSQL schema of the table
     * @param options how the sequence counts; null in them is what PostgreSQL takes for the column's type
     */
    record Identity(boolean always, String sequence, SequenceOptions options) implements DefaultValue {
        /** An identity whose sequence counts from 1 in steps of 1. */
        public Identity(boolean always, String sequence) {
            this(always, sequence, SequenceOptions.NONE);
        }
    }

    /**
     * A sequence that the column owns, and a default that takes the next value from it, as the types {@code serial} and {@code
     * bigserial} bring.
     *
     * @param sequence the sequence's name, in the PostgreSQL schema of the table
     * @param options how the sequence counts; null in them is what PostgreSQL takes for the column's type
     */
    record Serial(String sequence, SequenceOptions options) implements DefaultValue {}

    /** The name of the column's own sequence; null if it has none. */
    static @Nullable String sequence(@Nullable DefaultValue value) {
        if (value instanceof Identity identity) {
            return identity.sequence();
        }
        return value instanceof Serial serial ? serial.sequence() : null;
    }

    /** How the column's own sequence counts; {@link SequenceOptions#NONE} if it has none. */
    static SequenceOptions sequenceOptions(@Nullable DefaultValue value) {
        if (value instanceof Identity identity) {
            return identity.options();
        }
        return value instanceof Serial serial ? serial.options() : SequenceOptions.NONE;
    }

    /** The same value with another sequence of the column's own; itself if it has none. */
    static @Nullable DefaultValue withSequence(@Nullable DefaultValue value, String name, SequenceOptions options) {
        if (value instanceof Identity identity) {
            return new Identity(identity.always(), name, options);
        }
        return value instanceof Serial ? new Serial(name, options) : value;
    }

    /**
     * A generated column.
     *
     * @param sql immutable expression over columns of the same row
     * @param stored whether the value is stored; otherwise it is computed when read (PostgreSQL 18)
     */
    record Generated(SqlExpression sql, boolean stored) implements DefaultValue {}
}
