package dev.dunlin.schema.model;

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
     */
    record Identity(boolean always, String sequence) implements DefaultValue {}

    /**
     * A generated column.
     *
     * @param sql immutable expression over columns of the same row
     * @param stored whether the value is stored; otherwise it is computed when read (PostgreSQL 18)
     */
    record Generated(SqlExpression sql, boolean stored) implements DefaultValue {}
}
