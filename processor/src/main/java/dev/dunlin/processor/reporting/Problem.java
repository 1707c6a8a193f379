package dev.dunlin.processor.reporting;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that the author should know.
 *
 * @param location the element to show it at; null if it is about the compilation as a whole
 * @param what what is wrong, with the offending name in quotes; a sentence without its full stop
 * @param where {@code Type.component (table.column)}, for those who see no position; null for none
 * @param why why it cannot be so, as whole sentences; null if that is plain
 * @param fix the way out, as whole sentences or the very line to write; null for none
 */
public record Problem(
        Code code,
        Severity severity,
        @Nullable Location location,
        String what,
        @Nullable String where,
        @Nullable String why,
        @Nullable String fix) {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]");

    /** A problem of the code's own severity. */
    public static Problem of(Code code, String what) {
        return new Problem(code, code.severity(), null, what, null, null, null);
    }

    /** The same at this place, which it names. */
    public Problem at(Location place) {
        return at(place, place.toString());
    }

    /** The same at this place, named so. */
    public Problem at(Location place, String named) {
        return new Problem(code, severity, place, what, named, why, fix);
    }

    /** The same with its reason. */
    public Problem because(String reason) {
        return new Problem(code, severity, location, what, where, reason, fix);
    }

    /** The same with its way out. */
    public Problem fix(String way) {
        return new Problem(code, severity, location, what, where, why, way);
    }

    /** The same, as bad as this. */
    public Problem as(Severity newSeverity) {
        return new Problem(code, newSeverity, location, what, where, why, fix);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /**
     * The whole message: what and where on the first line, then the reason and the way out, each on a line of its own;
     * with escapes for what no terminal shows.
     */
    public String text() {
        StringBuilder text = new StringBuilder("[" + code.id() + "] " + what);
        if (where != null) {
            text.append(", at ").append(where);
        }
        if (why != null) {
            text.append('\n').append(why);
        }
        if (fix != null) {
            text.append('\n').append(fix);
        }
        return UNPRINTABLE
                .matcher(text)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }
}
