package dev.dunlin.runtime.script;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a migration.
 *
 * @param number its place among the statements of the file, from 1; transaction control does not count
 * @param sql its text without the semicolon, from its first word on; never empty
 * @param position of its first word in the file
 * @param lockTimeout how long it may wait for a lock, zero for ever; null if the file does not say
 * @param statementTimeout how long it may take, zero for ever; null if the file does not say
 */
public record SqlStatement(
        int number,
        String sql,
        Position position,
        StatementKind kind,
        @Nullable Duration lockTimeout,
        @Nullable Duration statementTimeout) {}
