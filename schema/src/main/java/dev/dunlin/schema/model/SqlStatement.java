package dev.dunlin.schema.model;

import dev.dunlin.schema.model.SqlLexer.Kind;
import dev.dunlin.schema.model.SqlLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One statement of a text of several. */
public final class SqlStatement {
    /** Settings that decide what names mean, and who one is. */
    private static final Set<String> MEANING = Set.of("search_path", "schema", "role", "authorization");

    private static final Set<String> TRANSACTION_CONTROL =
            Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release");
    private static final Set<String> OUTSIDE = Set.of("vacuum", "checkpoint");
    private static final Set<String> OUTSIDE_OBJECTS = Set.of("database", "tablespace", "system", "subscription");
    private static final Set<String> ADJUSTING = Set.of("alter", "revoke");

    private final String sql;
    private final int line;
    private final int end;
    private final List<Token> tokens;

    private SqlStatement(String whole, List<Token> tokens) {
        int start = tokens.get(0).start();
        this.sql = whole.substring(start, tokens.get(tokens.size() - 1).end());
        this.end = tokens.get(tokens.size() - 1).end();
        this.line = 1
                + (int) whole.substring(0, start).chars().filter(c -> c == '\n').count();
        this.tokens = tokens.stream()
                .map(token -> new Token(token.kind(), token.text(), token.start() - start, token.end() - start))
                .toList();
    }

    /** The statements of a text in order; a semicolon ends each, but for those in parentheses and in the body of a function. */
    public static List<SqlStatement> of(String text) {
        List<SqlStatement> statements = new ArrayList<>();
        List<Token> open = new ArrayList<>();
        int parentheses = 0;
        int blocks = 0;
        for (Token token : SqlLexer.tokens(text)) {
            if (is(token, ";") && parentheses <= 0 && blocks == 0) {
                if (!open.isEmpty()) {
                    statements.add(new SqlStatement(text, open));
                }
                open = new ArrayList<>();
                continue;
            }
            parentheses += is(token, "(") ? 1 : is(token, ")") ? -1 : 0;
            boolean isBody = isWord(token, "atomic") && !open.isEmpty() && isWord(open.get(open.size() - 1), "begin");
            if (isBody || (blocks > 0 && isWord(token, "case"))) {
                blocks++;
            } else if (blocks > 0 && isWord(token, "end")) {
                blocks--;
            }
            open.add(token);
        }
        if (!open.isEmpty()) {
            statements.add(new SqlStatement(text, open));
        }
        return statements;
    }

    /** The statement without its semicolon and without comments around it. */
    public String sql() {
        return sql;
    }

    /** Where it ends in the text, exclusive and without its semicolon. */
    int end() {
        return end;
    }

    /** The line of the text on which it begins, counted from 1. */
    public int line() {
        return line;
    }

    /** Why it cannot be carried by a migration, a clause; empty if nothing is known against it. */
    public Optional<String> objection() {
        String first = word(0);
        if (tokens.stream().anyMatch(token -> token.text().startsWith("\\"))) {
            return Optional.of("it is a command of psql, and no SQL");
        }
        if (TRANSACTION_CONTROL.contains(first) || (first.equals("prepare") && word(1).equals("transaction"))) {
            return Optional.of("it begins or ends a transaction, and the migration is one already");
        }
        if (first.equals("set") && MEANING.contains(setting())) {
            return Optional.of("it changes what the rest of the migration means; a function can have it for itself:"
                    + " CREATE FUNCTION … SET %s = …".formatted(setting()));
        }
        boolean isConcurrent = Set.of("create", "drop", "alter", "reindex").contains(first)
                && tokens.stream().anyMatch(token -> isWord(token, "concurrently"));
        boolean isOutside = Set.of("create", "drop", "alter").contains(first) && OUTSIDE_OBJECTS.contains(word(1));
        if (OUTSIDE.contains(first) || isConcurrent || isOutside) {
            return Optional.of("PostgreSQL does not run it in a transaction");
        }
        return first.equals("copy") && tokens.stream().anyMatch(token -> isWord(token, "stdin"))
                ? Optional.of("it reads rows from the connection")
                : Optional.empty();
    }

    /** The name of what {@code SET} sets. */
    private String setting() {
        return Set.of("local", "session").contains(word(1)) ? word(2) : word(1);
    }

    /** What it creates or grants; empty if it does something else, or something that is not understood. */
    public Optional<SqlDefinition> definition() {
        return new SqlHead(sql, tokens).definition();
    }

    /** What it puts a comment on; empty if it does something else. */
    Optional<SqlExpression> commented() {
        if (!word(0).equals("comment") || !word(1).equals("on")) {
            return Optional.empty();
        }
        for (int i = tokens.size() - 1; i > 2; i--) {
            if (isWord(tokens.get(i), "is")) {
                return Optional.of(new SqlExpression(
                        sql.substring(tokens.get(2).start(), tokens.get(i - 1).end())));
            }
        }
        return Optional.empty();
    }

    /** Whether what it does goes with what these create: comments, and adjustments of them. */
    boolean belongsTo(List<SqlDefinition> definitions) {
        if (word(0).equals("comment") || word(0).equals("set")) {
            return true;
        }
        Set<String> words = tokens.stream().map(Token::text).collect(Collectors.toSet());
        return ADJUSTING.contains(word(0))
                && definitions.stream()
                        .flatMap(definition -> definition.provides().stream())
                        .anyMatch(words::contains);
    }

    /** Whether a name stands in it, outside literals and bodies in quotes. */
    public boolean mentions(String name) {
        return tokens.stream()
                .anyMatch(token -> token.kind() != Kind.OTHER && token.text().equals(name));
    }

    private String word(int at) {
        return at < tokens.size() && tokens.get(at).kind() == Kind.WORD
                ? tokens.get(at).text()
                : "";
    }

    private static boolean is(Token token, String text) {
        return token.kind() == Kind.OTHER && token.text().equals(text);
    }

    private static boolean isWord(Token token, String word) {
        return token.kind() == Kind.WORD && token.text().equals(word);
    }
}
