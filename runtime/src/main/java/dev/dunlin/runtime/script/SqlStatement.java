package dev.dunlin.runtime.script;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One statement of a migration. A class and no record, for the jar's size; nobody compares statements. */
public final class SqlStatement {
    /** Its place among the statements of the file, from 1; transaction control does not count. */
    public final int number;

    /** Its text without the semicolon, from its first word on; never empty. */
    public final String sql;

    /** Of its first word in the file, from 1. */
    public final int line;

    /** Of its first word, in UTF-16 units, from 1. */
    public final int column;

    public final StatementKind kind;

    /** What the kind says, written as in the statement, with quotes where there are some; null if it says nothing. */
    public final @Nullable String name;

    /** Like name. */
    public final @Nullable String table;

    /** How long it may wait for a lock, zero for ever; null if the file does not say. */
    public final @Nullable Duration lockTimeout;

    /** How long it may take, zero for ever; null if the file does not say. */
    public final @Nullable Duration statementTimeout;

    SqlStatement(
            int number,
            String sql,
            int line,
            int column,
            StatementKind kind,
            @Nullable String name,
            @Nullable String table,
            @Nullable Duration lockTimeout,
            @Nullable Duration statementTimeout) {
        this.number = number;
        this.sql = sql;
        this.line = line;
        this.column = column;
        this.kind = kind;
        this.name = name;
        this.table = table;
        this.lockTimeout = lockTimeout;
        this.statementTimeout = statementTimeout;
    }

    SqlStatement numbered(int theNumber) {
        return new SqlStatement(theNumber, sql, line, column, kind, name, table, lockTimeout, statementTimeout);
    }

    SqlStatement of(StatementKind theKind, @Nullable String theName, @Nullable String theTable) {
        return new SqlStatement(number, sql, line, column, theKind, theName, theTable, lockTimeout, statementTimeout);
    }
}
