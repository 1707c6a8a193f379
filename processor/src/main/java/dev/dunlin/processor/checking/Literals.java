package dev.dunlin.processor.checking;

import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Builtin;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Values of PostgreSQL's types as text. What cannot be a value is refused; of types whose values have many forms, only
 * what can be told without a server.
 */
final class Literals {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");
    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern BYTES = Pattern.compile("\\\\x(\\p{XDigit}{2})*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]+(/\\d{1,3})?");
    private static final Pattern DURATION = Pattern.compile("P(?=.)(-?\\d+[YMWD])*(T(-?\\d+(\\.\\d+)?[HMS])+)?");

    private Literals() {}

    /** The one text of this value; empty if the type has no such value. */
    static Optional<String> read(ColumnType type, String text) {
        if (type instanceof ArrayOf) {
            String stripped = text.strip();
            return stripped.startsWith("{") && stripped.endsWith("}") ? Optional.of(stripped) : Optional.empty();
        }
        return type instanceof Builtin builtin ? builtin(builtin, text) : Optional.of(text);
    }

    /** What a value of this type looks like. */
    static String example(ColumnType type) {
        if (type instanceof ArrayOf) {
            return "{}";
        }
        return switch (type instanceof Builtin builtin ? builtin.name() : "") {
            case "smallint", "integer", "bigint" -> "0";
            case "numeric" -> read(type, "0.5").orElse("0");
            case "real", "double precision" -> "0.5";
            case "boolean" -> "false";
            case "uuid" -> "00000000-0000-0000-0000-000000000000";
            case "date" -> "2026-01-31";
            case "time" -> "09:30:00";
            case "timetz" -> "09:30:00Z";
            case "timestamp" -> "2026-01-31T09:30:00";
            case "timestamptz" -> "2026-01-31T09:30:00Z";
            case "interval" -> "PT1H30M";
            case "json", "jsonb" -> "{}";
            case "bytea" -> "\\\\x00ff";
            case "inet", "cidr" -> "10.0.0.0";
            default -> read(type, "some text").orElse("x");
        };
    }

    private static Optional<String> builtin(Builtin type, String text) {
        String value = text.strip();
        return switch (type.name()) {
            case "smallint" -> integer(value, Short.MIN_VALUE, Short.MAX_VALUE);
            case "integer" -> integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "bigint" -> integer(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case "numeric" -> numeric(type, value);
            case "real", "double precision" -> floating(value);
            case "boolean" -> only(Set.of("true", "false").contains(value), value);
            case "uuid" -> only(UUID_FORM.matcher(value).matches(), value.toLowerCase(Locale.ROOT));
            case "date" -> time(value, LocalDate::parse);
            case "time" -> time(value, LocalTime::parse);
            case "timetz" -> time(value, OffsetTime::parse);
            case "timestamp" -> time(value.replace(' ', 'T'), LocalDateTime::parse);
            case "timestamptz" -> time(value.replace(' ', 'T'), OffsetDateTime::parse);
            case "interval" -> only(DURATION.matcher(value).matches(), value);
            case "json", "jsonb" -> only(JsonSyntax.isJson(value), value);
            case "bytea" -> only(BYTES.matcher(value).matches(), value);
            case "inet", "cidr" -> only(ADDRESS.matcher(value).matches(), value);
            case "varchar", "char" -> only(fits(type, text), text);
            default -> Optional.of(text);
        };
    }

    private static Optional<String> only(boolean valid, String value) {
        return valid ? Optional.of(value) : Optional.empty();
    }

    private static Optional<String> integer(String value, long smallest, long largest) {
        if (!value.matches("[+-]?\\d{1,20}")) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(value);
        boolean inside = number.compareTo(BigInteger.valueOf(smallest)) >= 0
                && number.compareTo(BigInteger.valueOf(largest)) <= 0;
        return only(inside, number.toString());
    }

    private static Optional<String> numeric(Builtin type, String value) {
        if (value.equals("NaN")) {
            return Optional.of(value);
        }
        if (!DECIMAL.matcher(value).matches()) {
            return Optional.empty();
        }
        return only(type.modifiers().isEmpty() || fits(new BigDecimal(value), type.modifiers()), value);
    }

    /** Whether a number needs no more digits before or behind the point than the column has. */
    private static boolean fits(BigDecimal number, List<Integer> modifiers) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        int whole = modifiers.get(0) - modifiers.get(1);
        return plain.scale() <= modifiers.get(1) && (plain.signum() == 0 || plain.precision() - plain.scale() <= whole);
    }

    private static Optional<String> floating(String value) {
        return only(NOT_FINITE.contains(value) || DECIMAL.matcher(value).matches(), value);
    }

    private static Optional<String> time(String value, Function<String, Temporal> parse) {
        try {
            return only(parse.apply(value) != null, value);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean fits(Builtin type, String text) {
        return type.modifiers().isEmpty()
                || text.codePointCount(0, text.length()) <= type.modifiers().get(0);
    }
}
