package dev.dunlin.runtime;

import java.util.Arrays;
import java.util.Collection;

/** Small pieces of the texts that people read. */
final class Texts {
    private Texts() {}

    /** {@code 1 migration}, {@code 2 migrations}. */
    static String count(int number, String noun) {
        return number + " " + (number == 1 ? noun : noun + "s");
    }

    /** One name a line, indented, between empty lines. */
    static String list(Collection<String> lines) {
        StringBuilder text = new StringBuilder("\n\n");
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    /** The start of a text: its first lines, and not too much of them. */
    static String excerpt(String text, int maxLines, int maxLength) {
        String[] lines = text.split("\n", maxLines + 1);
        String start = String.join("\n", Arrays.copyOf(lines, Math.min(lines.length, maxLines)));
        boolean cut = lines.length > maxLines || start.length() > maxLength;
        return start.substring(0, Math.min(start.length(), maxLength)) + (cut ? " …" : "");
    }
}
