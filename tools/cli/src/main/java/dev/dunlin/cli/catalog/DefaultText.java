package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.SqlExpression;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Defaults as PostgreSQL's deparser writes them. One that a literal of the engine makes again, as it is, is read as a literal;
 * any other is an expression.
 */
final class DefaultText {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private DefaultText() {}

    /**
     * The default of this text.
     *
     * @param bareType the column's type without length and precision, as the deparser writes it
     */
    static DefaultValue value(String sql, ColumnType type, String bareType) {
        String name = type instanceof ColumnType.Builtin builtin ? builtin.name() : "";
        if (isBare(sql, name)) {
            return new DefaultValue.Literal(sql);
        }
        ExpressionText.Literal literal = ExpressionText.literal(sql);
        if (literal != null && literal.rest().startsWith("::")) {
            String cast = literal.rest().substring(2);
            boolean same = NUMBERS.contains(name)
                    ? isNumber(literal.value(), name) && cast.equals(typeOfNumber(literal.value()))
                    : !name.equals("boolean") && isType(cast, name, bareType);
            if (same) {
                return new DefaultValue.Literal(literal.value());
            }
        }
        return new DefaultValue.Expression(new SqlExpression(sql));
    }

    private static boolean isBare(String sql, String type) {
        return type.equals("boolean") ? BOOLEANS.contains(sql) : NUMBERS.contains(type) && isNumber(sql, type);
    }

    private static boolean isNumber(String text, String type) {
        return NUMBER.matcher(text).matches() && (!INTEGERS.contains(type) || text.indexOf('.') < 0);
    }

    /** {@code char} is the one type whose constants have another name. */
    private static boolean isType(String cast, String type, String bareType) {
        return cast.equals(type.equals("char") ? "bpchar" : bareType);
    }

    /** The type that PostgreSQL's scanner gives a number without quotes (manual, "Numeric Constants"). */
    private static String typeOfNumber(String text) {
        if (text.indexOf('.') >= 0) {
            return "numeric";
        }
        BigInteger value = new BigInteger(text);
        return value.bitLength() < Integer.SIZE ? "integer" : value.bitLength() < Long.SIZE ? "bigint" : "numeric";
    }
}
