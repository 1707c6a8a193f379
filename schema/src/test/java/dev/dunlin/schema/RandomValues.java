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
        return Schema.of(Set.copyOf(some(3, this::name)), some(4, this::enumType), some(6, this::table));
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
                options());
    }

    public TableOptions options() {
        return new TableOptions(maybe(this::text), oneIn(2), storage());
    }

    public Column column() {
        return new Column(
                name(),
                type(),
                oneIn(2),
                maybe(this::defaultValue),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text));
    }

    public Constraint constraint() {
        String name = name();
        return switch (random.nextInt(4)) {
            case 0 -> new Constraint.PrimaryKey(name, atLeastOne(this::text));
            case 1 ->
                new Constraint.Unique(
                        name, atLeastOne(this::text), some(3, this::text), oneIn(2), pick(Deferral.values()));
            case 2 -> foreignKey(name, atLeastOne(this::text));
            default -> new Constraint.Check(name, sql(), oneIn(2));
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
                storage());
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

    private Constraint.ForeignKey foreignKey(String name, List<String> columns) {
        return new Constraint.ForeignKey(
                name,
                columns,
                qualifiedName(),
                columns.stream().map(column -> text()).toList(),
                pick(Action.values()),
                pick(Action.values()),
                oneIn(2),
                pick(Deferral.values()),
                oneIn(2));
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
            case 2 -> new DefaultValue.Identity(oneIn(2), text());
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
