package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.naming.SqlNames;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rule: an SQL expression is there, and ends where its text ends. */
final class Expressions {
    private final Problems problems;

    Expressions(Problems problems) {
        this.problems = problems;
    }

    /** The expression of a member that need not be there; null if it is not, or wrong. */
    @Nullable
    SqlExpression optional(AnnotationUse use, String member, Spot spot) {
        return use.text(member)
                .flatMap(sql -> read(sql, member, spot.value(member)))
                .orElse(null);
    }

    /** The expression of this text; empty if it is wrong, which is said. */
    Optional<SqlExpression> read(String sql, String member, Spot spot) {
        if (sql.isBlank()) {
            return wrong(sql, member, "it is blank", spot);
        }
        Optional<String> defect = defect(sql);
        return defect.isPresent()
                ? wrong(sql.strip(), member, defect.get(), spot)
                : Optional.of(new SqlExpression(sql));
    }

    private static Optional<String> defect(String sql) {
        if (!SqlNames.isStorable(sql)) {
            return Optional.of("it has a character that PostgreSQL cannot store");
        }
        boolean endsInComment = new SqlExpression("(" + sql + ")").defect().isPresent();
        return new SqlExpression(sql)
                .defect()
                .or(() -> endsInComment ? Optional.of("it ends in a comment") : Optional.empty());
    }

    private Optional<SqlExpression> wrong(String sql, String member, String defect, Spot spot) {
        problems.add(
                spot.problem(Code.MALFORMED_EXPRESSION, "\"%s\" is not an SQL expression: %s".formatted(sql, defect))
                        .because("The text of \"%s\" becomes part of a statement and must be complete in itself."
                                .formatted(member))
                        .fix("Write one whole expression, without a semicolon."));
        return Optional.empty();
    }
}
