package dev.dunlin.schema.model;

import dev.dunlin.schema.model.SqlLexer.Kind;
import dev.dunlin.schema.model.SqlLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the beginning of a statement far enough to know what it creates, and what would take that away again. */
final class SqlHead {
    /** What ends the result type of a function: the clauses that may follow it (PostgreSQL manual, CREATE FUNCTION). */
    private static final Set<String> AFTER_RETURNS = Set.of(
            "language",
            "transform",
            "window",
            "immutable",
            "stable",
            "volatile",
            "leakproof",
            "not",
            "called",
            "strict",
            "security",
            "external",
            "parallel",
            "cost",
            "rows",
            "support",
            "set",
            "as",
            "begin",
            "return");

    private final String sql;
    private final List<Token> tokens;
    private int at;

    SqlHead(String sql, List<Token> tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    Optional<SqlDefinition> definition() {
        at = 0;
        return Optional.ofNullable(skip("grant") ? grant() : skip("create") ? creation() : null);
    }

    private @Nullable SqlDefinition creation() {
        boolean replaces = skip("or") && skip("replace");
        if (skip("function")) {
            return routine("FUNCTION", replaces);
        } else if (skip("procedure")) {
            return routine("PROCEDURE", replaces);
        } else if (skip("aggregate")) {
            return routine("AGGREGATE", replaces);
        } else if (skip("event")) {
            return skip("trigger") ? named("EVENT TRIGGER", false) : null;
        } else if (skip("constraint")) {
            return skip("trigger") ? onTable("TRIGGER", "on", false) : null;
        } else if (skip("trigger")) {
            return onTable("TRIGGER", "on", replaces);
        } else if (skip("rule")) {
            return onTable("RULE", "to", replaces);
        } else if (skip("policy")) {
            return onTable("POLICY", "on", false);
        } else if (skip("materialized")) {
            return skip("view") ? named("MATERIALIZED VIEW", false) : null;
        }
        skip("recursive");
        if (skip("view")) {
            return named("VIEW", replaces);
        }
        return skip("type") ? named("TYPE", false) : skip("statistics") ? named("STATISTICS", false) : null;
    }

    /** Something without parameters. */
    private @Nullable SqlDefinition named(String kind, boolean replaces) {
        boolean isConditional = skip("if") && skip("not") && skip("exists");
        Name name = name();
        if (name == null) {
            return null;
        }
        boolean isUsable = !kind.equals("EVENT TRIGGER") && !kind.equals("STATISTICS");
        return new SqlDefinition(
                new SqlExpression("DROP " + kind + " " + name.text()),
                replaces && !isConditional,
                "",
                isUsable ? List.of(name.last()) : List.of(),
                null);
    }

    private @Nullable SqlDefinition onTable(String kind, String word, boolean replaces) {
        Name name = name();
        if (name == null) {
            return null;
        }
        if (kind.equals("RULE") && !(skip("as") && skip("on"))) {
            return null;
        }
        while (at < tokens.size() && !skip(word)) {
            at++;
        }
        Name table = name();
        return table == null
                ? null
                : new SqlDefinition(
                        new SqlExpression("DROP " + kind + " " + name.text() + " ON " + table.text()),
                        replaces,
                        "",
                        List.of(),
                        table.last());
    }

    private @Nullable SqlDefinition routine(String kind, boolean replaces) {
        Name name = name();
        if (name == null || !isSymbol(at, "(")) {
            return null;
        }
        int close = closing(at);
        if (close < 0) {
            return null;
        }
        List<String> parameters = new ArrayList<>();
        int defaults = 0;
        for (List<Token> parameter : split(tokens.subList(at + 1, close))) {
            int end = endOfType(parameter);
            defaults += end < parameter.size() ? 1 : 0;
            if (end > 0) {
                parameters.add(text(parameter.subList(0, end)));
            }
        }
        if (kind.equals("AGGREGATE") && defaults > 0) {
            return null;
        }
        String list = "(" + String.join(", ", parameters) + ")";
        return new SqlDefinition(
                new SqlExpression("DROP " + kind + " " + name.text() + list),
                replaces,
                kind.equals("FUNCTION") ? returns(close + 1) + " with " + defaults + " defaults" : "",
                List.of(name.last()),
                null);
    }

    /** Where the type of a parameter ends and its default begins. */
    private static int endOfType(List<Token> parameter) {
        for (int i = 0; i < parameter.size(); i++) {
            Token token = parameter.get(i);
            boolean isDefault = token.kind() == Kind.WORD && token.text().equals("default");
            if (isDefault
                    || (token.kind() == Kind.OTHER
                            && (token.text().equals("=") || token.text().equals(":=")))) {
                return i;
            }
        }
        return parameter.size();
    }

    private String returns(int from) {
        int end = from;
        while (end < tokens.size()
                && !(tokens.get(end).kind() == Kind.WORD
                        && AFTER_RETURNS.contains(tokens.get(end).text()))) {
            end++;
        }
        return String.join(
                " ", tokens.subList(from, end).stream().map(Token::text).toList());
    }

    private @Nullable SqlDefinition grant() {
        int to = indexOf("to", at);
        if (to < 0 || to == at) {
            return null;
        }
        int end = tokens.size();
        for (String clause : List.of("with", "granted")) {
            int found = indexOf(clause, to + 1);
            end = found < 0 ? end : Math.min(end, found);
        }
        if (to + 1 >= end) {
            return null;
        }
        String what = text(tokens.subList(at, to));
        String whom = text(tokens.subList(to + 1, end));
        return new SqlDefinition(
                new SqlExpression("REVOKE " + what + " FROM " + whom), true, text(tokens), List.of(), null);
    }

    /** Parts with commas between them that stand in no parentheses. */
    private static List<List<Token>> split(List<Token> list) {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (Token token : list) {
            boolean isSymbol = token.kind() == Kind.OTHER;
            if (isSymbol && token.text().equals(",") && depth == 0) {
                parts.add(part);
                part = new ArrayList<>();
                continue;
            }
            depth += isSymbol && "([".contains(token.text()) ? 1 : isSymbol && ")]".contains(token.text()) ? -1 : 0;
            part.add(token);
        }
        parts.add(part);
        return parts;
    }

    /** A name as it is written, and its last part as the scanner folds it. */
    private record Name(String text, String last) {}

    private @Nullable Name name() {
        int start = at;
        while (isName(at) && isSymbol(at + 1, ".")) {
            at += 2;
        }
        if (!isName(at)) {
            return null;
        }
        at++;
        return new Name(text(tokens.subList(start, at)), tokens.get(at - 1).text());
    }

    private String text(List<Token> part) {
        return part.isEmpty()
                ? ""
                : sql.substring(part.get(0).start(), part.get(part.size() - 1).end());
    }

    private boolean skip(String word) {
        boolean found = at < tokens.size()
                && tokens.get(at).kind() == Kind.WORD
                && tokens.get(at).text().equals(word);
        at += found ? 1 : 0;
        return found;
    }

    private int indexOf(String word, int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.WORD && tokens.get(i).text().equals(word)) {
                return i;
            }
        }
        return -1;
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += isSymbol(i, "(") ? 1 : isSymbol(i, ")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean isName(int index) {
        return index < tokens.size() && tokens.get(index).kind() != Kind.OTHER;
    }

    private boolean isSymbol(int index, String text) {
        return index < tokens.size()
                && tokens.get(index).kind() == Kind.OTHER
                && tokens.get(index).text().equals(text);
    }
}
