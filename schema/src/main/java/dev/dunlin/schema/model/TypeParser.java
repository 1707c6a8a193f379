package dev.dunlin.schema.model;

import dev.dunlin.schema.model.SqlLexer.Kind;
import dev.dunlin.schema.model.SqlLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a type as an author or PostgreSQL's {@code format_type} writes it. Every spelling of one type gives one {@link
 * ColumnType}: {@code int4} is {@code integer}, {@code numeric(10)} is {@code numeric(10,0)}, {@code character varying(20)}
 * is {@code varchar(20)} (PostgreSQL manual, chapter "Data Types"). A name that PostgreSQL itself does not define, or that
 * is quoted, is a foreign type and keeps its spelling.
 */
public final class TypeParser {
    private static final int MAX_LENGTH = 10_485_760;
    private static final int MAX_BITS = 83_886_080;
    private static final int MAX_NUMERIC_PRECISION = 1000;
    private static final int MAX_FLOAT_PRECISION = 53;
    private static final int MAX_REAL_PRECISION = 24;
    private static final int MAX_FRACTION = 6;

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("bool", "boolean"),
            Map.entry("character", "char"),
            Map.entry("nchar", "char"),
            Map.entry("national character", "char"),
            Map.entry("national char", "char"),
            Map.entry("character varying", "varchar"),
            Map.entry("char varying", "varchar"),
            Map.entry("nchar varying", "varchar"),
            Map.entry("national character varying", "varchar"),
            Map.entry("national char varying", "varchar"),
            Map.entry("bit varying", "varbit"));

    private static final Set<String> WITHOUT_MODIFIERS = Set.of(
                    "smallint integer bigint real boolean text uuid date bytea json jsonb jsonpath xml money oid name inet cidr",
                    "macaddr macaddr8 point line lseg box path polygon circle tsvector tsquery pg_lsn pg_snapshot txid_snapshot",
                    "int4range int8range numrange tsrange tstzrange daterange int4multirange int8multirange nummultirange",
                    "tsmultirange tstzmultirange datemultirange regclass regcollation regconfig regdictionary regnamespace",
                    "regoper regoperator regproc regprocedure regrole regtype xid xid8 cid tid refcursor aclitem")
            .stream()
            .flatMap(names -> Stream.of(names.split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> OTHERS =
            Set.of("double precision", "numeric", "varchar", "char", "bpchar", "bit", "varbit");

    private static final Set<String> TIMES = Set.of("time", "timetz", "timestamp", "timestamptz");

    private static final Set<String> INTERVALS = Set.of(
            "interval",
            "interval year",
            "interval month",
            "interval day",
            "interval hour",
            "interval minute",
            "interval second",
            "interval year to month",
            "interval day to hour",
            "interval day to minute",
            "interval day to second",
            "interval hour to minute",
            "interval hour to second",
            "interval minute to second");

    private static final Set<String> SHORTHANDS =
            Set.of("serial", "serial2", "serial4", "serial8", "smallserial", "bigserial");

    private final String source;
    private final List<Token> tokens;
    private int at;

    private TypeParser(String source) {
        this.source = source;
        this.tokens = SqlLexer.tokens(source);
    }

    /**
     * The type of this text.
     *
     * @throws IllegalArgumentException with a message for the author if the text is not a type, or has a length or precision
     *     that its type does not take
     */
    public static ColumnType parse(String text) {
        return new TypeParser(text).parse();
    }

    /** Whether this is the one spelling of a type of PostgreSQL itself, as {@link ColumnType.Builtin} has it. */
    public static boolean isBuiltin(String name) {
        return WITHOUT_MODIFIERS.contains(name)
                || TIMES.contains(name)
                || INTERVALS.contains(name)
                || OTHERS.contains(name);
    }

    private ColumnType parse() {
        ColumnType element = element();
        boolean array = acceptDimensions();
        if (at < tokens.size()) {
            throw wrong("\"%s\" is not expected here".formatted(tokens.get(at).text()));
        }
        return array ? new ColumnType.ArrayOf(element) : element;
    }

    private ColumnType element() {
        int start = at;
        if (accept("pg_catalog") && !accept(".")) {
            at = start;
        }
        String name = words();
        ColumnType type = name.isEmpty() ? null : builtin(name);
        if (type == null) {
            at = start;
            return foreign();
        }
        return type;
    }

    /** The longest sequence of words from here that can begin a type of PostgreSQL, under its one name; else empty. */
    private String words() {
        StringBuilder read = new StringBuilder();
        String best = "";
        int end = at;
        for (int i = at; i < tokens.size() && tokens.get(i).kind() == Kind.WORD; i++) {
            read.append(read.isEmpty() ? "" : " ").append(tokens.get(i).text());
            String name = ALIASES.getOrDefault(read.toString(), read.toString());
            if (isBuiltin(name) || name.equals("float")) {
                best = name;
                end = i + 1;
            }
        }
        at = end;
        return best;
    }

    private @Nullable ColumnType builtin(String name) {
        if (isSymbol(at, ".")) {
            return null;
        }
        if (TIMES.contains(name)) {
            return time(name);
        }
        List<Integer> modifiers = modifiers();
        if (INTERVALS.contains(name)) {
            return withFraction(name, modifiers);
        }
        return switch (name) {
            case "float" -> floating(modifiers);
            case "numeric" -> numeric(modifiers);
            case "varchar" -> ofLength(name, modifiers, MAX_LENGTH);
            case "varbit" -> ofLength(name, modifiers, MAX_BITS);
            case "bit" -> ofLength(name, modifiers.isEmpty() ? List.of(1) : modifiers, MAX_BITS);
            case "char" -> ofLength(name, modifiers.isEmpty() ? List.of(1) : modifiers, MAX_LENGTH);
            case "bpchar" -> ofLength(modifiers.isEmpty() ? name : "char", modifiers, MAX_LENGTH);
            default -> withoutModifiers(name, modifiers);
        };
    }

    private ColumnType withoutModifiers(String name, List<Integer> modifiers) {
        if (!modifiers.isEmpty()) {
            throw wrong(name + " takes no length or precision");
        }
        return ColumnType.Builtin.of(name);
    }

    private ColumnType ofLength(String name, List<Integer> modifiers, int max) {
        if (modifiers.size() > 1) {
            throw wrong(name + " takes one length");
        }
        modifiers.forEach(length -> inRange("the length", length, 1, max));
        return new ColumnType.Builtin(name, modifiers);
    }

    private ColumnType numeric(List<Integer> modifiers) {
        if (modifiers.size() > 2) {
            throw wrong("numeric takes a precision and a scale");
        }
        if (modifiers.isEmpty()) {
            return ColumnType.Builtin.of("numeric");
        }
        int precision = inRange("the precision", modifiers.get(0), 1, MAX_NUMERIC_PRECISION);
        int scale = modifiers.size() == 1 ? 0 : modifiers.get(1);
        inRange("the scale", scale, -MAX_NUMERIC_PRECISION, MAX_NUMERIC_PRECISION);
        return ColumnType.Builtin.of("numeric", precision, scale);
    }

    private ColumnType floating(List<Integer> modifiers) {
        if (modifiers.size() > 1) {
            throw wrong("float takes one precision");
        }
        int precision = modifiers.isEmpty()
                ? MAX_FLOAT_PRECISION
                : inRange("the precision", modifiers.get(0), 1, MAX_FLOAT_PRECISION);
        return ColumnType.Builtin.of(precision <= MAX_REAL_PRECISION ? "real" : "double precision");
    }

    /** {@code timestamp(3) with time zone} has its precision in the middle. */
    private ColumnType time(String name) {
        List<Integer> modifiers = modifiers();
        boolean withZone = false;
        if (!name.endsWith("tz") && (isWord(at, "with") || isWord(at, "without"))) {
            withZone = isWord(at, "with");
            at++;
            expect("time");
            expect("zone");
        }
        return withFraction(withZone ? name + "tz" : name, modifiers);
    }

    /** Six digits of a second are what there is without any modifier. */
    private ColumnType withFraction(String name, List<Integer> modifiers) {
        if (modifiers.size() > 1 || (!modifiers.isEmpty() && !takesFraction(name))) {
            throw wrong(takesFraction(name) ? name + " takes one precision" : name + " takes no precision");
        }
        modifiers.forEach(digits -> inRange("the precision", digits, 0, MAX_FRACTION));
        return modifiers.equals(List.of(MAX_FRACTION))
                ? ColumnType.Builtin.of(name)
                : new ColumnType.Builtin(name, modifiers);
    }

    private static boolean takesFraction(String name) {
        return !INTERVALS.contains(name) || name.equals("interval") || name.endsWith("second");
    }

    private int inRange(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw wrong("%s is from %d to %d".formatted(what, min, max));
        }
        return value;
    }

    private List<Integer> modifiers() {
        List<Integer> modifiers = new ArrayList<>();
        if (!accept("(")) {
            return modifiers;
        }
        do {
            boolean negative = accept("-");
            int value = integer();
            modifiers.add(negative ? -value : value);
        } while (accept(","));
        expect(")");
        return modifiers;
    }

    private int integer() {
        String text = at < tokens.size() ? tokens.get(at).text() : "";
        if (!text.matches("[0-9]{1,9}")) {
            throw wrong("a number is expected between the parentheses");
        }
        at++;
        return Integer.parseInt(text);
    }

    /** {@code name}, {@code namespace.name}, each quoted or not, then perhaps words and numbers in parentheses. */
    private ColumnType foreign() {
        StringBuilder text = new StringBuilder(name());
        boolean shorthand = SHORTHANDS.contains(text.toString());
        while (accept(".")) {
            text.append('.').append(name());
            shorthand = false;
        }
        if (shorthand) {
            throw wrong("it stands for an integer with a sequence and is no type; declare an integer with an identity");
        }
        if (accept("(")) {
            text.append('(').append(argument());
            while (accept(",")) {
                text.append(',').append(argument());
            }
            expect(")");
            text.append(')');
        }
        return new ColumnType.Foreign(new SqlExpression(text.toString()));
    }

    private String argument() {
        boolean negative = accept("-");
        if (at < tokens.size() && tokens.get(at).text().matches("[0-9]+")) {
            return (negative ? "-" : "") + tokens.get(at++).text();
        }
        return name();
    }

    private String name() {
        if (at == tokens.size() || tokens.get(at).kind() == Kind.OTHER) {
            throw wrong("a name of a type is expected");
        }
        Token token = tokens.get(at++);
        return token.kind() == Kind.QUOTED ? '"' + token.text().replace("\"", "\"\"") + '"' : token.text();
    }

    private boolean acceptDimensions() {
        boolean array = false;
        if (isWord(at, "array")) {
            at++;
            array = true;
        }
        while (accept("[")) {
            array = true;
            if (!isSymbol(at, "]")) {
                integer();
            }
            expect("]");
        }
        return array;
    }

    private boolean accept(String text) {
        if (isSymbol(at, text) || isWord(at, text)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String text) {
        if (!accept(text)) {
            throw wrong("\"%s\" is missing".formatted(text));
        }
    }

    private boolean isSymbol(int index, String text) {
        return is(index, Kind.OTHER, text);
    }

    private boolean isWord(int index, String text) {
        return is(index, Kind.WORD, text);
    }

    private boolean is(int index, Kind kind, String text) {
        return index < tokens.size()
                && tokens.get(index).kind() == kind
                && tokens.get(index).text().equals(text);
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("\"%s\" is not a type: %s".formatted(source.strip(), why));
    }
}
