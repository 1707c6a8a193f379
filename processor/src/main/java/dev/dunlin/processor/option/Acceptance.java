package dev.dunlin.processor.option;

import java.util.ArrayList;
import java.util.List;

/**
 * A hazard that the caller accepts.
 *
 * @param code what kind of hazard, for example {@code drop-column}
 * @param target what is in danger, for example {@code locations.province}
 */
public record Acceptance(String code, String target) {
    /** The acceptance as an option's value shows it, with a backslash before what separates: comma, colon, backslash. */
    @Override
    public String toString() {
        return code + ":" + escaped(target);
    }

    /** The acceptance that a token says, as histories record it. */
    public static Acceptance of(String token) {
        int colon = token.indexOf(':');
        return new Acceptance(token.substring(0, colon), token.substring(colon + 1));
    }

    /** The acceptance without escapes, as histories record it. */
    public String token() {
        return code + ":" + target;
    }

    /**
     * The acceptances that an option's value lists, in order, without duplicates; blanks around them do not count.
     *
     * @throws IllegalArgumentException if one is not {@code code:target}, with that text as its message
     */
    static List<Acceptance> parseAll(String value) {
        List<Acceptance> all = new ArrayList<>();
        for (String item : split(value, ',')) {
            if (!item.isBlank()) {
                all.add(parse(item.strip()));
            }
        }
        return all.stream().distinct().toList();
    }

    /** The names that an option's value lists, in order, without duplicates; escaped as in an acceptance. */
    static List<String> parseNames(String value) {
        return split(value, ',').stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Acceptance::unescaped)
                .distinct()
                .toList();
    }

    /** A name as an option's value shows it. */
    public static String escaped(String name) {
        return name.replaceAll("[\\\\,:]", "\\\\$0");
    }

    private static String unescaped(String name) {
        return name.replaceAll("\\\\(.)", "$1");
    }

    private static Acceptance parse(String item) {
        List<String> parts = split(item, ':');
        if (parts.size() != 2 || parts.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException(item);
        }
        return new Acceptance(parts.get(0), unescaped(parts.get(1)));
    }

    /** The parts between separators that no backslash precedes; escapes are kept. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == separator) {
                parts.add(text.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
