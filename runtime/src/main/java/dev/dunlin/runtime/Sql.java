package dev.dunlin.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes values into SQL; nothing else in the runtime does. Values stand in the text and are no parameters, because a
 * driver turns a text that it sees often into a prepared statement of the session, and behind a proxy that pools by
 * transaction the next transaction may run in another one.
 */
final class Sql {
    private Sql() {}

    /** A string literal, or {@code null}. PostgreSQL has no NUL character in strings; it is left out. */
    static String literal(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        String quoted = value.replace("\0", "").replace("'", "''");
        return quoted.indexOf('\\') < 0 ? "'" + quoted + "'" : " E'" + quoted.replace("\\", "\\\\") + "'";
    }

    /** A quoted identifier. */
    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A timeout as the settings of PostgreSQL take it: milliseconds, 0 for none. */
    static String timeout(Duration timeout) {
        long millis = Math.min(timeout.toMillis(), Integer.MAX_VALUE);
        // Less than a millisecond must not become "for ever".
        return "'" + (millis == 0 && !timeout.isZero() ? 1 : millis) + "ms'";
    }
}
