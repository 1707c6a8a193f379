package dev.dunlin.schema.plan;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Whether PostgreSQL can tell without looking at rows that a column has no nulls: a validated check says so, alone or with
 * {@code AND} (PostgreSQL manual, {@code ALTER TABLE}, "SET NOT NULL").
 */
final class NotNullProof {
    private static final Pattern AND = Pattern.compile("\\s+and\\s+", Pattern.CASE_INSENSITIVE);

    /** What makes a text harder to take apart than at each {@code AND}. */
    private static final Pattern COMPLEX =
            Pattern.compile("[('$]|\\b(?:or|not\\s+(?!null)|between|case)\\b|--|/\\*", Pattern.CASE_INSENSITIVE);

    private NotNullProof() {}

    /** The condition that proves it. */
    static SqlExpression of(String column) {
        return new SqlExpression('"' + column.replace("\"", "\"\"") + "\" IS NOT NULL");
    }

    static boolean exists(Table table, String column) {
        return table.constraints(Constraint.Check.class).stream()
                .anyMatch(check -> check.valid() && proves(check.expression(), of(column)));
    }

    private static boolean proves(SqlExpression condition, SqlExpression proof) {
        if (condition.equals(proof)) {
            return true;
        }
        return !COMPLEX.matcher(condition.sql()).find()
                && Arrays.stream(AND.split(condition.sql()))
                        .filter(part -> !part.isBlank())
                        .anyMatch(part -> new SqlExpression(part).equals(proof));
    }
}
