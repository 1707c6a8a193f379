package dev.dunlin.schema;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Random schemas that PostgreSQL 13 and later accept, with names chosen to break whoever does not quote. One seed gives the
 * same schemas in the same order.
 */
public final class RandomSchemas {
    private static final List<String> NAMES = List.of(
            "locations",
            "order",
            "user",
            "Mixed Case",
            "we\"ird",
            "it's",
            "back\\slash",
            "dotted.name",
            "città",
            "名前",
            "🦆",
            "👩‍🚀",
            "tab\there",
            "line\nbreak",
            "-- comment",
            "/* comment",
            "$$",
            "$1",
            "semi;colon",
            "{\"json\": 1}",
            "\u202eright to left",
            "a".repeat(55));
    private static final List<Map.Entry<String, String>> TYPES = List.of(
            Map.entry("text", "it's"),
            Map.entry("integer", "-7"),
            Map.entry("bigint", "9223372036854775807"),
            Map.entry("smallint", "3"),
            Map.entry("boolean", "true"),
            Map.entry("double precision", "1.5"),
            Map.entry("uuid", "6f1ed002-ab10-4a26-9f4d-1d3a2c6b8c11"),
            Map.entry("timestamptz", "2026-02-11 12:00:00+00"),
            Map.entry("date", "2026-02-11"),
            Map.entry("jsonb", "{\"a\": \"b\\\\c\"}"),
            Map.entry("bytea", "\\x00ff"),
            Map.entry("interval", "1 day"));

    private final Random random;
    private final @Nullable String namespace;
    private final Set<String> used = new HashSet<>();

    /** Schemas whose objects the search path finds. */
    public RandomSchemas(long seed) {
        this(seed, null);
    }

    /** Schemas whose objects live in one PostgreSQL schema. */
    public RandomSchemas(long seed, @Nullable String namespace) {
        this.random = new Random(seed);
        this.namespace = namespace;
    }

    /** A schema of up to six tables and up to three enum types. */
    public Schema schema() {
        used.clear();
        List<EnumType> enums = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            enums.add(enumType());
        }
        List<Table> tables = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            tables.add(table(enums));
        }
        tables.replaceAll(table -> withForeignKeys(table, tables));
        return Schema.of(List.of(), enums, tables);
    }

    /** The schema with some columns, indexes, checks, labels and options added, changed or dropped, and some tables new. */
    public Schema variant(Schema schema) {
        used.clear();
        schema.tables().values().forEach(this::reserve);
        schema.enums().keySet().forEach(name -> used.add(name.name()));
        List<EnumType> enums = new ArrayList<>();
        schema.enums().values().forEach(type -> enums.add(oneIn(3) ? withLabel(type) : type));
        List<Table> tables = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            tables.add(oneIn(2) ? varied(table, enums) : table);
        }
        if (oneIn(3)) {
            tables.add(table(enums));
        }
        return Schema.of(schema.extensions(), enums, tables);
    }

    /** A name of at most 63 bytes that this schema does not have yet, hostile more often than not. */
    public String name() {
        String name = pick(NAMES);
        for (int i = 2; !used.add(name) || name.getBytes(StandardCharsets.UTF_8).length > 63; i++) {
            name = pick(NAMES) + i;
        }
        return name;
    }

    /** An enum type of one to five labels. */
    public EnumType enumType() {
        QualifiedName name = new QualifiedName(namespace, name());
        List<EnumType.Label> labels = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            String text = name();
            labels.add(new EnumType.Label(text, oneIn(2) ? text : oneIn(2) ? "CONSTANT_" + i : null));
        }
        return new EnumType(name, oneIn(2) ? "org.example.Mood" : null, labels, comment());
    }

    /** A table with columns, keys, checks and indexes, without foreign keys. */
    public Table table(List<EnumType> enums) {
        QualifiedName name = new QualifiedName(namespace, name());
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        columns.add(key());
        if (oneIn(6)) {
            columns.add(Column.of(name(), ColumnType.Builtin.of("text")));
        }
        constraints.add(new Constraint.PrimaryKey(
                name(), columns.stream().map(Column::name).toList()));
        for (int i = random.nextInt(7); i > 0; i--) {
            columns.add(column(enums));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            constraints.add(oneIn(2) ? check(columns) : unique(columns));
        }
        List<Index> indexes = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            indexes.add(index(columns));
        }
        return new Table(
                name, oneIn(2) ? "org.example.Thing$Inner" : null, true, columns, constraints, indexes, options());
    }

    /** A column that is no key. */
    public Column column(List<EnumType> enums) {
        ColumnType type;
        DefaultValue value = null;
        if (!enums.isEmpty() && oneIn(4)) {
            EnumType picked = pick(enums);
            type = new ColumnType.Defined(picked.name());
            value = oneIn(2) ? new DefaultValue.Literal(pick(picked.texts())) : null;
        } else if (oneIn(5)) {
            type = oneIn(2) ? ColumnType.Builtin.of("numeric", 10, 7) : ColumnType.Builtin.of("varchar", 20);
            value = oneIn(3) ? new DefaultValue.Literal("1") : null;
        } else {
            Map.Entry<String, String> builtin = pick(TYPES);
            type = ColumnType.Builtin.of(builtin.getKey());
            value = oneIn(3) ? new DefaultValue.Literal(builtin.getValue()) : null;
        }
        if (oneIn(5)) {
            type = new ColumnType.ArrayOf(type);
            value = oneIn(3) ? new DefaultValue.Literal("{}") : null;
        }
        if (type.equals(ColumnType.Builtin.of("timestamptz")) && oneIn(2)) {
            value = new DefaultValue.Expression(new SqlExpression("now()"));
        }
        if (type.equals(ColumnType.Builtin.of("integer")) && oneIn(3)) {
            value = new DefaultValue.Generated(new SqlExpression("1 +  2"), true);
        }
        String collation = type.equals(ColumnType.Builtin.of("text")) && oneIn(4) ? "C" : null;
        return new Column(name(), type, oneIn(2), value, collation, comment(), oneIn(2) ? "part.component" : null);
    }

    /** A check of one of the columns. */
    public Constraint.Check check(List<Column> columns) {
        String column = quoted(pick(columns).name());
        return new Constraint.Check(name(), new SqlExpression(column + " IS NOT NULL OR 'it''s' <> ''"), true);
    }

    /** A unique constraint over one or two of the columns. */
    public Constraint.Unique unique(List<Column> columns) {
        List<String> names = some(columns, 2);
        return new Constraint.Unique(
                name(), names, List.of(), false, oneIn(4) ? pick(List.of(Deferral.values())) : Deferral.NOT_DEFERRABLE);
    }

    /** An index of one or two of the columns. */
    public Index index(List<Column> columns) {
        List<Index.Part> parts = new ArrayList<>();
        for (String column : some(columns, 2)) {
            boolean descending = oneIn(4);
            boolean nullsFirst = oneIn(4) != descending;
            parts.add(new Index.Part(column, null, null, null, descending, nullsFirst));
        }
        if (oneIn(4)) {
            String column = quoted(pick(columns).name());
            parts.add(Index.Part.expression(new SqlExpression("(" + column + " IS NULL)")));
        }
        SqlExpression where =
                oneIn(4) ? new SqlExpression(quoted(pick(columns).name()) + " IS NOT NULL") : null;
        Map<String, String> storage = oneIn(5) ? Map.of("fillfactor", "70") : Map.of();
        return new Index(name(), parts, oneIn(4), "btree", where, List.of(), false, new TreeMap<>(storage));
    }

    /** A foreign key of some kind between two columns. */
    public Constraint.ForeignKey foreignKey(String column, QualifiedName target, String reference) {
        return new Constraint.ForeignKey(
                name(),
                List.of(column),
                target,
                List.of(reference),
                pick(List.of(Action.values())),
                pick(List.of(Action.values())),
                oneIn(5),
                pick(List.of(Deferral.values())),
                true);
    }

    /** A comment, the storage parameters, both or neither. */
    public TableOptions options() {
        return new TableOptions(
                comment(), oneIn(8), new TreeMap<>(oneIn(4) ? Map.of("fillfactor", "80") : Map.<String, String>of()));
    }

    /** One of these. */
    public <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Yes in one of so many cases. */
    public boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }

    private Column key() {
        if (oneIn(2)) {
            return new Column(
                    name(),
                    ColumnType.Builtin.of("bigint"),
                    false,
                    new DefaultValue.Identity(oneIn(2), name()),
                    null,
                    null,
                    "id");
        }
        return Column.of(name(), ColumnType.Builtin.of("uuid"))
                .withDefault(new DefaultValue.Expression(new SqlExpression("gen_random_uuid()")));
    }

    /** The table with references to tables that have a key of one column, itself and later ones included. */
    private Table withForeignKeys(Table table, List<Table> tables) {
        if (!table.options().unlogged() && oneIn(2)) {
            Table target = pick(tables);
            List<String> key = target.primaryKey().orElseThrow().columns();
            if (key.size() == 1 && !target.options().unlogged()) {
                Column referenced = target.column(key.get(0)).orElseThrow();
                Column column = new Column(name(), referenced.type(), true, null, null, comment(), null);
                List<Column> columns = plus(table.columns(), column);
                List<Constraint> constraints =
                        plus(table.constraints(), foreignKey(column.name(), target.name(), referenced.name()));
                return table.withColumns(columns).withConstraints(constraints);
            }
        }
        return table;
    }

    private Table varied(Table table, List<EnumType> enums) {
        Set<String> bound = boundColumns(table);
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            if (bound.contains(column.name()) || !oneIn(4)) {
                columns.add(column);
            } else if (oneIn(2)) {
                columns.add(column.withComment(comment()).withNullable(oneIn(2)));
            }
        }
        if (oneIn(2)) {
            columns.add(column(enums));
        }
        List<Index> indexes = new ArrayList<>(table.indexes());
        indexes.removeIf(index -> oneIn(3));
        if (oneIn(2)) {
            indexes.add(index(columns));
        }
        List<Constraint> constraints = new ArrayList<>(table.constraints());
        constraints.removeIf(constraint -> constraint instanceof Constraint.Check && oneIn(2));
        if (oneIn(3)) {
            constraints.add(check(columns));
        }
        return table.withColumns(columns).withIndexes(indexes).withConstraints(constraints);
    }

    /** Columns that a key, check, index or generated column needs. */
    private static Set<String> boundColumns(Table table) {
        Set<String> result = new HashSet<>();
        List<SqlExpression> expressions = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.PrimaryKey key) {
                result.addAll(key.columns());
            } else if (constraint instanceof Constraint.Unique unique) {
                result.addAll(unique.columns());
            } else if (constraint instanceof Constraint.ForeignKey key) {
                result.addAll(key.columns());
            } else if (constraint instanceof Constraint.Check check) {
                expressions.add(check.expression());
            }
        }
        for (Index index : table.indexes()) {
            for (Index.Part part : index.parts()) {
                if (part.column() != null) {
                    result.add(part.column());
                } else if (part.expression() != null) {
                    expressions.add(part.expression());
                }
            }
            if (index.where() != null) {
                expressions.add(index.where());
            }
        }
        expressions.forEach(expression -> result.addAll(expression.words()));
        return result;
    }

    private EnumType withLabel(EnumType type) {
        List<EnumType.Label> labels = new ArrayList<>(type.labels());
        labels.add(random.nextInt(labels.size() + 1), new EnumType.Label(name(), null));
        return type.withLabels(labels);
    }

    private void reserve(Table table) {
        used.add(table.name().name());
        table.columns().forEach(column -> {
            used.add(column.name());
            if (column.defaultValue() instanceof DefaultValue.Identity identity) {
                used.add(identity.sequence());
            }
        });
        table.constraints().forEach(constraint -> used.add(constraint.name()));
        table.indexes().forEach(index -> used.add(index.name()));
    }

    private List<String> some(List<Column> columns, int most) {
        List<String> names = columns.stream()
                .filter(column -> !column.type().toString().matches("(jsonb|json|point).*"))
                .map(Column::name)
                .toList();
        Set<String> result = new LinkedHashSet<>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            result.add(pick(names));
        }
        return List.copyOf(result);
    }

    private @Nullable String comment() {
        return oneIn(4) ? pick(List.of("What it's for.", "Zeilen\nund \"Zeichen\"", "emoji 🦆, \\ and /* */")) : null;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static <T> List<T> plus(List<T> list, T added) {
        List<T> result = new ArrayList<>(list);
        result.add(added);
        return result;
    }
}
