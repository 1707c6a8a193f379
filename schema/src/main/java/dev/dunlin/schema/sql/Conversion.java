package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column become values of another type where its author states nothing.
 *
 * @param using what stands after {@code USING}; null where PostgreSQL assigns values of the one type to the other by itself
 * @param note what a reader has to know about it; null for nothing
 */
record Conversion(@Nullable String using, @Nullable String note) {
    private static final Conversion ASSIGNMENT = new Conversion(null, null);
    private static final String IN_UTC = "Values without a time zone are taken as UTC.";

    /** Casts of assignment between types that are neither both numbers nor strings (pg_cast of PostgreSQL 13 to 18). */
    private static final Map<String, Set<String>> ASSIGNABLE = Map.ofEntries(
            Map.entry("smallint", Set.of("oid")),
            Map.entry("integer", Set.of("oid", "money")),
            Map.entry("bigint", Set.of("oid", "money")),
            Map.entry("numeric", Set.of("money")),
            Map.entry("real", Set.of()),
            Map.entry("double precision", Set.of()),
            Map.entry("money", Set.of("numeric")),
            Map.entry("oid", Set.of("integer", "bigint")),
            Map.entry("bit", Set.of("varbit")),
            Map.entry("varbit", Set.of("bit")),
            Map.entry("date", Set.of("timestamp")),
            Map.entry("timestamp", Set.of("date", "time")),
            Map.entry("timestamptz", Set.of("timetz")),
            Map.entry("time", Set.of("interval", "timetz")),
            Map.entry("timetz", Set.of("time")),
            Map.entry("interval", Set.of("time")),
            Map.entry("json", Set.of("jsonb")),
            Map.entry("jsonb", Set.of("json")),
            Map.entry("inet", Set.of("cidr")),
            Map.entry("cidr", Set.of("inet")),
            Map.entry("macaddr", Set.of("macaddr8")),
            Map.entry("macaddr8", Set.of("macaddr")),
            Map.entry("point", Set.of("box")),
            Map.entry("box", Set.of("polygon")),
            Map.entry("path", Set.of("polygon")),
            Map.entry("polygon", Set.of("path")));

    /** Casts that have to be asked for. */
    private static final Map<String, Set<String>> CASTABLE = Map.ofEntries(
            Map.entry("bigint", Set.of("bit")),
            Map.entry("integer", Set.of("bit", "boolean")),
            Map.entry("boolean", Set.of("integer")),
            Map.entry("date", Set.of("timestamptz")),
            Map.entry("timestamp", Set.of("timestamptz")),
            Map.entry("timestamptz", Set.of("timestamp", "date", "time")),
            Map.entry("bit", Set.of("integer", "bigint")),
            Map.entry("box", Set.of("lseg", "circle", "point")),
            Map.entry("circle", Set.of("point", "box", "polygon")),
            Map.entry("lseg", Set.of("point")),
            Map.entry("polygon", Set.of("box", "circle", "point")),
            Map.entry(
                    "jsonb", Set.of("smallint", "integer", "bigint", "real", "double precision", "numeric", "boolean")),
            Map.entry("int4range", Set.of("int4multirange")),
            Map.entry("int8range", Set.of("int8multirange")),
            Map.entry("numrange", Set.of("nummultirange")),
            Map.entry("tsrange", Set.of("tsmultirange")),
            Map.entry("tstzrange", Set.of("tstzmultirange")),
            Map.entry("daterange", Set.of("datemultirange")),
            Map.entry("xid8", Set.of("xid")));

    /**
     * The conversion between the types of two columns of one name. A text that is too long for its new type is never cut:
     * PostgreSQL's assignment refuses it.
     */
    static Conversion between(Column from, Column to) {
        return between(Sql.identifier(from.name()), from, to);
    }

    /**
     * The same.
     *
     * @param value what stands for the value that is converted
     */
    static Conversion between(String value, Column from, Column to) {
        ColumnType source = from.type();
        ColumnType target = to.type();
        if (source instanceof ColumnType.ArrayOf array && !(target instanceof ColumnType.ArrayOf)) {
            return single(value, array.element(), target);
        }
        if (source instanceof ColumnType.Foreign && target instanceof ColumnType.Builtin && !Types.isString(target)) {
            return of(value + cast(target));
        }
        if (isCitext(source) && target instanceof ColumnType.ArrayOf array) {
            return of(singleton(value, from, array));
        }
        if (isAssignable(source, target)) {
            return ASSIGNMENT;
        }
        if (target instanceof ColumnType.ArrayOf array) {
            return source instanceof ColumnType.ArrayOf sourceArray
                    ? of(value + (isCastable(sourceArray.element(), array.element()) ? "" : "::text[]") + cast(target))
                    : of(singleton(value, from, array));
        }
        Conversion special = special(value, source, target);
        return special != null ? special : of(value + (isCastable(source, target) ? "" : "::text") + cast(target));
    }

    private static @Nullable Conversion special(String value, ColumnType source, ColumnType target) {
        String from = Types.builtinName(source);
        String to = Types.builtinName(target);
        String inUtc = value + " AT TIME ZONE 'UTC'";
        if (from.equals("boolean") && Types.isNumber(target)) {
            return of(value + "::integer");
        }
        if (to.equals("boolean") && Types.isNumber(source)) {
            return of(value + " <> 0");
        }
        if (isJson(to) && !Types.isString(source)) {
            return of("to_" + to + "(" + value + ")");
        }
        return switch (from + " " + to) {
            case "timestamp timestamptz", "timestamptz timestamp" -> new Conversion(inUtc, IN_UTC);
            case "date timestamptz" -> new Conversion(value + "::timestamp AT TIME ZONE 'UTC'", IN_UTC);
            case "timestamptz date", "timestamptz time" -> new Conversion("(" + inUtc + ")::" + to, IN_UTC);
            default ->
                isJson(from) && !isCastable(source, target) ? of("(" + value + " #>> '{}')" + cast(target)) : null;
        };
    }

    private static Conversion of(String using) {
        return new Conversion(using, null);
    }

    private static String cast(ColumnType target) {
        return "::" + Types.sql(target);
    }

    /** A value becomes the only element of an array; null stays null. */
    private static String singleton(String value, Column from, ColumnType.ArrayOf target) {
        String array = "ARRAY[" + value + "]";
        if (!Types.isSameButForModifiers(from.type(), target.element())) {
            array += (isCastable(from.type(), target.element()) ? "" : "::text[]") + cast(target);
        }
        return from.nullable() ? "CASE WHEN " + value + " IS NOT NULL THEN " + array + " END" : array;
    }

    /** An array becomes its only element; as text, its elements in a row. */
    private static Conversion single(String value, ColumnType element, ColumnType target) {
        String to = Types.builtinName(target);
        if (isJson(to)) {
            return of("to_" + to + "(" + value + ")");
        }
        if (Types.isString(target)) {
            return new Conversion("array_to_string(" + value + ", ',')", "Elements are joined by commas.");
        }
        String cast = (isCastable(element, target) ? "" : "::text") + cast(target);
        return new Conversion(
                "CASE WHEN cardinality(%s) <= 1 THEN %s[1]%s ELSE %s::text%s END"
                        .formatted(value, value, cast, value, cast(target)),
                "Fails where an array has more than one element.");
    }

    private static boolean isJson(String builtinName) {
        return builtinName.equals("json") || builtinName.equals("jsonb");
    }

    private static boolean isAssignable(ColumnType source, ColumnType target) {
        if (source instanceof ColumnType.ArrayOf array && target instanceof ColumnType.ArrayOf targetArray) {
            return isAssignable(array.element(), targetArray.element());
        }
        String from = family(source);
        String to = family(target);
        boolean known = ASSIGNABLE.getOrDefault(from, Set.of()).contains(to);
        return known
                || Types.isString(target)
                || Types.isSameButForModifiers(source, target)
                || (from.equals("interval") && to.equals("interval"))
                || (Types.isNumber(source) && Types.isNumber(target))
                || isOneOfAnExtension(source, target);
    }

    /** What an extension's type is assigned from is the extension's business; PostgreSQL says so if it is not. */
    private static boolean isOneOfAnExtension(ColumnType source, ColumnType target) {
        boolean fromText = Types.isString(source) && target instanceof ColumnType.Foreign;
        return !fromText && (source instanceof ColumnType.Foreign || target instanceof ColumnType.Foreign);
    }

    private static boolean isCitext(ColumnType type) {
        return type instanceof ColumnType.Foreign foreign
                && foreign.sql().words().contains("citext");
    }

    private static boolean isCastable(ColumnType source, ColumnType target) {
        return isAssignable(source, target)
                || Types.isString(source)
                || CASTABLE.getOrDefault(Types.builtinName(source), Set.of()).contains(Types.builtinName(target));
    }

    private static String family(ColumnType type) {
        String name = Types.builtinName(type);
        return name.startsWith("interval") ? "interval" : name;
    }
}
