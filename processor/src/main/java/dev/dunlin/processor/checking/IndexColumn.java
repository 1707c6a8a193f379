package dev.dunlin.processor.checking;

import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.SqlExpression;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an index's columns as it is written: {@code name [COLLATE collation] [operator class] [ASC | DESC]
 * [NULLS FIRST | NULLS LAST]}, where an expression in parentheses may stand for the name.
 *
 * @param name a column or component; null for an expression
 * @param expression without the parentheses; null for a name
 * @param direction {@code ASC} or {@code DESC} in upper case; null where nothing is written
 * @param nulls {@code FIRST} or {@code LAST} in upper case; null where nothing is written
 */
record IndexColumn(
        @Nullable String name,
        @Nullable String expression,
        @Nullable String collation,
        @Nullable String operatorClass,
        @Nullable String direction,
        @Nullable String nulls) {
    private static final String WORD = "[\\p{L}_][\\p{L}\\p{N}_$]*";
    private static final String QUOTED = "\"(?:[^\"]|\"\")+\"";
    private static final String IDENTIFIER = "(?:" + QUOTED + "|" + WORD + ")";
    private static final Pattern NAME =
            Pattern.compile("(?<name>" + QUOTED + "|" + WORD + "(?:\\." + WORD + ")*)(?<rest>.*)");
    private static final Pattern OPTIONS = Pattern.compile(
            "(?:\\s+collate\\s+(?<collation>" + IDENTIFIER + "))?"
                    + "(?:\\s+(?!(?:asc|desc|nulls|collate)\\b)(?<class>" + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*"
                    + "(?:\\s*\\(\\s*\\w+\\s*=\\s*[\\w.'-]+(?:\\s*,\\s*\\w+\\s*=\\s*[\\w.'-]+)*\\s*\\))?))?"
                    + "(?:\\s+(?<direction>asc|desc))?"
                    + "(?:\\s+nulls\\s+(?<nulls>first|last))?\\s*",
            Pattern.CASE_INSENSITIVE);

    /** A name and nothing else. */
    private static IndexColumn named(String name) {
        return new IndexColumn(name, null, null, null, null, null);
    }

    /** The entry of this text, which is a name and nothing else if a column is called so. */
    static Optional<IndexColumn> parse(Group scope, String text) {
        return ColumnLookup.find(scope, text.strip()).isEmpty() ? parse(text) : Optional.of(named(text.strip()));
    }

    /** The entry of this text; empty if it has not the form of one. */
    static Optional<IndexColumn> parse(String text) {
        String entry = text.strip();
        if (entry.startsWith("(")) {
            int end = closing(entry);
            return end < 0
                    ? Optional.empty()
                    : options(null, entry.substring(1, end).strip(), entry.substring(end + 1));
        }
        Matcher name = NAME.matcher(entry);
        return name.matches() ? options(unquoted(name.group("name")), null, name.group("rest")) : Optional.empty();
    }

    private static Optional<IndexColumn> options(@Nullable String name, @Nullable String expression, String rest) {
        Matcher options = OPTIONS.matcher(rest);
        if (!options.matches()) {
            return Optional.empty();
        }
        return Optional.of(new IndexColumn(
                name,
                expression,
                unquoted(options.group("collation")),
                options.group("class"),
                upper(options.group("direction")),
                upper(options.group("nulls"))));
    }

    private static @Nullable String upper(@Nullable String word) {
        return word == null ? null : word.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String unquoted(@Nullable String identifier) {
        return identifier == null || !identifier.startsWith("\"")
                ? identifier
                : identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"");
    }

    /** Where the parenthesis that the text begins with closes; -1 if nowhere. Quoted text is passed over. */
    private static int closing(String text) {
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                at = text.indexOf(c, at + 1);
                if (at < 0) {
                    return -1;
                }
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    /** Whether it says in which order rows come. */
    boolean hasOrder() {
        return direction != null || nulls != null;
    }

    /** The part of an index, or of a partition key, that a column is under this entry. */
    Index.Part of(DraftColumn column) {
        return part(column.name(), null);
    }

    /** The part of an index, or of a partition key, that an expression is under this entry. */
    Index.Part of(SqlExpression sql) {
        return part(null, sql);
    }

    private Index.Part part(@Nullable String column, @Nullable SqlExpression sql) {
        SqlExpression operators = operatorClass == null ? null : new SqlExpression(operatorClass);
        return new Index.Part(column, sql, collation, operators, isDescending(), isNullsFirst());
    }

    private boolean isDescending() {
        return "DESC".equals(direction);
    }

    private boolean isNullsFirst() {
        return nulls == null ? isDescending() : nulls.equals("FIRST");
    }
}
