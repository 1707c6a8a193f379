package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.model.QualifiedName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Qualified names as one string: {@code locations}, {@code public.locations}. A part that holds a dot or a double quote
 * stands in double quotes, in which {@code ""} is one; everything else stands for itself.
 */
public final class NameFormat {
    private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([^.\"]+)");

    private NameFormat() {}

    public static String write(QualifiedName name) {
        return name.namespace() == null ? part(name.name()) : part(name.namespace()) + "." + part(name.name());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the text is no such name
     */
    public static QualifiedName read(String text) {
        Matcher matcher = PART.matcher(text);
        String first = next(matcher, text, 0);
        if (matcher.end() == text.length()) {
            return QualifiedName.of(first);
        }
        int dot = matcher.end();
        if (text.charAt(dot) != '.') {
            throw noName(text);
        }
        String second = next(matcher, text, dot + 1);
        if (matcher.end() != text.length()) {
            throw noName(text);
        }
        return new QualifiedName(first, second);
    }

    private static String part(String part) {
        return part.indexOf('.') < 0 && part.indexOf('"') < 0 ? part : '"' + part.replace("\"", "\"\"") + '"';
    }

    private static String next(Matcher matcher, String text, int from) {
        if (from > text.length() || !matcher.region(from, text.length()).lookingAt()) {
            throw noName(text);
        }
        return matcher.group(1) != null ? matcher.group(1).replace("\"\"", "\"") : matcher.group(2);
    }

    private static IllegalArgumentException noName(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no name of the form name or schema.name");
    }
}
