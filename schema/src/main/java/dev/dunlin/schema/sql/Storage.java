package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.SqlExpression;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Storage parameters, access methods and operator classes: names of PostgreSQL's own that read better without quotes. */
final class Storage {
    private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern BARE_VALUE = Pattern.compile("-?\\d+(?:\\.\\d+)?|true|false|on|off");
    private static final Pattern OPERATOR_CLASS = Pattern.compile("""
            (?:(?:[A-Za-z_]\\w*|"(?:[^"]|"")+")\\.)?(?:[A-Za-z_]\\w*|"(?:[^"]|"")+")\
            (?:\\s*\\(\\s*[A-Za-z_]\\w*\\s*=\\s*[\\w.]+(?:\\s*,\\s*[A-Za-z_]\\w*\\s*=\\s*[\\w.]+)*\\s*\\))?""");

    private Storage() {}

    /** {@code (fillfactor = 70, toast.autovacuum_enabled = false)}. */
    static String parameters(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream().map(Storage::parameter).collect(Collectors.joining(", ", "(", ")"));
    }

    static String names(SortedMap<String, String> parameters) {
        return parameters.keySet().stream().map(Storage::name).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A name without quotes if it needs none. */
    static String word(String name) {
        return WORD.matcher(name).matches() ? name : Sql.identifier(name);
    }

    /**
     * An operator class with its parameters: {@code gist_trgm_ops (siglen = 32)}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static String operatorClass(SqlExpression sql) {
        if (!OPERATOR_CLASS.matcher(sql.sql()).matches()) {
            throw new IllegalArgumentException("\"%s\" is not an operator class".formatted(sql.sql()));
        }
        return sql.sql();
    }

    private static String parameter(Map.Entry<String, String> entry) {
        String value = entry.getValue();
        return name(entry.getKey()) + " = " + (BARE_VALUE.matcher(value).matches() ? value : Sql.literal(value));
    }

    private static String name(String name) {
        return Arrays.stream(name.split("\\.", 2)).map(Storage::word).collect(Collectors.joining("."));
    }
}
