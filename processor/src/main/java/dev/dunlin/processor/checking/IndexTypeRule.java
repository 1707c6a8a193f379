package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rule: PostgreSQL has a default operator class for what is indexed without one (PostgreSQL manual, section "Operator
 * Classes and Operator Families"). Nothing is known of expressions, of types and methods that extensions bring, and of what
 * the extensions {@code btree_gin} and {@code btree_gist} add.
 */
final class IndexTypeRule {
    private static final String ALL =
            "bytea name bigint smallint integer text varchar oid real macaddr8 macaddr inet cidr date time timestamp"
                    + " timestamptz interval timetz numeric uuid pg_lsn char bpchar tid anyrange ";

    /** By method the types with a default operator class; {@code double precision} is short of its second word. */
    private static final Map<String, Set<String>> INDEXED = Map.of(
            "btree",
                    words(
                            ALL,
                            "double boolean money bit varbit tsvector tsquery jsonb xid8 anyenum anyarray anymultirange"),
            "hash", words(ALL, "double boolean xid cid aclitem jsonb xid8 anyenum anyarray anymultirange"),
            "brin", words(ALL, "double box bit varbit"),
            "gin", words("", "anyarray tsvector jsonb"),
            "gist", words("", "point box polygon circle tsvector tsquery anyrange anymultirange"),
            "spgist", words("", "text varchar inet cidr point box polygon anyrange"));

    /** Extensions that give a method the types of a B-tree. */
    private static final Map<String, String> EXTENSIONS = Map.of("gin", "btree_gin", "gist", "btree_gist");

    private final Context context;

    IndexTypeRule(Context context) {
        this.context = context;
    }

    void check(DraftTable table) {
        for (DraftConstraint constraint : table.constraints) {
            if (constraint.value() instanceof Constraint.PrimaryKey key) {
                checkKey(table, key.columns(), constraint.spot());
            } else if (constraint.value() instanceof Constraint.Unique unique) {
                checkKey(table, unique.columns(), constraint.spot());
            } else if (constraint.value() instanceof Constraint.Exclude exclude) {
                check(table, exclude.index(), constraint.spot());
            }
        }
        table.indexes.forEach(index -> check(table, index.value(), index.spot()));
    }

    private void checkKey(DraftTable table, List<String> columns, Spot spot) {
        columns.forEach(column -> check(table.column(column), IndexMethodRule.BTREE, spot));
    }

    private void check(DraftTable table, Index index, Spot spot) {
        for (Index.Part part : index.parts()) {
            if (part.column() != null && part.operatorClass() == null) {
                check(table.column(part.column()), index.method(), spot);
            }
        }
    }

    private void check(DraftColumn column, String method, Spot spot) {
        if (!canIndex(method, column.type())) {
            context.add(spot.problem(
                            Code.INDEX_TYPE,
                            "\"%s\" is %s, which %s does not index by itself"
                                    .formatted(column.javaName(), column.type(), method))
                    .because("PostgreSQL has no default operator class for it.")
                    .fix(fix(column, method)));
        }
    }

    private static String fix(DraftColumn column, String method) {
        return switch (method) {
            case "gin", "gist" ->
                ("Name an operator class, for example: columns = \"%s %s_trgm_ops\" — or list the"
                                + " extension in the anchor: extensions = \"btree_%s\"")
                        .formatted(column.javaName(), method, method);
            default ->
                column.type().equals(Builtin.of("json"))
                        ? "Make the column jsonb."
                        : "Leave the column out, or use another method.";
        };
    }

    private boolean canIndex(String method, ColumnType type) {
        return type instanceof ColumnType.Foreign
                || !INDEXED.containsKey(method)
                || INDEXED.getOrDefault(method, Set.of()).contains(kind(type))
                || context.settings().extensions().contains(EXTENSIONS.getOrDefault(method, "none"));
    }

    /** What an operator class calls the type. */
    private static String kind(ColumnType type) {
        if (type instanceof ColumnType.ArrayOf) {
            return "anyarray";
        }
        if (!(type instanceof Builtin builtin)) {
            return "anyenum";
        }
        String name = builtin.name().replaceFirst(" .*", "");
        if (name.endsWith("range")) {
            return name.endsWith("multirange") ? "anymultirange" : "anyrange";
        }
        return name.startsWith("reg") ? "oid" : name;
    }

    private static Set<String> words(String some, String others) {
        return Set.of((some + others).split(" "));
    }
}
