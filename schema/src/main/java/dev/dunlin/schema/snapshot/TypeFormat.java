package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.SqlExpression;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Column types. A type of PostgreSQL is a string, {@code "numeric(10,7)"} or {@code "text[]"}; one that the schema defines is
 * {@code {"defined": "public.mood"}}, one from elsewhere {@code {"sql": "vector(3)"}}, each with {@code "array": true} for
 * its array.
 */
final class TypeFormat {
    private static final String ARRAY = "[]";
    private static final Pattern BUILTIN = Pattern.compile("([^()\\[\\]]+)(?:\\((-?\\d{1,9}(?:,-?\\d{1,9})*)\\))?");

    private TypeFormat() {}

    static void write(JsonOutput out, String field, ColumnType type) {
        boolean array = type instanceof ColumnType.ArrayOf;
        ColumnType element = type instanceof ColumnType.ArrayOf arrayOf ? arrayOf.element() : type;
        if (element instanceof ColumnType.Builtin builtin && isPlain(builtin)) {
            out.field(field, array ? builtin + ARRAY : builtin.toString());
        } else {
            out.inlineObject(field, object -> {
                writeElement(object, element);
                object.flag("array", array);
            });
        }
    }

    /** Whether the text is read as the same type again. */
    private static boolean isPlain(ColumnType.Builtin type) {
        Matcher matcher = BUILTIN.matcher(type.toString());
        return matcher.matches() && matcher.group(1).equals(type.name());
    }

    private static void writeElement(JsonOutput out, ColumnType element) {
        if (element instanceof ColumnType.Defined defined) {
            out.field("defined", NameFormat.write(defined.name()));
        } else if (element instanceof ColumnType.Foreign foreign) {
            out.field("sql", foreign.sql().sql());
        } else if (element instanceof ColumnType.Builtin builtin) {
            out.field("builtin", builtin.name()).integers("modifiers", builtin.modifiers());
        } else {
            throw new IllegalStateException("no format for " + element);
        }
    }

    static ColumnType read(JsonObject in, String field) {
        return in.either(field, TypeFormat::parse, TypeFormat::decode);
    }

    private static ColumnType parse(String text) {
        boolean array = text.endsWith(ARRAY);
        Matcher matcher = BUILTIN.matcher(array ? text.substring(0, text.length() - ARRAY.length()) : text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no type of PostgreSQL");
        }
        List<Integer> modifiers = matcher.group(2) == null
                ? List.of()
                : Arrays.stream(matcher.group(2).split(","))
                        .map(Integer::valueOf)
                        .collect(Collectors.toList());
        ColumnType element = new ColumnType.Builtin(matcher.group(1), modifiers);
        return array ? new ColumnType.ArrayOf(element) : element;
    }

    private static ColumnType decode(JsonObject in) {
        ColumnType element;
        if (in.has("defined")) {
            element = new ColumnType.Defined(in.parsed("defined", NameFormat::read));
        } else if (in.has("sql")) {
            element = new ColumnType.Foreign(in.parsed("sql", SqlExpression::new));
        } else {
            element = new ColumnType.Builtin(in.string("builtin"), in.integers("modifiers"));
        }
        return in.flag("array") ? new ColumnType.ArrayOf(element) : element;
    }
}
