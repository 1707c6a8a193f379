package dev.dunlin.schema.naming;

import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Foreign;
import dev.dunlin.schema.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads types as SQL writes them, so that all spellings of one type are one value: {@code int4}, {@code INTEGER} and
 * {@code int} are {@code integer}, {@code decimal(10)} is {@code numeric(10,0)} (PostgreSQL manual, chapter "Data Types").
 */
public final class SqlTypes {
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("bool", "boolean"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("float", "double precision"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("character varying", "varchar"),
            Map.entry("char varying", "varchar"),
            Map.entry("character", "char"),
            Map.entry("bit varying", "varbit"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("time without time zone", "time"),
            Map.entry("time with time zone", "timetz"));

    private static final Set<String> PLAIN = Set.of(
            "bigint", "boolean", "box", "bytea", "cidr", "circle", "date", "datemultirange", "daterange",
            "double precision", "inet", "int4multirange", "int4range", "int8multirange", "int8range", "integer", "json",
            "jsonb", "jsonpath", "line", "lseg", "macaddr", "macaddr8", "money", "name", "nummultirange", "numrange", "oid",
            "path", "pg_lsn", "pg_snapshot", "point", "polygon", "real", "regclass", "regproc", "regtype", "smallint",
            "text", "tsmultirange", "tsquery", "tsrange", "tstzmultirange", "tstzrange", "tsvector", "txid_snapshot",
            "uuid", "xid8", "xml");

    private static final Set<String> LENGTHS = Set.of("varchar", "char", "bit", "varbit");
    private static final Set<String> TIMES = Set.of("timestamp", "timestamptz", "time", "timetz", "interval");
    private static final int MAX_LENGTH = 10_485_760;
    private static final int MAX_PRECISION = 1000;
    private static final int MAX_FRACTION = 6;
    private static final int REAL_BITS = 24;
    private static final int DOUBLE_BITS = 53;

    private static final Pattern ARRAY = Pattern.compile("(?:\\[\\d*]|\\barray(?:\\[\\d+])?)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TYPE = Pattern.compile(
            "(?:pg_catalog\\.)?(?<name>[a-z][a-z0-9_]*(?: (?:precision|varying))?)"
                    + " ?(?:\\( ?(?<modifiers>-?\\d+(?: ?, ?-?\\d+)*) ?\\))?(?<zone> (?:with|without) time zone)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INTERVAL = Pattern.compile(
            "interval (?:year|month|day|hour|minute|second)(?: to (?:month|hour|minute|second))?(?: ?\\( ?[0-6] ?\\))?",
            Pattern.CASE_INSENSITIVE);
    private static final String IDENTIFIER = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final String MODIFIER = "-?[\\p{L}\\p{N}_.]+";
    private static final Pattern FOREIGN = Pattern.compile(IDENTIFIER + "(?:\\." + IDENTIFIER + ")*"
            + "(?: ?\\( ?" + MODIFIER + "(?: ?, ?" + MODIFIER + ")* ?\\))?");

    private SqlTypes() {}

    /**
     * The type that this text means; a {@link Foreign} one where PostgreSQL itself has no type of the name.
     *
     * @return empty if the text has not the form of a type, or modifiers that the type does not take
     */
    public static Optional<ColumnType> parse(String sql) {
        String text = sql.strip().replaceAll("\\s+", " ");
        String element = text;
        Matcher array = ARRAY.matcher(element);
        while (array.find()) {
            element = element.substring(0, array.start()).strip();
            array = ARRAY.matcher(element);
        }
        Optional<ColumnType> type = scalar(element);
        return element.equals(text) ? type : type.map(ArrayOf::new);
    }

    private static Optional<ColumnType> scalar(String text) {
        Matcher matcher = TYPE.matcher(text);
        if (matcher.matches()) {
            String name = canonical(matcher.group("name"), matcher.group("zone"));
            List<Integer> modifiers = modifiers(matcher.group("modifiers"));
            if (isBuiltin(name)) {
                return builtin(name, modifiers, matcher.group("name").equalsIgnoreCase("float"));
            }
        }
        boolean isType = INTERVAL.matcher(text).matches() || FOREIGN.matcher(text).matches();
        return isType ? Optional.of(new Foreign(new SqlExpression(text))) : Optional.empty();
    }

    private static String canonical(String written, @Nullable String zone) {
        String name = (written + (zone == null ? "" : zone)).toLowerCase(Locale.ROOT);
        return ALIASES.getOrDefault(name, name);
    }

    private static boolean isBuiltin(String name) {
        return PLAIN.contains(name)
                || LENGTHS.contains(name)
                || TIMES.contains(name)
                || name.equals("numeric")
                || name.equals("bpchar");
    }

    private static Optional<ColumnType> builtin(String name, List<Integer> modifiers, boolean isFloat) {
        if (isFloat && modifiers.size() == 1) {
            return floating(modifiers.get(0));
        }
        if (name.equals("numeric")) {
            return numeric(modifiers);
        }
        if (modifiers.isEmpty()) {
            boolean single = name.equals("char") || name.equals("bit");
            return Optional.of(single ? Builtin.of(name, 1) : Builtin.of(name));
        }
        int largest = LENGTHS.contains(name) || name.equals("bpchar") ? MAX_LENGTH : MAX_FRACTION;
        int smallest = largest == MAX_LENGTH ? 1 : 0;
        boolean takesOne = largest == MAX_LENGTH || TIMES.contains(name);
        boolean valid = takesOne && modifiers.size() == 1 && isBetween(modifiers.get(0), smallest, largest);
        return valid ? Optional.of(new Builtin(name.equals("bpchar") ? "char" : name, modifiers)) : Optional.empty();
    }

    private static Optional<ColumnType> floating(int bits) {
        if (!isBetween(bits, 1, DOUBLE_BITS)) {
            return Optional.empty();
        }
        return Optional.of(Builtin.of(bits <= REAL_BITS ? "real" : "double precision"));
    }

    private static Optional<ColumnType> numeric(List<Integer> modifiers) {
        if (modifiers.isEmpty()) {
            return Optional.of(Builtin.of("numeric"));
        }
        int scale = modifiers.size() == 1 ? 0 : modifiers.get(1);
        boolean valid = modifiers.size() <= 2
                && isBetween(modifiers.get(0), 1, MAX_PRECISION)
                && isBetween(scale, -MAX_PRECISION, MAX_PRECISION);
        return valid ? Optional.of(Builtin.of("numeric", modifiers.get(0), scale)) : Optional.empty();
    }

    private static boolean isBetween(int value, int smallest, int largest) {
        return value >= smallest && value <= largest;
    }

    private static List<Integer> modifiers(@Nullable String text) {
        List<Integer> numbers = new ArrayList<>();
        if (text != null) {
            for (String number : text.split(",")) {
                numbers.add(parseInt(number.strip()));
            }
        }
        return numbers;
    }

    /** The number, or one that no type takes if it is too large. */
    private static int parseInt(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException tooLarge) {
            return Integer.MAX_VALUE;
        }
    }
}
