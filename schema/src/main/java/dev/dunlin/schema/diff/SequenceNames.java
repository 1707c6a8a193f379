package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of sequences inside defaults: PostgreSQL stores which sequence {@code nextval('x')} is of, and follows its renames. */
final class SequenceNames {
    private static final String PART = "(?:\"(?:[^\"']|\"\"|'')+\"|[a-zA-Z_][\\w$]*)";
    private static final Pattern CALL =
            Pattern.compile("(?i)(\\bnextval\\s*\\(\\s*')(?:(" + PART + ")\\.)?(" + PART + ")(')");
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private SequenceNames() {}

    /** A default after a sequence got another name. */
    static @Nullable DefaultValue renamed(@Nullable DefaultValue value, QualifiedName from, QualifiedName to) {
        if (!(value instanceof DefaultValue.Expression expression)) {
            return value;
        }
        String sql = expression.sql().sql();
        Matcher matcher = CALL.matcher(sql);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String namespace = matcher.group(2) == null ? null : name(matcher.group(2));
            boolean isMeant = name(matcher.group(3)).equals(from.name())
                    && (namespace == null || namespace.equals(from.namespace()));
            String prefix = isMeant ? prefix(namespace, from, to) : "";
            String call = isMeant ? matcher.group(1) + prefix + quoted(to.name()) + matcher.group(4) : matcher.group();
            matcher.appendReplacement(out, Matcher.quoteReplacement(call));
        }
        String renamed = matcher.appendTail(out).toString();
        return renamed.equals(sql) ? value : new DefaultValue.Expression(new SqlExpression(renamed));
    }

    private static String prefix(@Nullable String written, QualifiedName from, QualifiedName to) {
        boolean isMoved = !Objects.equals(from.namespace(), to.namespace());
        return to.namespace() == null || (written == null && !isMoved) ? "" : quoted(to.namespace()) + ".";
    }

    private static String name(String part) {
        return part.startsWith("\"")
                ? part.substring(1, part.length() - 1).replace("\"\"", "\"").replace("''", "'")
                : part.toLowerCase(Locale.ROOT);
    }

    private static String quoted(String name) {
        return PLAIN.matcher(name).matches()
                ? name
                : '"' + name.replace("\"", "\"\"").replace("'", "''") + '"';
    }
}
