package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts as PostgreSQL's deparsers write them: without comments, dollar quotes and escapes. */
final class ExpressionText {
    private ExpressionText() {}

    /** The expression without parentheses around the whole of it. */
    static SqlExpression bare(String sql) {
        String text = sql.strip();
        while (text.startsWith("(") && closing(text) == text.length() - 1) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return new SqlExpression(text);
    }

    static @Nullable SqlExpression bareOrNull(@Nullable String sql) {
        return sql == null ? null : bare(sql);
    }

    /** The parts between commas that stand in no parentheses, stripped. */
    static List<String> split(String sql) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < sql.length(); at = next(sql, at)) {
            char c = sql.charAt(at);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(sql.substring(start, at).strip());
                start = at + 1;
            }
        }
        parts.add(sql.substring(start).strip());
        return parts;
    }

    /** A string literal at the beginning of a text. */
    record Literal(String value, String rest) {}

    /** The string literal with which the text begins, and what follows; null if it begins with something else. */
    static @Nullable Literal literal(String sql) {
        if (!sql.startsWith("'")) {
            return null;
        }
        int end = next(sql, 0);
        return new Literal(sql.substring(1, end - 1).replace("''", "'"), sql.substring(end));
    }

    /** Where the parenthesis at the beginning is closed; -1 if it is not. */
    static int closing(String sql) {
        int depth = 0;
        for (int at = 0; at < sql.length(); at = next(sql, at)) {
            char c = sql.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    /** Behind the character, or behind what is quoted if it opens a quote. */
    private static int next(String sql, int at) {
        char c = sql.charAt(at);
        if (c != '\'' && c != '"') {
            return at + 1;
        }
        int end = at + 1;
        while (end < sql.length()) {
            boolean isDoubled = end + 1 < sql.length() && sql.charAt(end + 1) == c;
            if (sql.charAt(end) == c && !isDoubled) {
                return end + 1;
            }
            end += sql.charAt(end) == c ? 2 : 1;
        }
        return end;
    }
}
