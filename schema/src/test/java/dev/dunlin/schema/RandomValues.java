package dev.dunlin.schema;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.model.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Random values of the model, in every combination of what they can hold, for tests of texts. PostgreSQL need not accept
 * them. One seed gives the same values in the same order.
 */
public final class RandomValues {
    private static final List<String> TEXTS = List.of(
            "locations",
            "order",
            "Mixed Case",
            " ",
            ".",
            "\"",
            "we\"ird",
            "it's",
            "back\\slash",
            "dotted.name",
            "città",
            "名前",
            "🦆",
            "👩‍🚀",
            "half \ud83e",
            "\udc00\ud800",
            "tab\there",
            "line\nbreak\r\n",
            "\u0000\u001b\u007f\u0085",
            "\u202eright to left\u2028\ufeff",
            "-- comment",
            "$$",
            "<<<<<<< HEAD",
            "{\"json\": [1]}",
            "null",
            "[]",
            "x".repeat(100));

    private final Random random;
    private final Set<String> names = new HashSet<>();

    public RandomValues(long seed) {
        this.random = new Random(seed);
    }

    /** A schema of up to three enum types and five tables. */
    public Schema schema() {
        return Schema.of(Set.copyOf(some(3, this::name)), some(4, this::enumType), some(6, this::table))
                .withObjects(some(4, this::object));
    }

    /** Of any kind. */
    public SchemaObject object() {
        ObjectKind[] kinds = ObjectKind.values();
        return object(kinds[random.nextInt(kinds.length)], qualifiedName());
    }

    public SchemaObject object(ObjectKind kind, QualifiedName name) {
        return switch (kind) {
            case SEQUENCE -> sequence(name);
            case DOMAIN -> domain(name);
            case COMPOSITE -> new CompositeType(name, maybe(this::text), some(5, this::attribute), maybe(this::text));
            case VIEW -> view(name);
            case MATERIALIZED_VIEW -> materializedView(name);
            case OBJECT -> new SqlObject(QualifiedName.of(name.name()), sql());
        };
    }

    private View view(QualifiedName name) {
        View.Check[] checks = View.Check.values();
        View.Options options = new View.Options(oneIn(2), oneIn(2), checks[random.nextInt(checks.length)]);
        return new View(name, maybe(this::text), viewColumns(), sql(), options, maybe(this::text));
    }

    private MaterializedView materializedView(QualifiedName name) {
        return new MaterializedView(
                name,
                maybe(this::text),
                viewColumns(),
                sql(),
                oneIn(2),
                some(3, this::index),
                new TreeMap<>(Map.of("fillfactor", "70")),
                maybe(this::text));
    }

    private List<QueryObject.ViewColumn> viewColumns() {
        List<QueryObject.ViewColumn> columns = new ArrayList<>();
        columns.add(new QueryObject.ViewColumn(name(), type(), maybe(this::text)));
        columns.addAll(some(3, () -> new QueryObject.ViewColumn(name(), type(), maybe(this::text))));
        return columns;
    }

    private Sequence sequence(QualifiedName name) {
        String type = oneIn(2) ? "bigint" : oneIn(2) ? "integer" : "smallint";
        return new Sequence(name, type, sequenceOptions(), maybe(this::text));
    }

    public SequenceOptions sequenceOptions() {
        return new SequenceOptions(
                maybe(() -> (long) random.nextInt(1000)),
                oneIn(2) ? 1 : -random.nextInt(5) - 1,
                maybe(() -> -(long) random.nextInt(1000)),
                maybe(() -> 1000 + (long) random.nextInt(1000)),
                1 + random.nextInt(3),
                oneIn(2));
    }

    private Domain domain(QualifiedName name) {
        DefaultValue value =
                oneIn(3) ? new DefaultValue.Literal(text()) : oneIn(2) ? new DefaultValue.Expression(sql()) : null;
        return new Domain(
                name,
                maybe(this::text),
                type(),
                oneIn(2),
                value,
                maybe(this::text),
                some(4, () -> new Constraint.Check(name(), sql(), oneIn(2))),
                maybe(this::text));
    }

    private CompositeType.Attribute attribute() {
        return new CompositeType.Attribute(name(), type(), maybe(this::text), maybe(this::text), maybe(this::text));
    }

    /** A name that was not given out before. */
    public String name() {
        String name = text();
        for (int i = 2; !names.add(name); i++) {
            name = text() + i;
        }
        return name;
    }

    public QualifiedName qualifiedName() {
        return new QualifiedName(maybe(this::text), name());
    }

    public EnumType enumType() {
        return new EnumType(qualifiedName(), maybe(this::text), some(5, this::label), maybe(this::text));
    }

    public EnumType.Label label() {
        String text = name();
        return new EnumType.Label(text, oneIn(2) ? text : maybe(this::text));
    }

    public Table table() {
        return new Table(
                qualifiedName(),
                maybe(this::text),
                oneIn(2),
                some(7, this::column),
                some(5, this::constraint),
                some(4, this::index),
                options(),
                rowSecurity(),
                maybe(this::partitioning));
    }

    public RowSecurity rowSecurity() {
        return new RowSecurity(mode(), some(3, this::policy));
    }

    public RowSecurity.Mode mode() {
        return new RowSecurity.Mode(oneIn(2), oneIn(2));
    }

    public Policy policy() {
        return new Policy(
                name(),
                pick(Policy.Command.values()),
                oneIn(2),
                some(3, this::text),
                maybe(this::sql),
                maybe(this::sql));
    }

    public Partitioning partitioning() {
        return oneIn(3)
                ? new Partitioning(partitionKey(), false, List.of())
                : new Partitioning(partitionKey(), true, some(4, this::partition));
    }

    public PartitionKey partitionKey() {
        List<Index.Part> parts = atLeastOne(this::part).stream()
                .map(part -> new Index.Part(
                        part.column(), part.expression(), part.collation(), part.operatorClass(), false, false))
                .toList();
        return new PartitionKey(pick(PartitionKey.Strategy.values()), parts);
    }

    public Partition partition() {
        return new Partition(
                qualifiedName(), maybe(this::qualifiedName), bound(), maybe(this::partitionKey), oneIn(2), options());
    }

    private PartitionBound bound() {
        return switch (random.nextInt(4)) {
            case 0 -> PartitionBound.REST;
            case 1 -> new PartitionBound.Hash(4, random.nextInt(4));
            case 2 -> new PartitionBound.In(atLeastOne(this::value));
            default -> {
                List<Value> from = atLeastOne(this::value);
                yield new PartitionBound.Range(
                        from, from.stream().map(each -> value()).toList());
            }
        };
    }

    private Value value() {
        return switch (random.nextInt(5)) {
            case 0 -> Value.MINVALUE;
            case 1 -> Value.MAXVALUE;
            case 2 -> Value.NULL;
            default -> Value.of(text());
        };
    }

    public TableOptions options() {
        return new TableOptions(
                maybe(this::text), oneIn(2), storage(), maybe(this::text), some(3, this::qualifiedName));
    }

    public Column column() {
        return new Column(
                name(),
                type(),
                oneIn(2),
                maybe(this::defaultValue),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                columnOptions());
    }

    private ColumnOptions columnOptions() {
        return new ColumnOptions(
                maybe(() -> pick(ColumnOptions.Storage.values())),
                maybe(this::text),
                maybe(() -> random.nextInt(10_001)));
    }

    public Constraint constraint() {
        String name = name();
        return switch (random.nextInt(5)) {
            case 0 -> new Constraint.PrimaryKey(name, atLeastOne(this::text), maybe(this::text));
            case 1 ->
                new Constraint.Unique(
                        name,
                        atLeastOne(this::text),
                        some(3, this::text),
                        oneIn(2),
                        pick(Deferral.values()),
                        maybe(this::text));
            case 2 -> foreignKey(name, atLeastOne(this::text));
            case 3 -> exclude(name);
            default -> new Constraint.Check(name, sql(), oneIn(2), oneIn(2), maybe(this::text));
        };
    }

    public Index index() {
        return new Index(
                name(),
                atLeastOne(this::part),
                oneIn(2),
                oneIn(2) ? "btree" : text(),
                maybe(this::sql),
                some(3, this::text),
                oneIn(2),
                storage(),
                maybe(this::text),
                maybe(this::text));
    }

    public SqlExpression sql() {
        return new SqlExpression("coalesce(\"" + text().replace("\"", "\"\"") + "\",\n  'it''s') -- really");
    }

    /** One of the others, or null. */
    public <T> @Nullable T maybe(Supplier<T> value) {
        return oneIn(2) ? value.get() : null;
    }

    /** Any text, plain or hostile. */
    public String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private Constraint.Exclude exclude(String name) {
        return new Constraint.Exclude(
                name,
                text(),
                atLeastOne(() -> new Constraint.Exclude.Element(part(), text())),
                some(3, this::text),
                storage(),
                maybe(this::sql),
                pick(Deferral.values()),
                maybe(this::text));
    }

    private Constraint.ForeignKey foreignKey(String name, List<String> columns) {
        return new Constraint.ForeignKey(
                name,
                columns,
                qualifiedName(),
                columns.stream().map(column -> text()).toList(),
                pick(Action.values()),
                oneIn(2) ? List.of() : columns.subList(0, 1),
                pick(Action.values()),
                oneIn(2),
                pick(Deferral.values()),
                oneIn(2),
                maybe(this::text));
    }

    private Index.Part part() {
        boolean isColumn = oneIn(2);
        return oneIn(2)
                ? Index.Part.column(text())
                : new Index.Part(
                        isColumn ? text() : null,
                        isColumn ? null : sql(),
                        maybe(this::text),
                        maybe(this::sql),
                        oneIn(2),
                        oneIn(2));
    }

    private ColumnType type() {
        ColumnType type = switch (random.nextInt(5)) {
            case 0 -> new ColumnType.Defined(qualifiedName());
            case 1 -> new ColumnType.Foreign(sql());
            case 2 -> ColumnType.Builtin.of("numeric", 10, -7);
            case 3 -> ColumnType.Builtin.of(text(), Integer.MAX_VALUE);
            default -> ColumnType.Builtin.of("double precision");
        };
        return oneIn(3) ? new ColumnType.ArrayOf(type) : type;
    }

    private DefaultValue defaultValue() {
        return switch (random.nextInt(4)) {
            case 0 -> new DefaultValue.Literal(oneIn(4) ? "" : text());
            case 1 -> new DefaultValue.Expression(sql());
            case 2 ->
                oneIn(3)
                        ? new DefaultValue.Serial(text(), sequenceOptions())
                        : new DefaultValue.Identity(oneIn(2), text(), sequenceOptions());
            default -> new DefaultValue.Generated(sql(), oneIn(2));
        };
    }

    private SortedMap<String, String> storage() {
        return new TreeMap<>(oneIn(3) ? Map.of("fillfactor", "70", text() + "!", text()) : Map.of());
    }

    private <T> List<T> some(int below, Supplier<T> value) {
        List<T> result = new ArrayList<>();
        for (int i = random.nextInt(below); i > 0; i--) {
            result.add(value.get());
        }
        return result;
    }

    private <T> List<T> atLeastOne(Supplier<T> value) {
        List<T> result = some(3, value);
        result.add(value.get());
        return result;
    }

    private boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
