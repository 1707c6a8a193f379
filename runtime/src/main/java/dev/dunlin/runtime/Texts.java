package dev.dunlin.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small pieces of the texts that people read, and the log in which some of them end. */
final class Texts {
    private Texts() {}

    /** Tells the application's log what goes on. */
    static void info(String message) {
        log(System.Logger.Level.INFO, message, null);
    }

    /** Tells the application's log what somebody should look at. */
    static void warn(String message, @Nullable Exception cause) {
        log(System.Logger.Level.WARNING, message, cause);
    }

    /** Tells the application's log what only matters when something else is wrong. */
    static void debug(String message, @Nullable Exception cause) {
        log(System.Logger.Level.DEBUG, message, cause);
    }

    /** Asks for the logger only now: a start that has nothing to say need not set the logging system up. */
    private static void log(System.Logger.Level level, String message, @Nullable Exception cause) {
        System.getLogger("dev.dunlin.runtime").log(level, message, cause);
    }

    /** {@code 1 migration}, {@code 2 migrations}. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code a, b, c}. */
    static String join(Iterable<?> values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(text.isEmpty() ? "" : ", ").append(value);
        }
        return text.toString();
    }

    /** Every line after the first behind this many spaces. */
    static String indented(String text, int spaces) {
        return text.replace("\n", "\n" + " ".repeat(spaces));
    }

    /** The start of a text: its first lines, and not too much of them. */
    static String excerpt(String text, int maxLines, int maxLength) {
        int end = -1;
        for (int line = 0; line < maxLines && (line == 0 || end >= 0); line++) {
            end = text.indexOf('\n', end + 1);
        }
        int length = Math.min(end < 0 ? text.length() : end, maxLength);
        return length == text.length() ? text : text.substring(0, length) + " …";
    }

    /**
     * A JSON object, on one line.
     *
     * @param members names and values in turn; a value may be null, a number, a boolean, a list, or one of the records of
     *     reports, and stands otherwise as the string that it prints as
     */
    static String json(@Nullable Object... members) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < members.length; i += 2) {
            value(json.append(i == 0 ? '{' : ','), members[i]);
            value(json.append(':'), members[i + 1]);
        }
        return json.append('}').toString();
    }

    private static void value(StringBuilder json, @Nullable Object value) {
        if (value instanceof List<?> list) {
            char separator = '[';
            for (Object element : list) {
                value(json.append(separator), element);
                separator = ',';
            }
            json.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof AppliedMigration migration) {
            json.append(migration.json());
        } else if (value instanceof MigrationStatus status) {
            json.append(status.json());
        } else if (value instanceof Problem problem) {
            json.append(problem.json());
        } else if (value instanceof MigrationReport report) {
            json.append(report.toJson());
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            quote(json.append('"'), value.toString());
            json.append('"');
        }
    }

    private static void quote(StringBuilder json, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
    }

    /** The first line of a report. */
    static String found(int migrations, String location, String history) {
        return (migrations == 0 ? "No migrations" : count(migrations, "migration")) + " found in " + location
                + " (history " + history + ")";
    }
}
