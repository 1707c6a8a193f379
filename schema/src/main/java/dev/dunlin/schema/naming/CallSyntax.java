package dev.dunlin.schema.naming;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out whether an expression is one call of a function, {@code lower(email)} for example. */
final class CallSyntax {
    private static final Pattern CALL =
            Pattern.compile("(?:\\w+\\s*\\.\\s*)*(?<name>[\\p{L}_][\\p{L}\\p{N}_$]*)\\s*\\(");

    private CallSyntax() {}

    /** The function's name, if nothing but its call is there. */
    static Optional<String> functionOf(String sql) {
        String inner = withoutParentheses(sql.strip());
        Matcher call = CALL.matcher(inner);
        if (!call.lookingAt() || closing(inner, call.end() - 1) != inner.length() - 1) {
            return Optional.empty();
        }
        return Optional.of(call.group("name").toLowerCase(Locale.ROOT));
    }

    /** The expression without parentheses that enclose all of it. */
    private static String withoutParentheses(String sql) {
        String inner = sql;
        while (inner.startsWith("(") && closing(inner, 0) == inner.length() - 1) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner;
    }

    /** Where the parenthesis that opens at {@code open} closes; -1 if nowhere. Quoted text is passed over. */
    private static int closing(String sql, int open) {
        int depth = 0;
        for (int at = open; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"') {
                at = sql.indexOf(c, at + 1);
                if (at < 0) {
                    return -1;
                }
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at;
            }
        }
        return -1;
    }
}
