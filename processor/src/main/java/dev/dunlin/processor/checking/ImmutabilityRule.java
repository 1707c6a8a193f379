package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rule: what an index or a generated column computes is the same at all times (PostgreSQL manual, section "Function
 * Volatility Categories"). Only functions of PostgreSQL itself that are known to depend on the moment, the session or its
 * settings are reported; of others nothing is known.
 */
final class ImmutabilityRule {
    private static final Set<String> CALLS = Set.of(
            "now",
            "clock_timestamp",
            "statement_timestamp",
            "transaction_timestamp",
            "timeofday",
            "random",
            "gen_random_uuid",
            "uuidv7",
            "nextval",
            "currval",
            "current_setting",
            "concat",
            "concat_ws",
            "format",
            "to_char");

    private static final Set<String> WORDS = Set.of(
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "current_user",
            "session_user",
            "current_role",
            "current_catalog",
            "current_schema");

    private final Context context;

    ImmutabilityRule(Context context) {
        this.context = context;
    }

    void check(DraftTable table) {
        for (DraftColumn column : table.columns()) {
            if (column.defaultValue() instanceof DefaultValue.Generated generated) {
                check(
                        table,
                        List.of(generated.sql()),
                        "A generated column",
                        column.spot().annotation("Column").value("generatedAs"));
            }
        }
        table.indexes.forEach(index -> check(table, index.value().expressions(), "An index", index.spot()));
        for (DraftConstraint constraint : table.constraints) {
            if (constraint.value() instanceof Constraint.Exclude exclude) {
                check(table, exclude.expressions(), "The index of an exclusion constraint", constraint.spot());
            }
        }
    }

    private void check(DraftTable table, List<SqlExpression> expressions, String what, Spot spot) {
        Set<String> found = new TreeSet<>();
        for (SqlExpression expression : expressions) {
            Set<String> calls = expression.unqualifiedCalls();
            calls.stream().filter(CALLS::contains).forEach(found::add);
            expression.words().stream().filter(WORDS::contains).forEach(found::add);
        }
        table.columns().forEach(column -> found.remove(column.name()));
        found.forEach(function -> context.add(
                spot.problem(Code.NOT_IMMUTABLE, "\"%s\" does not always give the same value".formatted(function))
                        .because("%s computes each value once, so that PostgreSQL takes immutable functions only."
                                .formatted(what))
                        .fix(fix(function))));
    }

    private static String fix(String function) {
        return switch (function) {
            case "concat", "concat_ws", "format" -> "Write: coalesce(a, '') || coalesce(b, '')";
            case "to_char" -> "Write it with date_part, or with an immutable function of your own.";
            default -> "Leave it out, or make it a column with defaultSql.";
        };
    }
}
