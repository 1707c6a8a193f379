package dev.dunlin.schema.laws;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Defined;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.naming.DerivedNames;
import dev.dunlin.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Random schemas that PostgreSQL accepts, hostile names among them. The same seed gives the same schema. */
final class SchemaGenerator {
    static final List<String> NAMES = List.of(
            "users",
            "orders",
            "item",
            "select",
            "user",
            "order",
            "Mixed Case",
            "quo\"te",
            "back\\slash",
            "apos'trophe",
            "semi;colon",
            "dot.ted",
            "-- dunlin:no-transaction",
            "$tag$",
            "naïve",
            "数据",
            "🐦bird",
            "a",
            "b",
            "c",
            "status",
            "n".repeat(63),
            "n".repeat(60) + "abc",
            "é".repeat(31),
            "tab\tname",
            "percent%s",
            "x1",
            "x2",
            "x3",
            "x4");

    private static final List<ColumnType> TYPES = List.of(
            Builtin.of("integer"),
            Builtin.of("bigint"),
            Builtin.of("smallint"),
            Builtin.of("text"),
            Builtin.of("varchar", 20),
            Builtin.of("varchar", 40),
            Builtin.of("boolean"),
            Builtin.of("numeric", 10, 2),
            Builtin.of("numeric"),
            Builtin.of("uuid"),
            Builtin.of("timestamptz"),
            Builtin.of("timestamp"),
            Builtin.of("date"),
            Builtin.of("jsonb"),
            Builtin.of("bytea"),
            Builtin.of("double precision"),
            new ArrayOf(Builtin.of("text")),
            new ArrayOf(Builtin.of("integer")),
            Builtin.of("inet"),
            Builtin.of("interval"),
            Builtin.of("int4range"));

    private static final int SETS_COLUMNS_SERVER = 15;
    private static final int VIRTUAL_SERVER = 18;

    private final Random random;
    private final @Nullable String namespace;
    private final Set<String> relations = new HashSet<>();
    private final boolean unlogged;
    private final List<SchemaObject> objects = new ArrayList<>();
    private int javaNames;

    SchemaGenerator(Random random, @Nullable String namespace, boolean unlogged) {
        this.random = random;
        this.namespace = namespace;
        this.unlogged = unlogged;
    }

    Schema schema() {
        List<EnumType> enums = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            enums.add(enumType());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            object(enums);
        }
        List<Table> tables = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            tables.add(table(enums, tables));
        }
        if (random.nextInt(3) == 0) {
            closeCycle(tables);
        }
        return Schema.of(List.of(), enums, tables).withObjects(objects);
    }

    /** A new object, which columns, attributes and domains after it may use. */
    SchemaObject object(List<EnumType> enums) {
        QualifiedName name = new QualifiedName(namespace, relationName());
        SchemaObject object = switch (random.nextInt(3)) {
            case 0 -> new Sequence(name, random.nextBoolean() ? "bigint" : "integer", options(), comment());
            case 1 -> domain(name, enums);
            default -> composite(name, enums);
        };
        objects.add(object);
        return object;
    }

    SequenceOptions options() {
        return random.nextBoolean()
                ? SequenceOptions.NONE
                : new SequenceOptions(
                        random.nextBoolean() ? 50L : null,
                        1 + random.nextInt(3),
                        random.nextBoolean() ? 10L : null,
                        random.nextBoolean() ? 10_000L : null,
                        1 + random.nextInt(2),
                        random.nextBoolean());
    }

    private Domain domain(QualifiedName name, List<EnumType> enums) {
        ColumnType type = simpleType(enums);
        List<Constraint.Check> checks = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            checks.add(domainCheck("check " + i));
        }
        DefaultValue value = random.nextInt(3) == 0 ? literal(type, enums) : null;
        return new Domain(name, "java." + name.name(), type, random.nextInt(4) != 0, value, null, checks, comment());
    }

    Constraint.Check domainCheck(String name) {
        String sql = "VALUE IS NOT NULL OR " + random.nextInt(9) + " > 0";
        return new Constraint.Check(name, new SqlExpression(sql), random.nextInt(5) != 0);
    }

    private CompositeType composite(QualifiedName name, List<EnumType> enums) {
        List<CompositeType.Attribute> attributes = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            attributes.add(attribute(attributes, enums));
        }
        return new CompositeType(name, "java." + name.name(), attributes, comment());
    }

    CompositeType.Attribute attribute(List<CompositeType.Attribute> beside, List<EnumType> enums) {
        List<Column> columns = beside.stream()
                .map(attribute -> Column.of(attribute.name(), attribute.type()))
                .toList();
        String name = columnName(columns);
        ColumnType type = random.nextBoolean() ? simpleType(enums) : type(enums);
        return new CompositeType.Attribute(name, type, null, comment(), "attribute" + javaNames++ + "of" + name);
    }

    /** A type of a single value that any other value of its kind can become. */
    private ColumnType simpleType(List<EnumType> enums) {
        if (!enums.isEmpty() && random.nextInt(4) == 0) {
            return new Defined(enums.get(random.nextInt(enums.size())).name());
        }
        return List.of(Builtin.of("text"), Builtin.of("varchar", 40), Builtin.of("integer"), Builtin.of("bigint"))
                .get(random.nextInt(4));
    }

    /** Names that the schema has taken from the space that tables, indexes and sequences share. */
    void take(Schema schema) {
        schema.enums().keySet().forEach(name -> relations.add(name.name()));
        schema.objects().keySet().forEach(id -> relations.add(id.name().name()));
        use(schema);
        for (Table table : schema.tables().values()) {
            relations.add(table.name().name());
            table.indexes().forEach(index -> relations.add(index.name()));
            table.constraints().forEach(constraint -> relations.add(constraint.name()));
            table.columns().forEach(column -> {
                String sequence = DefaultValue.sequence(column.defaultValue());
                if (sequence != null) {
                    relations.add(sequence);
                }
            });
        }
    }

    /** What columns and attributes may use from now on. */
    void use(Schema schema) {
        objects.clear();
        objects.addAll(schema.objects().values());
    }

    EnumType enumType() {
        String name = relationName();
        List<String> texts =
                new ArrayList<>(List.of("NEW", "OLD", "it's", "back\\", "ü", "long label with spaces", "A", "B"));
        Collections.shuffle(texts, random);
        List<EnumType.Label> labels = texts.subList(0, 1 + random.nextInt(4)).stream()
                .map(text -> new EnumType.Label(text, "J_" + text))
                .toList();
        return new EnumType(new QualifiedName(namespace, name), "java." + name, labels, comment());
    }

    Table table(List<EnumType> enums, List<Table> others) {
        QualifiedName name = new QualifiedName(namespace, relationName());
        List<Column> columns = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            columns.add(column(name, columns, enums));
        }
        Table table = new Table(
                name,
                "java." + name.name(),
                true,
                columns,
                List.of(),
                List.of(),
                new TableOptions(comment(), unlogged, storage()));
        Table divided = new RandomPartitions(random).maybeDivided(table);
        table = withPrimaryKey(divided);
        for (int i = random.nextInt(3); i > 0; i--) {
            table = withForeignKey(table, others);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            table = random.nextBoolean() ? withIndex(table) : withConstraint(table, enums);
        }
        if (!RandomPartitions.isPossible(null, table)) {
            table = divided;
        }
        return new RandomPolicies(random).maybeSecured(table);
    }

    Column column(QualifiedName table, List<Column> beside, List<EnumType> enums) {
        String name = columnName(beside);
        ColumnType type = type(enums);
        boolean nullable = random.nextBoolean();
        Column column = new Column(name, type, nullable, null, null, comment(), "component" + javaNames++ + "of" + name)
                .withOptions(options(type));
        return switch (random.nextInt(6)) {
            case 0 -> column.withDefault(literal(type, enums));
            case 1 -> column.withDefault(expression(type));
            case 2 -> identity(table, column);
            case 3 -> generated(column, beside);
            default -> column;
        };
    }

    /** How values are kept, as the type allows it. */
    ColumnOptions options(ColumnType type) {
        if (random.nextInt(6) != 0) {
            return ColumnOptions.NONE;
        }
        ColumnOptions.Storage[] storages = ColumnOptions.Storage.values();
        ColumnOptions.Storage storage = storages[random.nextInt(storages.length)];
        String compression = random.nextBoolean() ? "pglz" : null;
        Integer statistics = random.nextBoolean() ? random.nextInt(1000) : null;
        boolean fixed = type instanceof Defined || ColumnOptions.Storage.of(type) == ColumnOptions.Storage.PLAIN;
        return fixed ? new ColumnOptions(null, null, statistics) : new ColumnOptions(storage, compression, statistics);
    }

    @Nullable
    String comment() {
        return random.nextInt(6) == 0
                ? "it's a \"comment\" \\ with -- and ; and\ntwo lines " + random.nextInt(9)
                : null;
    }

    TreeMap<String, String> storage() {
        TreeMap<String, String> storage = new TreeMap<>();
        if (random.nextInt(5) == 0) {
            storage.put("fillfactor", String.valueOf(50 + random.nextInt(50)));
        }
        return storage;
    }

    private ColumnType type(List<EnumType> enums) {
        List<SchemaObject> types =
                objects.stream().filter(object -> object.kind().isType()).toList();
        if (!types.isEmpty() && random.nextInt(4) == 0) {
            ColumnType type =
                    new Defined(types.get(random.nextInt(types.size())).name());
            return random.nextInt(4) == 0 ? new ArrayOf(type) : type;
        }
        if (!enums.isEmpty() && random.nextInt(4) == 0) {
            ColumnType type =
                    new Defined(enums.get(random.nextInt(enums.size())).name());
            return random.nextInt(4) == 0 ? new ArrayOf(type) : type;
        }
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    @Nullable
    DefaultValue literal(ColumnType type, List<EnumType> enums) {
        if (type instanceof ArrayOf) {
            return new DefaultValue.Literal("{}");
        }
        if (type instanceof Defined defined) {
            return enums.stream()
                    .filter(candidate -> candidate.name().equals(defined.name()))
                    .findFirst()
                    .map(candidate -> (DefaultValue) new DefaultValue.Literal(candidate
                            .texts()
                            .get(random.nextInt(candidate.texts().size()))))
                    .orElse(null);
        }
        String text = switch (((Builtin) type).name()) {
            case "integer", "bigint", "smallint", "numeric", "double precision" ->
                String.valueOf(random.nextInt(100) - 50);
            case "text", "varchar" -> "it's \\ \"x\" " + random.nextInt(9);
            case "boolean" -> String.valueOf(random.nextBoolean());
            case "uuid" -> "00000000-0000-0000-0000-00000000000" + random.nextInt(10);
            case "timestamptz", "timestamp", "date" -> "2026-01-0" + (1 + random.nextInt(9));
            case "jsonb" -> "{\"a\": " + random.nextInt(9) + "}";
            case "inet" -> "10.0.0." + random.nextInt(9);
            case "interval" -> random.nextInt(9) + " days";
            case "int4range" -> "[1,%d)".formatted(2 + random.nextInt(9));
            default -> "\\x00";
        };
        return new DefaultValue.Literal(text);
    }

    private @Nullable DefaultValue expression(ColumnType type) {
        if (!(type instanceof Builtin builtin)) {
            return null;
        }
        List<SchemaObject> sequences =
                objects.stream().filter(Sequence.class::isInstance).toList();
        if (builtin.name().equals("bigint") && !sequences.isEmpty()) {
            return nextValue(sequences.get(random.nextInt(sequences.size())).name());
        }
        String sql = switch (builtin.name()) {
            case "integer", "bigint", "smallint", "numeric" -> "1 + " + random.nextInt(9);
            case "double precision" -> "random()";
            case "text", "varchar" -> "upper('x' || 'y')";
            case "uuid" -> "gen_random_uuid()";
            case "timestamptz" -> random.nextBoolean() ? "now()" : "clock_timestamp()";
            case "timestamp" -> "localtimestamp";
            case "date" -> "current_date";
            case "jsonb" -> "jsonb_build_object('a', 1)";
            default -> "";
        };
        return sql.isEmpty() ? null : new DefaultValue.Expression(new SqlExpression(sql));
    }

    static DefaultValue nextValue(QualifiedName sequence) {
        String name = sequence.namespace() == null
                ? quoted(sequence.name())
                : quoted(sequence.namespace()) + "." + quoted(sequence.name());
        return new DefaultValue.Expression(new SqlExpression("nextval('" + name.replace("'", "''") + "')"));
    }

    Column identity(QualifiedName table, Column column) {
        boolean integer = column.type() instanceof Builtin builtin
                && Set.of("integer", "bigint", "smallint").contains(builtin.name());
        if (!integer) {
            return column;
        }
        String sequence = DerivedNames.sequence(table.name(), column.name(), relations::contains);
        relations.add(sequence);
        return column.withNullable(false)
                .withDefault(
                        random.nextInt(3) == 0
                                ? new DefaultValue.Serial(sequence, options())
                                : new DefaultValue.Identity(random.nextBoolean(), sequence, options()));
    }

    private Column generated(Column column, List<Column> beside) {
        for (Column base : beside) {
            if (!base.isGenerated() && base.type().equals(column.type()) && column.type() instanceof Builtin builtin) {
                String quoted = quoted(base.name());
                String sql = switch (builtin.name()) {
                    case "integer", "bigint", "numeric" -> quoted + " + 1";
                    case "text" -> "lower(" + quoted + ")";
                    default -> quoted;
                };
                boolean virtual = random.nextBoolean() && TestDatabase.serverVersion() >= VIRTUAL_SERVER;
                return column.withDefault(new DefaultValue.Generated(new SqlExpression(sql), !virtual))
                        .withOptions(virtual ? ColumnOptions.NONE : column.options());
            }
        }
        return column;
    }

    private Table withPrimaryKey(Table table) {
        List<String> columns = table.columns().stream()
                .filter(column -> !column.nullable() && isKeyType(column.type()) && !column.isGenerated())
                .map(Column::name)
                .limit(1 + random.nextInt(2))
                .toList();
        if (columns.isEmpty() || random.nextInt(6) == 0) {
            return table;
        }
        String name = take(DerivedNames.primaryKey(table.name().name(), relations::contains));
        return with(table, new Constraint.PrimaryKey(name, columns));
    }

    static boolean isKeyType(ColumnType type) {
        return !(type instanceof ArrayOf) && !(type instanceof Defined) && !type.equals(Builtin.of("jsonb"));
    }

    Table withForeignKey(Table table, List<Table> others) {
        List<Table> targets = new ArrayList<>(others);
        targets.add(table);
        Table target = targets.get(random.nextInt(targets.size()));
        Constraint.PrimaryKey key = target.primaryKey().orElse(null);
        if (key == null) {
            return table;
        }
        List<Column> columns = new ArrayList<>(table.columns());
        List<String> names = new ArrayList<>();
        for (String column : key.columns()) {
            ColumnType type = target.column(column).orElseThrow().type();
            String name = columnName(columns);
            names.add(name);
            columns.add(new Column(name, type, true, null, null, null, "component" + javaNames++ + "of" + name));
        }
        Constraint.Action[] actions = Constraint.Action.values();
        Constraint.Deferral[] deferrals = Constraint.Deferral.values();
        String name = take(DerivedNames.foreignKey(table.name().name(), names, relations::contains));
        Constraint.Action onDelete = actions[random.nextInt(actions.length)];
        boolean sets = onDelete == Constraint.Action.SET_NULL || onDelete == Constraint.Action.SET_DEFAULT;
        boolean setsOne = sets && random.nextBoolean() && TestDatabase.serverVersion() >= SETS_COLUMNS_SERVER;
        return with(
                table.withColumns(columns),
                new Constraint.ForeignKey(
                        name,
                        names,
                        target.name(),
                        key.columns(),
                        onDelete,
                        setsOne ? names.subList(0, 1) : List.of(),
                        actions[random.nextInt(actions.length)],
                        random.nextInt(4) == 0,
                        deferrals[random.nextInt(deferrals.length)],
                        random.nextInt(6) != 0,
                        comment()));
    }

    private void closeCycle(List<Table> tables) {
        Table first = withForeignKey(tables.get(0), List.of(tables.get(tables.size() - 1)));
        if (RandomPartitions.isPossible(null, first)) {
            tables.set(0, first);
        }
    }

    Table withIndex(Table table) {
        List<Column> columns = new ArrayList<>(table.columns());
        Collections.shuffle(columns, random);
        columns.removeIf(Column::isVirtual);
        if (columns.isEmpty()) {
            return table;
        }
        Column first = columns.get(0);
        List<Index.Part> parts = new ArrayList<>();
        String method = "btree";
        if (first.type() instanceof ArrayOf || first.type().equals(Builtin.of("jsonb"))) {
            method = "gin";
            parts.add(Index.Part.column(first.name()));
        } else if (first.type().equals(Builtin.of("text")) && random.nextBoolean()) {
            parts.add(Index.Part.expression(new SqlExpression("lower(" + quoted(first.name()) + ")")));
        } else if (random.nextInt(6) == 0 && isKeyType(first.type())) {
            method = "hash";
            parts.add(Index.Part.column(first.name()));
        } else {
            for (Column column : columns.subList(0, 1 + random.nextInt(Math.min(2, columns.size())))) {
                boolean descending = random.nextBoolean();
                parts.add(new Index.Part(column.name(), null, null, null, descending, random.nextBoolean()));
            }
        }
        boolean btree = method.equals("btree");
        String name = take(DerivedNames.index(table.name().name(), List.of(first.name()), relations::contains));
        SqlExpression where = random.nextInt(4) == 0 ? new SqlExpression(quoted(first.name()) + " IS NOT NULL") : null;
        List<String> include = btree && random.nextInt(5) == 0
                ? List.of(columns.get(columns.size() - 1).name())
                : List.of();
        Index index = new Index(
                name,
                parts,
                btree && random.nextInt(4) == 0,
                method,
                where,
                include,
                false,
                btree || method.equals("hash") ? storage() : new TreeMap<>(),
                null,
                comment());
        List<Index> indexes = new ArrayList<>(table.indexes());
        indexes.add(index);
        return table.withIndexes(indexes);
    }

    Table withConstraint(Table table, List<EnumType> enums) {
        Column column = table.columns().get(random.nextInt(table.columns().size()));
        if (!column.isVirtual() && random.nextInt(4) == 0 && canExclude(column.type(), enums)) {
            return with(table, exclude(table, column));
        }
        if (!column.isVirtual() && random.nextBoolean() && isKeyType(column.type())) {
            String name = take(DerivedNames.unique(table.name().name(), List.of(column.name()), relations::contains));
            Constraint.Deferral[] deferrals = Constraint.Deferral.values();
            return with(
                    table,
                    new Constraint.Unique(
                            name,
                            List.of(column.name()),
                            List.of(),
                            false,
                            deferrals[random.nextInt(deferrals.length)],
                            comment()));
        }
        String quoted = quoted(column.name());
        String sql = quoted + " IS NOT NULL OR true";
        if (column.type() instanceof Defined defined) {
            String label = enums.stream()
                    .filter(type -> type.name().equals(defined.name()))
                    .findFirst()
                    .map(type -> type.texts().get(0))
                    .orElse(null);
            sql = label == null ? sql : quoted + " <> '" + label.replace("'", "''") + "'";
        } else if (column.type().equals(Builtin.of("integer"))) {
            sql = quoted + " > -1000";
        } else if (column.type().equals(Builtin.of("text"))) {
            sql = "length(" + quoted + ") < 1000";
        }
        String name = take(DerivedNames.check(table.name().name(), column.name(), relations::contains));
        boolean noInherit = random.nextInt(6) == 0;
        return with(
                table,
                new Constraint.Check(name, new SqlExpression(sql), noInherit, random.nextInt(6) != 0, comment()));
    }

    /** Whether PostgreSQL finds an equality operator; for a domain it looks for one of the domain itself. */
    private static boolean canExclude(ColumnType type, List<EnumType> enums) {
        return type instanceof Defined defined
                ? enums.stream().anyMatch(each -> each.name().equals(defined.name()))
                : !type.equals(Builtin.of("jsonb"));
    }

    private Constraint.Exclude exclude(Table table, Column column) {
        String name = take(DerivedNames.exclude(table.name().name(), List.of(column.name()), relations::contains));
        boolean range = column.type().equals(Builtin.of("int4range"));
        String method = range ? "gist" : random.nextBoolean() ? "hash" : "btree";
        boolean descending = method.equals("btree") && random.nextBoolean();
        Index.Part part = new Index.Part(column.name(), null, null, null, descending, descending);
        Constraint.Deferral[] deferrals = Constraint.Deferral.values();
        return new Constraint.Exclude(
                name,
                method,
                List.of(new Constraint.Exclude.Element(part, range ? "&&" : "=")),
                method.equals("hash") ? List.of() : List.of(column.name()),
                storage(),
                random.nextBoolean() ? new SqlExpression(quoted(column.name()) + " IS NOT NULL") : null,
                deferrals[random.nextInt(deferrals.length)],
                comment());
    }

    String relationName() {
        for (int n = 0; ; n++) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (relations.add(name)) {
                return name;
            }
            if (n > 200) {
                throw new IllegalStateException("no name is left");
            }
        }
    }

    String columnName(List<Column> beside) {
        while (true) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (beside.stream().noneMatch(column -> column.name().equals(name))) {
                return name;
            }
        }
    }

    String take(String name) {
        relations.add(name);
        return name;
    }

    static Table with(Table table, Constraint constraint) {
        List<Constraint> constraints = new ArrayList<>(table.constraints());
        constraints.add(constraint);
        return table.withConstraints(constraints);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
