package dev.dunlin.schema.model;

import dev.dunlin.schema.model.SqlLexer.Kind;
import dev.dunlin.schema.model.SqlLexer.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An SQL expression as its author wrote it. Two are equal if PostgreSQL's scanner would see the same tokens: white space,
 * comments and the case of keywords are no difference.
 *
 * @param sql the text, with line ends folded to {@code \n}, never blank
 */
public record SqlExpression(String sql) {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    public SqlExpression {
        sql = sql.replace("\r\n", "\n").strip();
        if (sql.isEmpty()) {
            throw new IllegalArgumentException("an SQL expression is blank");
        }
    }

    /**
     * What keeps the text from standing inside a larger statement without reaching out of its place: a quote, comment or
     * parenthesis that is left open, one that was never opened, a semicolon. Empty if nothing does; whether PostgreSQL
     * understands it is another question.
     */
    public Optional<String> defect() {
        if (sql.indexOf('\0') >= 0) {
            return Optional.of("it has a NUL character");
        }
        List<Token> tokens = SqlLexer.tokens(sql);
        Deque<String> open = new ArrayDeque<>();
        for (Token token : tokens) {
            Optional<String> defect = token.kind() == Kind.OTHER ? defect(token.text(), open) : Optional.empty();
            if (defect.isPresent()) {
                return defect;
            }
        }
        if (!open.isEmpty()) {
            return Optional.of("a " + open.peek() + " is not closed");
        }
        boolean closed = SqlLexer.tokens(sql + "\n)").size() == tokens.size() + 1;
        return closed ? Optional.empty() : Optional.of("a comment or a quote is not closed");
    }

    private static Optional<String> defect(String token, Deque<String> open) {
        switch (token) {
            case "'", "\"" -> {
                return Optional.of("a quote is not closed");
            }
            case ";" -> {
                return Optional.of("it has a semicolon");
            }
            case "(", "[" -> open.push(token);
            case ")", "]" -> {
                String opening = token.equals(")") ? "(" : "[";
                if (!opening.equals(open.poll())) {
                    return Optional.of("a " + token + " closes what was not opened");
                }
            }
            default -> {}
        }
        return Optional.empty();
    }

    /** The identifiers and keywords that occur in it, as PostgreSQL folds them. */
    public Set<String> words() {
        Set<String> words = new TreeSet<>();
        for (Token token : SqlLexer.tokens(sql)) {
            if (token.kind() != Kind.OTHER) {
                words.add(token.text());
            }
        }
        return words;
    }

    /** The words directly before an opening parenthesis: functions, and types or keywords that take a list. */
    public Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        List<Token> tokens = SqlLexer.tokens(sql);
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).text().equals("(") && tokens.get(i - 1).kind() != Kind.OTHER) {
                calls.add(tokens.get(i - 1).text());
            }
        }
        return calls;
    }

    /** Whether a text occurs in it as a string literal. */
    public boolean mentionsLiteral(String text) {
        String literal = "'" + text.replace("'", "''") + "'";
        return SqlLexer.tokens(sql).stream().anyMatch(token -> token.text().equals(literal));
    }

    /** Whether a name occurs in it as an identifier. */
    public boolean mentions(String name) {
        return words().contains(name);
    }

    /**
     * This expression after columns were renamed, as PostgreSQL itself would follow the renames. Text is kept where nothing
     * is renamed; otherwise the result is written anew, token by token.
     *
     * @param names old to new names of columns
     */
    public SqlExpression renamed(Map<String, String> names) {
        List<Token> tokens = SqlLexer.tokens(sql);
        if (tokens.stream().noneMatch(token -> isRenamed(token, names))) {
            return this;
        }
        StringBuilder out = new StringBuilder();
        String before = "";
        for (Token token : tokens) {
            String newName = token.kind() == Kind.OTHER ? null : names.get(token.text());
            String text = newName == null ? written(token) : identifier(newName);
            if (needsSpace(before, text)) {
                out.append(' ');
            }
            out.append(text);
            before = text;
        }
        return new SqlExpression(out.toString());
    }

    private static boolean isRenamed(Token token, Map<String, String> names) {
        return token.kind() != Kind.OTHER && names.containsKey(token.text());
    }

    private static String written(Token token) {
        return token.kind() == Kind.QUOTED ? '"' + token.text().replace("\"", "\"\"") + '"' : token.text();
    }

    private static String identifier(String name) {
        return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static boolean needsSpace(String before, String text) {
        if (before.isEmpty() || "([.".contains(before) || "::".equals(before)) {
            return false;
        }
        return !(",)].;".contains(text)
                || "::".equals(text)
                || (text.equals("(") && endsWord(before))
                || text.equals("["));
    }

    private static boolean endsWord(String before) {
        return Character.isLetterOrDigit(before.charAt(before.length() - 1)) || before.endsWith("_");
    }

    private List<Token> key() {
        return SqlLexer.tokens(sql).stream()
                .map(token -> token.kind() == Kind.QUOTED
                                && PLAIN.matcher(token.text()).matches()
                        ? new Token(Kind.WORD, token.text())
                        : token)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqlExpression that && (sql.equals(that.sql) || key().equals(that.key()));
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return sql;
    }
}
