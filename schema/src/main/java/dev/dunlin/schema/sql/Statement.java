package dev.dunlin.schema.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQL that is ready to send.
 *
 * @param sql one statement without a semicolon at its end; lines end in {@code \n}
 * @param directives what the runtime has to set for this statement, for example {@code lock-timeout 0}; usually empty
 * @param note what a reader has to know and the statement does not say; null for nothing
 */
public record Statement(
        String sql, List<String> directives, @Nullable String note) {
    /** Neither the wait for a lock nor the work itself may be cut short: that would leave something half built. */
    private static final List<String> UNLIMITED = List.of("lock-timeout 0", "statement-timeout 0");

    /** Commits as it goes, and may run again from its start. */
    private static final List<String> REPEATABLE = List.of("repeatable", "lock-timeout 0", "statement-timeout 0");

    public Statement {
        directives = List.copyOf(directives);
    }

    static Statement of(String sql) {
        return new Statement(sql, List.of(), null);
    }

    /** A statement that takes as long as its table is large. */
    static Statement unlimited(String sql) {
        return new Statement(sql, UNLIMITED, null);
    }

    /** A statement of many short transactions that is run again if nobody knows whether it came to its end. */
    static Statement repeatable(String sql) {
        return new Statement(sql, REPEATABLE, null);
    }

    Statement withNote(@Nullable String newNote) {
        return new Statement(sql, directives, newNote);
    }
}
