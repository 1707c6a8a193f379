package dev.dunlin.schema.model;

import dev.dunlin.schema.model.SqlLexer.Token;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one statement of a file creates or grants.
 *
 * @param removal the statement that takes it away again, without semicolon; two definitions with one removal are of the same
 *     thing
 * @param replaces whether the statement can be run where the thing is there already
 * @param shape what must be the same for that: the parameters of a function and what it returns
 * @param provides its name, as the scanner folds it, where expressions and queries can use it; else empty
 * @param on name of the table or view that it belongs to and goes with, as a trigger does; null for none
 */
public record SqlDefinition(
        SqlExpression removal,
        boolean replaces,
        String shape,
        List<String> provides,
        @Nullable String on) {
    private static final Pattern ROUTINE = Pattern.compile("DROP (FUNCTION|PROCEDURE|AGGREGATE) ");
    private static final Pattern VIEW = Pattern.compile("DROP (MATERIALIZED )?VIEW ");

    public SqlDefinition {
        provides = List.copyOf(provides);
    }

    /** Whether its statement does all that is needed where an older one was run. */
    public boolean replaces(SqlDefinition old) {
        return replaces && removal.equals(old.removal) && shape.equals(old.shape);
    }

    /** Whether it is a trigger of a table or view. */
    public boolean isTrigger() {
        return on != null && removal.sql().startsWith("DROP TRIGGER ");
    }

    /** The PostgreSQL schema in which it is made; empty if the text does not say, or it is of a kind that stands in none. */
    Optional<String> namespace() {
        List<Token> tokens = SqlLexer.tokens(removal.sql());
        for (int i = 1; i + 1 < tokens.size() && !provides.isEmpty(); i++) {
            if (tokens.get(i).text().equals(".") && tokens.get(i + 1).text().equals(provides.get(0))) {
                return Optional.of(tokens.get(i - 1).text());
            }
        }
        return Optional.empty();
    }

    /** Whether it is a function, a procedure or an aggregate. */
    boolean isRoutine() {
        return ROUTINE.matcher(removal.sql()).lookingAt();
    }

    boolean isView() {
        return VIEW.matcher(removal.sql()).lookingAt();
    }

    /** Whether it gives privileges and makes nothing. */
    boolean isGrant() {
        return removal.sql().startsWith("REVOKE ");
    }
}
