package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Identifiers, literals, comments and expressions as text of a statement (PostgreSQL manual, chapter "Lexical Structure").
 * Nothing else in this project quotes. Whatever the input, what comes out is one token, one comment line or one expression.
 */
public final class Sql {
    private static final String DIRECTIVE = "dunlin:";
    private static final Pattern LINE_LIKE_COMMENT = Pattern.compile("\\n\\s*--");
    private static final Pattern DIRECTIVE_COMMENT = Pattern.compile("--\\s*" + DIRECTIVE);
    private static final Pattern ATOM = Pattern.compile(
            "(?:[A-Za-z_][\\w.]*|'[^'\\\\]*'|-?\\d+(?:\\.\\d+)?)(?:::[A-Za-z_]\\w*(?:\\(\\d+\\))?(?:\\[\\])?)?");
    private static final Pattern CALL = Pattern.compile("(?!(?i:not)\\b)(?:[A-Za-z_][\\w.]*)?\\(.*\\)", Pattern.DOTALL);
    private static final Pattern OBSCURE = Pattern.compile("--|/\\*|[$\\\\]");

    private Sql() {}

    /**
     * An identifier in double quotes.
     *
     * @throws IllegalArgumentException if it is empty or has a character that PostgreSQL cannot store
     */
    public static String identifier(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an identifier is empty");
        }
        return '"' + storable(name).replace("\"", "\"\"") + '"';
    }

    /** Identifiers in double quotes with commas between them. */
    public static String identifiers(List<String> names) {
        return names.stream().map(Sql::identifier).collect(Collectors.joining(", "));
    }

    /** A name, with its PostgreSQL schema if it has one. */
    public static String name(QualifiedName name) {
        return name.namespace() == null
                ? identifier(name.name())
                : identifier(name.namespace()) + "." + identifier(name.name());
    }

    /**
     * A string literal. It means the same whether {@code standard_conforming_strings} is on or off.
     *
     * @throws IllegalArgumentException if the text has a character that PostgreSQL cannot store
     */
    public static String literal(String text) {
        String doubled = storable(text).replace("'", "''");
        boolean looksLikeComment = LINE_LIKE_COMMENT.matcher(text).find();
        if (!looksLikeComment && text.indexOf('\\') < 0 && text.indexOf('\r') < 0) {
            return "'" + doubled + "'";
        }
        String escaped = doubled.replace("\\", "\\\\").replace("\r", "\\r");
        return "E'" + (looksLikeComment ? escaped.replace("\n", "\\n") : escaped) + "'";
    }

    /** A text between dollar quotes whose tag does not occur in it. */
    public static String dollarQuoted(String text) {
        String tag = "$dunlin$";
        for (int i = 1; storable(text).contains(tag.substring(0, tag.length() - 1)); i++) {
            tag = "$dunlin" + i + "$";
        }
        return tag + text + tag;
    }

    /**
     * One comment line, without line end. Characters that would end it, hide in it or turn the direction of text are shown
     * as escapes; it is never read as a directive.
     */
    public static String comment(String text) {
        String escaped = text.codePoints().mapToObj(Sql::visible).collect(Collectors.joining());
        return "-- " + (escaped.strip().startsWith(DIRECTIVE) ? "\"" + escaped.strip() + "\"" : escaped);
    }

    /** A comment line that the runtime reads: a timeout for the next statement, or a property of the script. */
    static String directive(String text) {
        return "-- " + DIRECTIVE + text;
    }

    /**
     * An expression as its author wrote it, for a place that something delimits: parentheses around it or the statement's
     * end.
     *
     * @throws IllegalArgumentException if it reaches out of its place
     */
    static String expression(SqlExpression expression) {
        String sql = storable(expression.sql());
        expression.defect().ifPresent(defect -> {
            throw new IllegalArgumentException(
                    "the expression \"%s\" cannot stand in a statement: %s".formatted(sql, defect));
        });
        if (hasDirective(expression)) {
            throw new IllegalArgumentException(
                    "the expression \"%s\" has a comment that reads as a directive".formatted(sql));
        }
        boolean mayEndInComment = sql.substring(sql.lastIndexOf('\n') + 1).contains("--");
        return mayEndInComment ? sql + "\n" : sql;
    }

    /** Whether one of its comments reads as a directive: taking that away makes no difference, as it would in a literal. */
    private static boolean hasDirective(SqlExpression expression) {
        String sql = expression.sql();
        Matcher matcher = DIRECTIVE_COMMENT.matcher(sql);
        while (matcher.find()) {
            String without = sql.substring(0, matcher.start()) + "--" + sql.substring(matcher.end());
            if (expression.equals(new SqlExpression(without))) {
                return true;
            }
        }
        return false;
    }

    /** An expression for a place where only a simple one can stand without parentheses; they are added where needed. */
    static String operand(SqlExpression expression) {
        String sql = expression(expression);
        boolean isSimple = ATOM.matcher(sql).matches() || isCall(sql);
        return isSimple ? sql : "(" + sql + ")";
    }

    /** Whether the text is a call, or something in parentheses, as a whole. What is hard to tell is not. */
    private static boolean isCall(String sql) {
        if (!CALL.matcher(sql).matches() || OBSCURE.matcher(sql).find()) {
            return false;
        }
        int depth = 0;
        for (int at = sql.indexOf('('); at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"') {
                at = sql.indexOf(c, at + 1);
                if (at < 0) {
                    return false;
                }
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at == sql.length() - 1;
            }
        }
        return false;
    }

    private static String storable(String text) {
        if (text.codePoints().anyMatch(point -> point == 0 || isSurrogate(point))) {
            throw new IllegalArgumentException(
                    "PostgreSQL cannot store a NUL character or half of a surrogate pair: " + comment(text));
        }
        return text;
    }

    /** Whether a text shows in a comment as it is. */
    static boolean isVisible(String text) {
        return text.codePoints().noneMatch(Sql::isHidden);
    }

    private static String visible(int point) {
        if (!isHidden(point)) {
            return Character.toString(point);
        }
        return point == '\n' ? "\\n" : "\\u%04x".formatted(point);
    }

    /** Controls, marks without width and of direction, separators of lines, halves of pairs. The list is fixed: a JDK's grows. */
    private static boolean isHidden(int point) {
        return point < ' '
                || isBetween(point, 0x7f, 0x9f)
                || point == 0xad
                || point == 0x61c
                || point == 0x180e
                || point == 0x200b
                || isBetween(point, 0x200e, 0x200f)
                || isBetween(point, 0x2028, 0x202e)
                || isBetween(point, 0x2060, 0x206f)
                || point == 0xfeff
                || isBetween(point, 0xfff9, 0xfffb)
                || isSurrogate(point);
    }

    private static boolean isSurrogate(int point) {
        return isBetween(point, Character.MIN_SURROGATE, Character.MAX_SURROGATE);
    }

    private static boolean isBetween(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
