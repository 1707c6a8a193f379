package dev.dunlin.runtime;

import org.jspecify.annotations.Nullable;

/** Small pieces of the texts that people read, and the log in which some of them end. */
final class Texts {
    private static final System.Logger LOG = System.getLogger("dev.dunlin.runtime");

    private Texts() {}

    /** Tells the application's log what goes on. */
    static void info(String message) {
        LOG.log(System.Logger.Level.INFO, message);
    }

    /** Tells the application's log what somebody should look at. */
    static void warn(String message, @Nullable Exception cause) {
        LOG.log(System.Logger.Level.WARNING, message, cause);
    }

    /** Tells the application's log what only matters when something else is wrong. */
    static void debug(String message, @Nullable Exception cause) {
        LOG.log(System.Logger.Level.DEBUG, message, cause);
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

    /** The first line of a report. */
    static String found(int migrations, String location, String history) {
        return (migrations == 0 ? "No migrations" : count(migrations, "migration")) + " found in " + location
                + " (history " + history + ")";
    }
}
