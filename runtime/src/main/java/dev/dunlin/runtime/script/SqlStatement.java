package dev.dunlin.runtime.script;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a migration.
 *
 * @param number its place among the statements of the file, from 1; transaction control does not count
 * @param sql its text without the semicolon, from its first word on; never empty
 * @param line of its first word in the file, from 1
 * @param column of its first word, in UTF-16 units, from 1
 * @param name what the kind says, written as in the statement, with quotes where there are some; null if it says nothing
 * @param table like name
 * @param lockTimeout how long it may wait for a lock, zero for ever; null if the file does not say
 * @param statementTimeout how long it may take, zero for ever; null if the file does not say
 */
public record SqlStatement(
        int number,
        String sql,
        int line,
        int column,
        StatementKind kind,
        @Nullable String name,
        @Nullable String table,
        @Nullable Duration lockTimeout,
        @Nullable Duration statementTimeout) {
    SqlStatement numbered(int theNumber) {
        return new SqlStatement(theNumber, sql, line, column, kind, name, table, lockTimeout, statementTimeout);
    }

    SqlStatement of(StatementKind theKind, @Nullable String theName, @Nullable String theTable) {
        return new SqlStatement(number, sql, line, column, theKind, theName, theTable, lockTimeout, statementTimeout);
    }
}
