package dev.dunlin.schema.naming;

import java.nio.charset.StandardCharsets;

/** What PostgreSQL can hold as the name of an object (PostgreSQL manual, section "Identifiers and Key Words"). */
public final class SqlNames {
    /** The longest name in bytes of UTF-8; what is longer, the server cuts. */
    public static final int MAX_BYTES = 63;

    private SqlNames() {}

    /** The length of a name in bytes of UTF-8. */
    public static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether a name is not longer than the server keeps. */
    public static boolean fits(String name) {
        return bytes(name) <= MAX_BYTES;
    }

    /**
     * Whether PostgreSQL can store this text at all: it has no character for the code 0, and UTF-8 none for half of a
     * surrogate pair.
     */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || isSurrogate(point));
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** The longest beginning of a text that has at most this many bytes and ends between two characters. */
    static String cut(String text, int maxBytes) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            used += bytes(Character.toString(point));
            if (used > maxBytes) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }
}
