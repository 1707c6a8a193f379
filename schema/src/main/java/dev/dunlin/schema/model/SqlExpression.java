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
    private static final Pattern CONSTANT =
            Pattern.compile("(?i:true|false|null|[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:e[-+]?\\d+)?|'(?:[^'\\\\]|'')*')"
                    + "(?:::[A-Za-z_]\\w*(?:\\[\\])?)?");

    /** What gives an answer, other than null, where a value is null. */
    private static final Set<String> ANSWERS_NULL =
            Set.of("case", "coalesce", "concat", "isnull", "notnull", "num_nonnulls", "num_nulls");

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
        List<Token> tokens = SqlLexer.tokens(sql + "\n)");
        boolean closed = !tokens.isEmpty() && tokens.get(tokens.size() - 1).start() > sql.length();
        Deque<String> open = new ArrayDeque<>();
        for (Token token : closed ? tokens.subList(0, tokens.size() - 1) : tokens) {
            Optional<String> defect = token.kind() == Kind.OTHER ? defect(token.text(), open) : Optional.empty();
            if (defect.isPresent()) {
                return defect;
            }
        }
        if (!open.isEmpty()) {
            return Optional.of("a " + open.peek() + " is not closed");
        }
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

    /** The names that occur in it as identifiers, as PostgreSQL folds them; a reserved word is none unless it is quoted. */
    public Set<String> identifiers() {
        Set<String> identifiers = new TreeSet<>();
        addIdentifiers(SqlLexer.tokens(sql), identifiers);
        return identifiers;
    }

    private static void addIdentifiers(List<Token> tokens, Set<String> identifiers) {
        for (int i = 0; i < tokens.size(); i++) {
            if (SqlKeywords.isIdentifier(tokens, i)) {
                identifiers.add(tokens.get(i).text());
            }
        }
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

    /**
     * Every name that may occur in it, be it inside a string literal, as {@code nextval('numbers')} has one and the body of a
     * function: the identifiers of the text and of its literals.
     */
    public Set<String> names() {
        Set<String> names = identifiers();
        names.addAll(namesInLiterals());
        return names;
    }

    /** Every name that may occur inside a string literal, or in one inside that. */
    public Set<String> namesInLiterals() {
        Set<String> names = new TreeSet<>();
        for (Token token : SqlLexer.tokens(sql)) {
            String content = token.kind() == Kind.OTHER ? content(token.text()).strip() : "";
            if (!content.isEmpty()) {
                names.addAll(new SqlExpression(content).names());
            }
        }
        return names;
    }

    /** What stands between the quotes of a literal; nothing for a token of another kind. */
    private static String content(String token) {
        int tag = token.startsWith("$") ? token.indexOf('$', 1) + 1 : 0;
        if (tag > 0) {
            return token.substring(tag, Math.max(tag, token.length() - tag));
        }
        int quote = token.indexOf('\'') + 1;
        return quote > 0 && token.length() > quote && token.endsWith("'")
                ? token.substring(quote, token.length() - 1).replace("''", "'")
                : "";
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

    /** As {@link #calls}, without those whose PostgreSQL schema is written. */
    public Set<String> unqualifiedCalls() {
        Set<String> calls = new TreeSet<>();
        List<Token> tokens = SqlLexer.tokens(sql);
        for (int i = 1; i < tokens.size(); i++) {
            boolean isCall =
                    tokens.get(i).text().equals("(") && tokens.get(i - 1).kind() != Kind.OTHER;
            boolean isQualified = i > 1 && tokens.get(i - 2).text().equals(".");
            if (isCall && !isQualified) {
                calls.add(tokens.get(i - 1).text());
            }
        }
        return calls;
    }

    /** Whether it takes all columns of something without naming them: {@code SELECT *}, {@code t.*}, a natural join. */
    public boolean takesAllColumns() {
        List<Token> tokens = SqlLexer.tokens(sql);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean isStar = token.kind() == Kind.OTHER && token.text().endsWith("*");
            boolean isAfterStart = i > 0
                    && Set.of("select", "distinct", "all", ",", ".")
                            .contains(tokens.get(i - 1).text());
            if ((isStar && (isAfterStart || token.text().equals(".*")))
                    || (token.kind() == Kind.WORD && token.text().equals("natural"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether every quote and comment that is opened in it is closed. */
    public boolean isClosed() {
        List<Token> tokens = SqlLexer.tokens(sql);
        boolean isQuoteOpen = tokens.stream()
                .anyMatch(token -> token.kind() == Kind.OTHER
                        && (token.text().equals("'") || token.text().equals("\"")));
        return !isQuoteOpen && SqlLexer.tokens(sql + "\n)").size() == tokens.size() + 1;
    }

    /** Whether it is a single literal, perhaps with a cast: the same for every row, and known before any is read. */
    public boolean isConstant() {
        return CONSTANT.matcher(sql).matches();
    }

    /** Whether a label occurs in it as a string literal, or in one that reads as an array: <code>'{red,green}'</code>. */
    public boolean mentionsLabel(String label) {
        String quoted = label.replace("'", "''");
        return SqlLexer.tokens(sql).stream()
                .map(SqlLexer.Token::text)
                .anyMatch(text -> text.equals("'" + quoted + "'") || (text.startsWith("'{") && text.contains(quoted)));
    }

    /** Whether a name occurs in it as an identifier. */
    public boolean mentions(String name) {
        return identifiers().contains(name);
    }

    /**
     * Whether a condition may be false for null. Most are neither true nor false then, but not those that ask whether something
     * is null, or put a value in its place.
     */
    public boolean mayRefuseNull() {
        List<Token> tokens = SqlLexer.tokens(sql);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean isWord = token.kind() == Kind.WORD;
            boolean isQuestion = isWord && token.text().equals("is");
            boolean isAboutNull =
                    i + 1 < tokens.size() && tokens.get(i + 1).text().equals("null");
            if ((isQuestion && (!isAboutNull || says("not"))) || (isWord && ANSWERS_NULL.contains(token.text()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name occurs in it where a column can stand: not as that of a function, nor as the field of {@code extract}. */
    public boolean reads(String column) {
        List<Token> tokens = SqlLexer.tokens(sql);
        for (int i = 0; i < tokens.size(); i++) {
            boolean isCalled = i + 1 < tokens.size() && tokens.get(i + 1).text().equals("(");
            boolean isField = i > 1
                    && tokens.get(i - 1).text().equals("(")
                    && tokens.get(i - 2).text().equals("extract");
            if (!isCalled
                    && !isField
                    && SqlKeywords.isIdentifier(tokens, i)
                    && tokens.get(i).text().equals(column)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a keyword occurs in it, in lower case. */
    public boolean says(String keyword) {
        return SqlLexer.tokens(sql).stream()
                .anyMatch(token -> token.kind() == Kind.WORD && token.text().equals(keyword));
    }

    /**
     * This expression after columns were renamed, as PostgreSQL itself would follow the renames. Everything else is kept as it
     * is written.
     *
     * @param names old to new names of columns
     */
    public SqlExpression renamed(Map<String, String> names) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        List<Token> tokens = SqlLexer.tokens(sql);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String newName = SqlKeywords.isIdentifier(tokens, i) ? names.get(token.text()) : null;
            if (newName != null) {
                out.append(sql, copied, token.start()).append('"');
                out.append(newName.replace("\"", "\"\"")).append('"');
                copied = token.end();
            }
        }
        return copied == 0
                ? this
                : new SqlExpression(out.append(sql, copied, sql.length()).toString());
    }

    /** What PostgreSQL's scanner sees; an identifier that needs no quotes is the same with and without them. */
    private List<String> key() {
        return SqlLexer.tokens(sql).stream()
                .map(token -> token.kind() == Kind.QUOTED
                                && !PLAIN.matcher(token.text()).matches()
                        ? '"' + token.text()
                        : token.text())
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
