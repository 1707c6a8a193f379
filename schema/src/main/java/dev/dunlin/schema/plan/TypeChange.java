package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Defined;
import dev.dunlin.schema.model.SchemaView;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What PostgreSQL does to a column whose type changes (measured on versions 13 to 18; PostgreSQL manual, {@code ALTER TABLE},
 * "Notes").
 *
 * @param cost what is done while the table is locked
 * @param risk what can happen to values
 */
record TypeChange(Cost cost, Risk risk) {
    /** What is done while the table is locked. */
    enum Cost {
        /** Only the catalog changes. */
        FREE,
        /** Indexes over the column are built again. */
        REINDEX,
        /** The table and its indexes are written again. */
        REWRITE
    }

    /** What can happen to values. */
    enum Risk {
        /** Each value has its equal in the new type. */
        NONE,
        /** A value that does not fit stops the migration. */
        FAILS,
        /** Values are rounded or cut in silence. */
        LOSES,
        /** Values mean another moment in silence if they are not of the time zone that is assumed. */
        ASSUMES
    }

    private static final Set<String> TIMES = Set.of("timestamp", "timestamptz", "time", "timetz", "interval");
    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
    private static final Map<String, Set<String>> WIDENING = Map.of(
            "boolean", Set.of("smallint", "integer", "bigint"),
            "smallint", Set.of("integer", "bigint", "real", "double precision"),
            "integer", Set.of("bigint", "double precision"),
            "real", Set.of("double precision"),
            "date", Set.of("timestamp"),
            "json", Set.of("jsonb"),
            "jsonb", Set.of("json"),
            "macaddr", Set.of("macaddr8"));
    private static final Map<String, Set<String>> ROUNDING = Map.of(
            "numeric", Set.of("smallint", "integer", "bigint", "real", "double precision", "boolean"),
            "double precision", Set.of("real", "smallint", "integer", "bigint", "numeric", "boolean"),
            "real", Set.of("smallint", "integer", "bigint", "numeric", "boolean"),
            "bigint", Set.of("real", "double precision", "boolean"),
            "integer", Set.of("real", "boolean"),
            "smallint", Set.of("boolean"),
            "timestamp", Set.of("date", "time"),
            "timestamptz", Set.of("date", "time", "timetz"),
            "timetz", Set.of("time"));

    /** What becomes what by taking values without a time zone as UTC. */
    private static final Map<String, Set<String>> IN_UTC = Map.of(
            "date", Set.of("timestamptz"),
            "timestamp", Set.of("timestamptz"),
            "timestamptz", Set.of("timestamp"));

    /**
     * The same where one of them may be a domain: PostgreSQL takes the values as they are where the domain refuses none, but
     * does not see that one over a type of some length has no longer values.
     */
    static TypeChange of(ColumnType from, ColumnType to, SchemaView schema) {
        ColumnType source = TypeUse.base(from, schema);
        ColumnType target = TypeUse.base(to, schema);
        TypeChange plain = source.equals(target) ? free() : of(source, target);
        if (TypeUse.isConstrained(to, schema)) {
            return new TypeChange(Cost.REWRITE, plain.risk() == Risk.NONE ? Risk.FAILS : plain.risk());
        }
        boolean isUnknown = !source.equals(from)
                && target instanceof Builtin builtin
                && !builtin.modifiers().isEmpty();
        return isUnknown ? new TypeChange(Cost.REWRITE, plain.risk()) : plain;
    }

    private static TypeChange of(ColumnType from, ColumnType to) {
        if (from instanceof Builtin one && to instanceof Builtin other) {
            return one.name().equals(other.name())
                    ? modifiers(one.name(), one.modifiers(), other.modifiers())
                    : names(one, other);
        }
        if (isText(to) && (from instanceof Defined || from instanceof ArrayOf)) {
            return new TypeChange(Cost.REWRITE, isUnlimitedText(to) ? Risk.NONE : Risk.FAILS);
        }
        if ((isCitext(from) && isUnlimitedText(to)) || (isText(from) && isCitext(to))) {
            return new TypeChange(Cost.REINDEX, Risk.NONE);
        }
        if (to instanceof ArrayOf array && array.element().equals(from)) {
            return new TypeChange(Cost.REWRITE, Risk.NONE);
        }
        if (from instanceof ArrayOf one && to instanceof ArrayOf other) {
            return new TypeChange(
                    Cost.REWRITE, of(one.element(), other.element()).risk());
        }
        return new TypeChange(Cost.REWRITE, from instanceof ArrayOf ? Risk.LOSES : Risk.FAILS);
    }

    private static TypeChange modifiers(String name, List<Integer> from, List<Integer> to) {
        if (name.equals("numeric")) {
            return numeric(from, to);
        }
        boolean wider = to.isEmpty() || (!from.isEmpty() && to.get(0) >= from.get(0));
        if (TIMES.contains(name)) {
            return wider ? free() : new TypeChange(Cost.REWRITE, Risk.LOSES);
        }
        if (name.equals("varchar") || name.equals("varbit")) {
            return wider ? free() : new TypeChange(Cost.REWRITE, Risk.FAILS);
        }
        boolean fixed = name.equals("bit");
        return new TypeChange(Cost.REWRITE, wider && !fixed ? Risk.NONE : Risk.FAILS);
    }

    private static TypeChange numeric(List<Integer> from, List<Integer> to) {
        if (to.isEmpty()) {
            return free();
        }
        if (from.isEmpty()) {
            return new TypeChange(Cost.REWRITE, Risk.LOSES);
        }
        int scaleGrowth = scale(to) - scale(from);
        int wholeGrowth = to.get(0) - from.get(0) - scaleGrowth;
        if (scaleGrowth < 0) {
            return new TypeChange(Cost.REWRITE, Risk.LOSES);
        }
        Cost cost = scaleGrowth == 0 && wholeGrowth >= 0 ? Cost.FREE : Cost.REWRITE;
        return new TypeChange(cost, wholeGrowth >= 0 ? Risk.NONE : Risk.FAILS);
    }

    private static int scale(List<Integer> modifiers) {
        return modifiers.size() > 1 ? modifiers.get(1) : 0;
    }

    private static TypeChange names(Builtin from, Builtin to) {
        boolean unlimited = to.modifiers().isEmpty();
        if (isUnlimitedText(to)) {
            return isText(from) ? free() : new TypeChange(Cost.REWRITE, Risk.NONE);
        }
        if (from.name().equals("cidr") && to.name().equals("inet")) {
            return free();
        }
        if (from.name().equals("integer") && to.name().equals("oid")) {
            return new TypeChange(Cost.REINDEX, Risk.NONE);
        }
        if (from.name().startsWith("interval") && to.name().startsWith("interval")) {
            return to.name().equals("interval") && unlimited ? free() : new TypeChange(Cost.REWRITE, Risk.LOSES);
        }
        if (to.name().equals("numeric") && INTEGERS.contains(from.name())) {
            return new TypeChange(Cost.REWRITE, unlimited ? Risk.NONE : Risk.FAILS);
        }
        return new TypeChange(Cost.REWRITE, risk(from, to));
    }

    private static Risk risk(Builtin from, Builtin to) {
        if (has(WIDENING, from, to)) {
            return to.modifiers().isEmpty() ? Risk.NONE : Risk.LOSES;
        }
        if (has(IN_UTC, from, to)) {
            return Risk.ASSUMES;
        }
        return has(ROUNDING, from, to) ? Risk.LOSES : Risk.FAILS;
    }

    private static boolean has(Map<String, Set<String>> map, Builtin key, Builtin value) {
        return map.getOrDefault(key.name(), Set.of()).contains(value.name());
    }

    private static TypeChange free() {
        return new TypeChange(Cost.FREE, Risk.NONE);
    }

    private static boolean isText(ColumnType type) {
        return type instanceof Builtin builtin
                && (builtin.name().equals("text") || builtin.name().equals("varchar"));
    }

    private static boolean isUnlimitedText(ColumnType type) {
        return isText(type) && ((Builtin) type).modifiers().isEmpty();
    }

    private static boolean isCitext(ColumnType type) {
        return type instanceof ColumnType.Foreign foreign
                && foreign.sql().words().contains("citext");
    }
}
