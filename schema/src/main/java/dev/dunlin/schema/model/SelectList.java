package dev.dunlin.schema.model;

import dev.dunlin.schema.model.SqlLexer.Kind;
import dev.dunlin.schema.model.SqlLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the first {@code SELECT} of a query and its {@code FROM}.
 *
 * @param items the names that the query gives its columns, in order; null where it cannot be told without a server
 * @param isWhole whether all columns are listed, and no {@code *} stands for several
 */
public record SelectList(List<Item> items, boolean isWhole) {
    private static final Set<String> STARTS = Set.of("select", "with", "values", "table");
    private static final Set<String> ENDS = Set.of(
            "from",
            "where",
            "group",
            "having",
            "window",
            "union",
            "intersect",
            "except",
            "order",
            "limit",
            "offset",
            "fetch",
            "for");

    /** One column. */
    public record Item(@Nullable String name) {}

    public SelectList {
        items = List.copyOf(items);
    }

    /** Whether an expression may be a query at all: it begins like one. */
    public static boolean isQuery(SqlExpression query) {
        List<Token> tokens = SqlLexer.tokens(query.sql());
        return !tokens.isEmpty()
                && (tokens.get(0).text().equals("(")
                        || STARTS.contains(tokens.get(0).text()));
    }

    /** The list of a query's outermost, first {@code SELECT}; empty if it has none, or none that is plain to see. */
    public static Optional<SelectList> of(SqlExpression query) {
        List<Token> tokens = SqlLexer.tokens(query.sql());
        boolean isPlain = !tokens.isEmpty() && (isWord(tokens.get(0), "select") || isWord(tokens.get(0), "with"));
        int depth = 0;
        for (int i = 0; isPlain && i < tokens.size(); i++) {
            depth += depth(tokens.get(i));
            if (depth == 0 && isWord(tokens.get(i), "select")) {
                return Optional.of(list(tokens, i + 1));
            }
        }
        return Optional.empty();
    }

    private static SelectList list(List<Token> tokens, int from) {
        List<Item> items = new ArrayList<>();
        List<Token> item = new ArrayList<>();
        boolean isWhole = true;
        int depth = 0;
        for (int i = start(tokens, from); i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += depth(token);
            boolean isEnd = depth == 0
                    && token.kind() == Kind.WORD
                    && ENDS.contains(token.text())
                    && !(token.text().equals("from") && isWord(tokens.get(i - 1), "distinct"))
                    && !(token.text().equals("group") && isWord(tokens.get(i - 1), "within"))
                    && !isWord(tokens.get(i - 1), "as");
            if (isEnd) {
                break;
            }
            if (depth == 0 && token.kind() == Kind.OTHER && token.text().equals(",")) {
                isWhole &= !isStar(item);
                items.add(item(item));
                item = new ArrayList<>();
            } else {
                item.add(token);
            }
        }
        isWhole &= !isStar(item);
        if (!item.isEmpty()) {
            items.add(item(item));
        }
        return new SelectList(items, isWhole);
    }

    /** Behind {@code ALL}, {@code DISTINCT} and {@code DISTINCT ON (…)}. */
    private static int start(List<Token> tokens, int from) {
        int at = from;
        if (at < tokens.size() && (isWord(tokens.get(at), "all") || isWord(tokens.get(at), "distinct"))) {
            at++;
        }
        if (at < tokens.size() && isWord(tokens.get(at), "on")) {
            int depth = 0;
            do {
                at++;
                depth += at < tokens.size() ? depth(tokens.get(at)) : 0;
            } while (at < tokens.size() && depth > 0);
            at++;
        }
        return at;
    }

    private static Item item(List<Token> tokens) {
        int last = tokens.size() - 1;
        if (last < 0 || tokens.get(last).kind() == Kind.OTHER) {
            return new Item(null);
        }
        boolean hasAlias = last > 0 && isWord(tokens.get(last - 1), "as");
        boolean isPath = last % 2 == 0;
        for (int i = 0; i < last && isPath; i++) {
            Token token = tokens.get(i);
            isPath = i % 2 == 0
                    ? token.kind() != Kind.OTHER
                    : token.kind() == Kind.OTHER && token.text().equals(".");
        }
        boolean isConstant = last == 0
                && Set.of("null", "true", "false").contains(tokens.get(0).text());
        boolean isFunction = last == 0 && tokens.get(0).text().startsWith("current_");
        return new Item(
                hasAlias || (isPath && !isConstant && !isFunction)
                        ? tokens.get(last).text()
                        : null);
    }

    private static boolean isStar(List<Token> item) {
        int last = item.size() - 1;
        return last >= 0
                && item.get(last).kind() == Kind.OTHER
                && item.get(last).text().equals("*")
                && (last == 0 || item.get(last - 1).text().equals("."));
    }

    private static int depth(Token token) {
        if (token.kind() != Kind.OTHER) {
            return 0;
        }
        return switch (token.text()) {
            case "(", "[" -> 1;
            case ")", "]" -> -1;
            default -> 0;
        };
    }

    private static boolean isWord(Token token, String word) {
        return token.kind() == Kind.WORD && token.text().equals(word);
    }
}
