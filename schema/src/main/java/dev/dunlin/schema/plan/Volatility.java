package dev.dunlin.schema.plan;

import dev.dunlin.schema.model.SqlExpression;
import java.util.Set;

/**
 * What a default costs when a column is added: PostgreSQL evaluates one that is not volatile once for all rows, and
 * rewrites the table for a volatile one (PostgreSQL manual, {@code ALTER TABLE}, "Notes").
 */
public final class Volatility {
    /** Functions that are known not to be volatile, and types and keywords before a parenthesis. */
    private static final Set<String> NOT_VOLATILE = Set.of(
            "abs",
            "and",
            "any",
            "array",
            "array_fill",
            "bit",
            "cast",
            "ceil",
            "char",
            "character",
            "coalesce",
            "concat",
            "current_database",
            "current_date",
            "current_schema",
            "current_setting",
            "current_time",
            "current_timestamp",
            "date_trunc",
            "decimal",
            "decode",
            "encode",
            "extract",
            "float",
            "floor",
            "format",
            "greatest",
            "in",
            "initcap",
            "int4range",
            "int8range",
            "interval",
            "json_build_array",
            "json_build_object",
            "jsonb_build_array",
            "jsonb_build_object",
            "least",
            "left",
            "length",
            "localtime",
            "localtimestamp",
            "lower",
            "lpad",
            "make_date",
            "make_interval",
            "make_timestamp",
            "make_timestamptz",
            "md5",
            "not",
            "now",
            "nullif",
            "numeric",
            "numrange",
            "or",
            "repeat",
            "replace",
            "right",
            "round",
            "rpad",
            "statement_timestamp",
            "time",
            "timestamp",
            "timestamptz",
            "timetz",
            "timezone",
            "to_char",
            "to_date",
            "to_json",
            "to_jsonb",
            "to_timestamp",
            "to_tsvector",
            "transaction_timestamp",
            "trim",
            "trunc",
            "tsrange",
            "tstzrange",
            "upper",
            "varbit",
            "varchar",
            "varying",
            "when",
            "then",
            "else");

    private Volatility() {}

    /** Whether it may be volatile. A function that is not known counts as volatile: the safe way is then only longer. */
    public static boolean mayBeVolatile(SqlExpression expression) {
        return !NOT_VOLATILE.containsAll(expression.calls());
    }
}
