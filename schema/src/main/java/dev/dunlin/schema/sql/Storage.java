package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.SqlExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Storage parameters, access methods, operators and operator classes: names of PostgreSQL's own that read better without quotes. */
final class Storage {
    private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern BARE_VALUE = Pattern.compile("-?\\d+(?:\\.\\d+)?|true|false|on|off");
    private static final Pattern OPERATOR_CLASS = Pattern.compile("""
            (?:(?:[A-Za-z_]\\w*|"(?:[^"]|"")+")\\.)?(?:[A-Za-z_]\\w*|"(?:[^"]|"")+")\
            (?:\\s*\\(\\s*[A-Za-z_]\\w*\\s*=\\s*[\\w.]+(?:\\s*,\\s*[A-Za-z_]\\w*\\s*=\\s*[\\w.]+)*\\s*\\))?""");

    private static final Pattern OPERATOR = Pattern.compile("""
            [-+*/<>=~!@#%^&|`?]{1,63}\
            |OPERATOR\\((?:(?:[A-Za-z_]\\w*|"(?:[^"]|"")+")\\.)?[-+*/<>=~!@#%^&|`?]{1,63}\\)""");

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

    /**
     * An operator: {@code &&}, {@code OPERATOR(public.=)}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static String operator(String sql) {
        if (!OPERATOR.matcher(sql).matches() || sql.contains("--") || sql.contains("/*")) {
            throw new IllegalArgumentException("\"%s\" is not an operator".formatted(sql));
        }
        return sql;
    }

    /** What turns parameters into others: {@code RESET (…)}, {@code SET (…)}; empty if they are the same. */
    static List<String> alterations(SortedMap<String, String> from, SortedMap<String, String> to) {
        List<String> actions = new ArrayList<>();
        SortedMap<String, String> gone = new TreeMap<>(from);
        gone.keySet().removeAll(to.keySet());
        if (!gone.isEmpty()) {
            actions.add("RESET " + names(gone));
        }
        SortedMap<String, String> changed = new TreeMap<>(to);
        changed.entrySet().removeAll(from.entrySet());
        if (!changed.isEmpty()) {
            actions.add("SET " + parameters(changed));
        }
        return actions;
    }

    private static String parameter(Map.Entry<String, String> entry) {
        String value = entry.getValue();
        return name(entry.getKey()) + " = " + (BARE_VALUE.matcher(value).matches() ? value : Sql.literal(value));
    }

    private static String name(String name) {
        return Arrays.stream(name.split("\\.", 2)).map(Storage::word).collect(Collectors.joining("."));
    }
}
