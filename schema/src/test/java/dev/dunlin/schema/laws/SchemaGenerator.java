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
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.naming.DerivedNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Random schemas that PostgreSQL accepts, hostile names among them. The same seed gives the same schema. */
public final class SchemaGenerator {
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
            "x\"; DROP TABLE bystander.alive; --",
            "x*/; DROP TABLE bystander.alive; /*",
            "%1$I {} ${x} :name ?",
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

    private static final int COMPRESSION_SERVER = 14;

    /** Before it, composite values have no hash, nor have arrays of them. */
    private static final int HASHED_ROWS_SERVER = 14;

    private static final int SETS_COLUMNS_SERVER = 15;

    /** An extension that every server has, and the type that it brings. */
    static final String EXTENSION = "citext";

    static final ColumnType EXTENSION_TYPE = new ColumnType.Foreign(new SqlExpression(EXTENSION));

    private static final String ESCAPE = "'); DROP TABLE bystander.alive; --";

    private final Random random;
    private final @Nullable String namespace;
    private final int postgres;
    private final Set<String> relations = new HashSet<>();
    private boolean unlogged;
    private boolean extension;
    private final List<SchemaObject> objects = new ArrayList<>();
    private final RandomReaders readers;
    private int javaNames;

    /** A generator of one schema. */
    public SchemaGenerator(Random random, @Nullable String namespace, boolean unlogged, int postgres) {
        this(random, namespace, unlogged, postgres, List.of());
    }

    /**
     * A generator of parts for a schema that is there.
     *
     * @param recipes those of its views and files
     */
    SchemaGenerator(Random random, @Nullable String namespace, boolean unlogged, int postgres, List<Recipe> recipes) {
        this.random = random;
        this.namespace = namespace;
        this.unlogged = unlogged;
        this.postgres = postgres;
        this.readers = new RandomReaders(random, this, namespace, postgres, recipes);
    }

    /** The views and files, and what they are made of. */
    RandomReaders readers() {
        return readers;
    }

    /** The schema. */
    public Schema schema() {
        extension = random.nextInt(8) == 0;
        List<EnumType> enums = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            enums.add(enumType());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            object(enums);
        }
        if (random.nextInt(3) == 0) {
            readers.addFunction();
        }
        List<Table> tables = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            tables.add(table(enums, tables));
        }
        if (random.nextInt(3) == 0) {
            closeCycle(tables);
        }
        if (random.nextInt(6) == 0) {
            tables.add(plainTwin(tables.get(random.nextInt(tables.size()))));
        }
        Schema schema = Schema.of(extension ? List.of(EXTENSION) : List.of(), enums, tables)
                .withObjects(objects);
        for (int i = random.nextInt(5); i > 0; i--) {
            readers.add(schema);
            schema = readers.in(schema);
        }
        return readers.in(schema);
    }

    /** Tables are unlogged, or logged, from now on. */
    void setUnlogged(boolean newUnlogged) {
        unlogged = newUnlogged;
    }

    /** Whether tables are unlogged. */
    boolean unlogged() {
        return unlogged;
    }

    /** Whether a domain or composite type is made of a type. */
    boolean isPartOfAnObject(QualifiedName type) {
        return objects.stream()
                .anyMatch(object -> (object instanceof Domain domain
                                && type.equals(domain.type().definedName()))
                        || (object instanceof CompositeType composite
                                && composite.attributes().stream()
                                        .anyMatch(attribute ->
                                                type.equals(attribute.type().definedName()))));
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
        return new Domain(
                name,
                java("java." + name.name()),
                type,
                random.nextInt(4) != 0,
                value,
                collation(type),
                checks,
                comment());
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
        return new CompositeType(name, java("java." + name.name()), attributes, comment());
    }

    CompositeType.Attribute attribute(List<CompositeType.Attribute> beside, List<EnumType> enums) {
        List<Column> columns = beside.stream()
                .map(attribute -> Column.of(attribute.name(), attribute.type()))
                .toList();
        String name = columnName(columns);
        ColumnType type = random.nextBoolean() ? simpleType(enums) : type(enums);
        return new CompositeType.Attribute(
                name, type, collation(type), comment(), java("attribute" + javaNames++ + "of" + name));
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
        extension = schema.extensions().contains(EXTENSION);
        readers.recipes().forEach(recipe -> relations.add(Recipe.name(recipe).name()));
        schema.enums().keySet().forEach(name -> relations.add(name.name()));
        schema.objects().keySet().forEach(id -> relations.add(id.name().name()));
        use(schema);
        schema.objects().values().forEach(object -> {
            if (object instanceof MaterializedView view) {
                view.indexes().forEach(index -> relations.add(index.name()));
            }
        });
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
        List<String> texts = new ArrayList<>(
                List.of("NEW", "OLD", "it's", "back\\", "ü", "long label with spaces", "A", "B", ESCAPE));
        Collections.shuffle(texts, random);
        List<EnumType.Label> labels = texts.subList(0, 1 + random.nextInt(4)).stream()
                .map(text -> new EnumType.Label(text, java("J_" + text)))
                .toList();
        return new EnumType(new QualifiedName(namespace, name), java("java." + name), labels, comment());
    }

    Table table(List<EnumType> enums, List<Table> others) {
        QualifiedName name = new QualifiedName(namespace, relationName());
        List<Table> parents = parents(others);
        List<Column> columns = inherited(parents, others);
        List<Column> inherited = List.copyOf(columns);
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            columns.add(column(name, columns, enums));
        }
        TableOptions options = new TableOptions(comment(), unlogged, storage())
                .withInherits(parents.stream().map(Table::name).toList());
        Table table = new Table(name, java("java." + name.name()), true, columns, List.of(), List.of(), options);
        Table divided = parents.isEmpty() ? new RandomPartitions(random).maybeDivided(table) : table;
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
        return Heirs.own(new RandomPolicies(random).maybeSecured(table), inherited);
    }

    /** A table with some columns of another, and the checks of those, which can come to inherit it. */
    private Table plainTwin(Table table) {
        QualifiedName name = new QualifiedName(namespace, relationName());
        List<Constraint> checks = new ArrayList<>(table.constraints(Constraint.Check.class));
        List<Column> columns = table.columns().stream()
                .filter(column -> column.defaultValue() == null
                        && (random.nextBoolean() || checks.stream().anyMatch(check -> check.dependsOn(column.name()))))
                .map(column -> column.withComment(comment()).withJavaName(component(column.name())))
                .toList();
        checks.removeIf(check -> table.columns().stream()
                .noneMatch(column -> check.dependsOn(column.name()) && hasColumn(columns, column.name())));
        return new Table(
                name,
                java("java." + name.name()),
                true,
                columns.isEmpty() ? List.of(Column.of("lonely", Builtin.of("integer"))) : columns,
                checks,
                List.of(),
                new TableOptions(comment(), unlogged, storage()));
    }

    private static boolean hasColumn(List<Column> columns, String name) {
        return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    /** What a new table inherits: mostly nothing. */
    private List<Table> parents(List<Table> others) {
        List<Table> possible = new ArrayList<>(
                others.stream().filter(other -> other.partitioning() == null).toList());
        if (possible.isEmpty() || random.nextInt(5) != 0) {
            return List.of();
        }
        Collections.shuffle(possible, random);
        List<Table> parents = possible.subList(0, Math.min(possible.size(), 1 + random.nextInt(2)));
        List<String> names =
                inherited(parents, others).stream().map(Column::name).toList();
        long sum = parents.stream()
                .mapToLong(parent -> inherited(List.of(parent), others).size())
                .sum();
        return names.size() == sum ? parents : parents.subList(0, 1);
    }

    private static List<Column> inherited(List<Table> parents, List<Table> others) {
        Schema schema = Schema.of(List.of(), List.of(), others);
        TableOptions options =
                TableOptions.NONE.withInherits(parents.stream().map(Table::name).toList());
        Table heir = Table.of(new QualifiedName(null, "heir")).withOptions(options);
        return new ArrayList<>(Heirs.whole(schema, heir).columns());
    }

    Column column(QualifiedName table, List<Column> beside, List<EnumType> enums) {
        String name = columnName(beside);
        ColumnType type = type(enums);
        boolean nullable = random.nextBoolean();
        Column column = new Column(name, type, nullable, null, collation(type), comment(), component(name))
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
        String compression = postgres >= COMPRESSION_SERVER && random.nextBoolean() ? "pglz" : null;
        Integer statistics = random.nextBoolean() ? random.nextInt(1000) : null;
        boolean fixed = type instanceof Defined || ColumnOptions.Storage.of(type) == ColumnOptions.Storage.PLAIN;
        return fixed ? new ColumnOptions(null, null, statistics) : new ColumnOptions(storage, compression, statistics);
    }

    /** A collation that is not the type's own, sometimes, where the type can have one. */
    @Nullable
    String collation(ColumnType type) {
        boolean collatable = type.equals(Builtin.of("text")) || type.equals(Builtin.of("varchar", 20));
        return collatable && random.nextInt(5) == 0 ? (random.nextBoolean() ? "C" : "POSIX") : null;
    }

    /** What declares something in Java; nothing, now and then. */
    @Nullable
    String java(String name) {
        return random.nextInt(20) == 0 ? null : name;
    }

    private @Nullable String component(String column) {
        return java("component" + javaNames++ + "of" + column);
    }

    @Nullable
    String comment() {
        if (random.nextInt(20) == 0) {
            return ESCAPE;
        }
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
        if (extension && random.nextInt(4) == 0) {
            return EXTENSION_TYPE;
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
        if (!(type instanceof Builtin builtin)) {
            return new DefaultValue.Literal("of an extension");
        }
        String text = switch (builtin.name()) {
            case "integer", "bigint", "smallint", "numeric", "double precision" ->
                String.valueOf(random.nextInt(100) - 50);
            case "text" -> random.nextBoolean() ? ESCAPE : "it's \\ \"x\" " + random.nextInt(9);
            case "varchar" -> "it's \\ \"x\" " + random.nextInt(9);
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

    /** An expression of the type; null if none is known. */
    @Nullable
    DefaultValue expression(ColumnType type) {
        if (!(type instanceof Builtin builtin)) {
            return null;
        }
        List<SchemaObject> sequences =
                objects.stream().filter(Sequence.class::isInstance).toList();
        if (builtin.name().equals("bigint") && !sequences.isEmpty()) {
            return nextValue(sequences.get(random.nextInt(sequences.size())).name());
        }
        if (builtin.name().equals("integer") && !readers.functions().isEmpty() && random.nextInt(3) == 0) {
            return new DefaultValue.Expression(new SqlExpression(call("1")));
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

    /** A function that a file defines, of a number. */
    private String call(String number) {
        List<QualifiedName> functions = readers.functions();
        return Sentinels.name(functions.get(random.nextInt(functions.size()))) + "(" + number + ")";
    }

    private boolean canCall(ColumnType type) {
        return type.equals(Builtin.of("integer")) && !readers.functions().isEmpty() && random.nextBoolean();
    }

    static DefaultValue nextValue(QualifiedName sequence) {
        String name = sequence.namespace() == null
                ? quoted(sequence.name())
                : quoted(sequence.namespace()) + "." + quoted(sequence.name());
        return new DefaultValue.Expression(new SqlExpression("nextval('" + name.replace("'", "''") + "')"));
    }

    /** The column as an identity; as it is if its type cannot be one. */
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

    /** The column computed from another one beside it; as it is if there is none of its type. */
    Column generated(Column column, List<Column> beside) {
        for (Column base : beside) {
            if (!base.isGenerated() && base.type().equals(column.type()) && column.type() instanceof Builtin builtin) {
                String quoted = quoted(base.name());
                String sql = switch (builtin.name()) {
                    case "integer", "bigint", "numeric" -> quoted + " + " + (1 + random.nextInt(3));
                    case "text" -> "lower(" + quoted + ")";
                    default -> quoted;
                };
                sql = canCall(column.type()) ? call(quoted) : sql;
                // PostgreSQL lets no virtual column call a function of a user.
                boolean isCall = sql.endsWith("(" + quoted + ")") && !sql.startsWith("lower(");
                boolean stored = postgres < 18 || isCall || random.nextBoolean();
                return column.withDefault(new DefaultValue.Generated(new SqlExpression(sql), stored))
                        .withOptions(stored ? column.options() : ColumnOptions.NONE);
            }
        }
        return column;
    }

    /** The table with a primary key, mostly, if it has columns for one. */
    Table withPrimaryKey(Table table) {
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

    /** Whether indexes and keys can be over the column. */
    static boolean isIndexable(Column column) {
        return !(column.defaultValue() instanceof DefaultValue.Generated generated) || generated.stored();
    }

    static boolean isKeyType(ColumnType type) {
        return !(type instanceof ArrayOf) && !(type instanceof Defined) && !type.equals(Builtin.of("jsonb"));
    }

    Table withForeignKey(Table table, List<Table> others) {
        List<Table> targets = new ArrayList<>(others);
        targets.add(table);
        Table target = targets.get(random.nextInt(targets.size()));
        List<List<String>> keys = keys(target);
        if (keys.isEmpty()) {
            return table;
        }
        List<String> key = keys.get(random.nextInt(keys.size()));
        List<Column> columns = new ArrayList<>(table.columns());
        List<String> names = new ArrayList<>();
        for (String column : key) {
            ColumnType type = target.column(column).orElseThrow().type();
            String name = columnName(columns);
            names.add(name);
            columns.add(new Column(name, type, true, null, null, null, component(name)));
        }
        Constraint.Action[] actions = Constraint.Action.values();
        Constraint.Deferral[] deferrals = Constraint.Deferral.values();
        String name = take(DerivedNames.foreignKey(table.name().name(), names, relations::contains));
        Constraint.Action onDelete = actions[random.nextInt(actions.length)];
        boolean sets = onDelete == Constraint.Action.SET_NULL || onDelete == Constraint.Action.SET_DEFAULT;
        boolean setsOne = sets && random.nextBoolean() && postgres >= SETS_COLUMNS_SERVER;
        return with(
                table.withColumns(columns),
                new Constraint.ForeignKey(
                        name,
                        names,
                        target.name(),
                        key,
                        onDelete,
                        setsOne ? names.subList(0, 1) : List.of(),
                        actions[random.nextInt(actions.length)],
                        random.nextInt(4) == 0,
                        deferrals[random.nextInt(deferrals.length)],
                        random.nextInt(6) != 0,
                        comment()));
    }

    /** The columns of keys that foreign keys can refer to. */
    private static List<List<String>> keys(Table target) {
        List<List<String>> keys = new ArrayList<>();
        target.primaryKey().ifPresent(key -> keys.add(key.columns()));
        target.constraints(Constraint.Unique.class).stream()
                .filter(key -> key.deferral() == Constraint.Deferral.NOT_DEFERRABLE)
                .forEach(key -> keys.add(key.columns()));
        keys.removeIf(
                key -> key.stream().anyMatch(column -> target.column(column).isEmpty()));
        return keys;
    }

    private void closeCycle(List<Table> tables) {
        Table first = withForeignKey(tables.get(0), List.of(tables.get(tables.size() - 1)));
        List<Table> closed = new ArrayList<>(tables);
        closed.set(0, first);
        Schema schema = Schema.of(List.of(), List.of(), closed);
        if (RandomPartitions.isPossible(null, first) && Heirs.arePossible(schema, schema)) {
            tables.set(0, first);
        }
    }

    Table withIndex(Table table) {
        List<Column> columns = new ArrayList<>(
                table.columns().stream().filter(SchemaGenerator::isIndexable).toList());
        if (columns.isEmpty()) {
            return table;
        }
        Collections.shuffle(columns, random);
        Column first = columns.get(0);
        String method = method(first.type());
        boolean btree = method.equals("btree");
        boolean unique = btree && random.nextInt(4) == 0;
        String name = take(DerivedNames.index(table.name().name(), List.of(first.name()), relations::contains));
        Index index = new Index(
                name,
                btree ? orderedParts(columns) : List.of(part(first, method, false, false)),
                unique,
                method,
                random.nextInt(4) == 0 ? new SqlExpression(quoted(first.name()) + " IS NOT NULL") : null,
                btree && random.nextInt(5) == 0
                        ? List.of(columns.get(columns.size() - 1).name())
                        : List.of(),
                unique && postgres >= 15 && random.nextInt(3) == 0,
                random.nextInt(5) == 0 ? storage(method) : new TreeMap<>(),
                null,
                comment());
        List<Index> indexes = new ArrayList<>(table.indexes());
        indexes.add(index);
        return table.withIndexes(indexes);
    }

    private String method(ColumnType type) {
        if (type instanceof ArrayOf || type.equals(Builtin.of("jsonb"))) {
            return "gin";
        } else if (random.nextInt(6) == 0 && isKeyType(type)) {
            return "hash";
        } else if (type.equals(Builtin.of("integer")) && random.nextInt(4) == 0) {
            return "brin";
        }
        return type.equals(Builtin.of("text")) && random.nextInt(5) == 0 ? "spgist" : "btree";
    }

    private List<Index.Part> orderedParts(List<Column> columns) {
        List<Index.Part> parts = new ArrayList<>();
        for (Column column : columns.subList(0, 1 + random.nextInt(Math.min(2, columns.size())))) {
            parts.add(part(column, "btree", random.nextBoolean(), random.nextBoolean()));
        }
        return parts;
    }

    private Index.Part part(Column column, String method, boolean descending, boolean nullsFirst) {
        boolean text = column.type().equals(Builtin.of("text"));
        if (text && method.equals("btree") && random.nextInt(3) == 0) {
            SqlExpression lower = new SqlExpression("lower(" + quoted(column.name()) + ")");
            return new Index.Part(null, lower, null, null, descending, nullsFirst);
        }
        if (method.equals("btree") && canCall(column.type())) {
            SqlExpression called = new SqlExpression(call(quoted(column.name())));
            return new Index.Part(null, called, null, null, descending, nullsFirst);
        }
        String operatorClass = null;
        if (text && method.equals("btree") && random.nextInt(3) == 0) {
            operatorClass = "text_pattern_ops";
        } else if (column.type().equals(Builtin.of("jsonb")) && method.equals("gin") && random.nextBoolean()) {
            operatorClass = "jsonb_path_ops";
        }
        return new Index.Part(
                column.name(),
                null,
                text && random.nextInt(4) == 0 ? "C" : null,
                operatorClass == null ? null : new SqlExpression(operatorClass),
                descending,
                nullsFirst);
    }

    private TreeMap<String, String> storage(String method) {
        TreeMap<String, String> storage = new TreeMap<>();
        switch (method) {
            case "gin" -> storage.put("fastupdate", "off");
            case "brin" -> storage.put("pages_per_range", String.valueOf(16 + random.nextInt(100)));
            default -> storage.put("fillfactor", String.valueOf(50 + random.nextInt(50)));
        }
        return storage;
    }

    Table withConstraint(Table table, List<EnumType> enums) {
        Column column = table.columns().get(random.nextInt(table.columns().size()));
        if (!column.isVirtual() && random.nextInt(4) == 0 && canExclude(column.type(), enums)) {
            return with(table, exclude(table, column));
        }
        if (random.nextBoolean() && isKeyType(column.type()) && isIndexable(column)) {
            String name = take(DerivedNames.unique(table.name().name(), List.of(column.name()), relations::contains));
            return with(table, unique(table, name, column.name()));
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
            sql = (canCall(column.type()) ? call(quoted) : quoted) + " > -1000";
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
        boolean hashed = postgres >= HASHED_ROWS_SERVER || !(column.type() instanceof ArrayOf);
        String method = range ? "gist" : hashed && random.nextBoolean() ? "hash" : "btree";
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

    Constraint.Unique unique(Table table, String name, String column) {
        Constraint.Deferral[] deferrals = Constraint.Deferral.values();
        List<String> include = table.columns().stream()
                .filter(other -> isIndexable(other) && !other.name().equals(column))
                .map(Column::name)
                .limit(random.nextInt(4) == 0 ? 1 : 0)
                .toList();
        boolean nullsNotDistinct = postgres >= 15 && random.nextInt(4) == 0;
        return new Constraint.Unique(
                name,
                List.of(column),
                include,
                nullsNotDistinct,
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
