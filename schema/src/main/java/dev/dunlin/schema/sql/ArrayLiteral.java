package dev.dunlin.schema.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads PostgreSQL's text form of an array: {@code {a,"b c",NULL}} (manual, chapter "Arrays"). */
final class ArrayLiteral {
    private ArrayLiteral() {}

    /** The elements, nested ones in a row; null for those that are. Text that is no array gives what is found in it. */
    static List<@Nullable String> elements(String text) {
        List<@Nullable String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        boolean wasQuoted = false;
        boolean inQuotes = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                element.append(text.charAt(++i));
            } else if (c == '"') {
                if (!wasQuoted) {
                    element.setLength(0);
                }
                inQuotes = !inQuotes;
                wasQuoted = true;
            } else if (inQuotes || (!wasQuoted && "{},".indexOf(c) < 0)) {
                element.append(c);
            } else if ("{},".indexOf(c) >= 0) {
                add(elements, element, wasQuoted);
                element.setLength(0);
                wasQuoted = false;
            }
        }
        add(elements, element, wasQuoted);
        return elements;
    }

    private static void add(List<@Nullable String> elements, StringBuilder element, boolean wasQuoted) {
        String text = wasQuoted ? element.toString() : element.toString().strip();
        if (wasQuoted) {
            elements.add(text);
        } else if (!text.isEmpty()) {
            elements.add(text.equalsIgnoreCase("NULL") ? null : text);
        }
    }
}
