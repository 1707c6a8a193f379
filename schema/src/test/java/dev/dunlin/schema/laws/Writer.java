package dev.dunlin.schema.laws;

import dev.dunlin.schema.laws.Recipe.Condition;
import dev.dunlin.schema.laws.Recipe.Form;
import dev.dunlin.schema.laws.Recipe.Item;
import dev.dunlin.schema.laws.Recipe.Kind;
import dev.dunlin.schema.laws.Recipe.OfFile;
import dev.dunlin.schema.laws.Recipe.OfView;
import dev.dunlin.schema.laws.Recipe.Shape;
import dev.dunlin.schema.laws.Recipe.Source;
import dev.dunlin.schema.laws.Relation.Field;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Defined;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes recipes into a schema, each of what is there by then. */
final class Writer {
    private static final String SAME_ROW = "\"s\"";
    private static final int ATOMIC_SERVER = 14;

    private final int postgres;
    private Schema schema;
    private final Map<QualifiedName, Relation> views = new HashMap<>();
    private final Set<QualifiedName> functions = new HashSet<>();
    /** Views that can be read: those that read no materialized view without rows. */
    private final Set<QualifiedName> readable = new HashSet<>();

    Writer(Schema schema, int postgres) {
        this.schema = schema;
        this.postgres = postgres;
    }

    Schema schema() {
        return schema;
    }

    Optional<Relation> relation(Source source) {
        Relation view = views.get(source.name());
        return view == null ? Relation.table(schema, source) : Optional.of(view);
    }

    /** The recipe as it was written, of what bears other names now; empty if it cannot be written any more. */
    Optional<Recipe> write(Recipe recipe) {
        return recipe instanceof OfView view
                ? write(view).map(Recipe.class::cast)
                : write((OfFile) recipe).map(Recipe.class::cast);
    }

    // --- views

    private Optional<OfView> write(OfView view) {
        if (view.shape() == Shape.VALUES) {
            List<Item> items = view.items().stream()
                    .map(item -> new Item(item.alias(), Form.CONSTANT, item.member(), item.used(), item.comment()))
                    .toList();
            return add(view.withItems(items), null, null, items);
        }
        Relation source = view.source() == null ? null : relation(view.source()).orElse(null);
        if (source == null) {
            return Optional.empty();
        }
        Relation other = view.other() == null ? null : relation(view.other()).orElse(null);
        List<Item> items = new ArrayList<>();
        for (Item item : view.items()) {
            resolved(item, source).ifPresent(items::add);
        }
        if (view.shape() == Shape.STAR && !source.isTable()) {
            items.clear();
            source.fields()
                    .forEach(field -> items.add(new Item(field.name(), Form.COLUMN, field.member(), null, null)));
        }
        OfView now = view.withQuery(
                view.shape(),
                source.source(),
                other == null ? null : other.source(),
                items,
                condition(view.condition(), source));
        return items.isEmpty() ? Optional.empty() : add(now, source, other, items);
    }

    private Optional<Item> resolved(Item item, Relation source) {
        Field field = item.member() == null ? null : source.field(item.member()).orElse(null);
        Recipe.@Nullable Member member = field == null ? null : field.member();
        Source used = item.used();
        boolean possible = switch (item.form()) {
            case COLUMN -> field != null;
            case ATTRIBUTE -> {
                CompositeType type = field == null ? null : composite(schema, field.type());
                used = type == null || used == null ? null : attribute(type, used);
                yield used != null;
            }
            case CALL ->
                field != null
                        && field.type().equals(Builtin.of("integer"))
                        && used != null
                        && functions.contains(used.name());
            case COUNT_OF -> used != null && functions.contains(used.name());
            case NULL_OF -> {
                QualifiedName type =
                        used == null ? null : Relation.type(schema, used).orElse(null);
                used = type == null || used == null ? null : new Source(type, used.java());
                yield used != null;
            }
            case ROW, CONSTANT -> true;
        };
        return possible
                ? Optional.of(new Item(item.alias(), item.form(), member, used, item.comment()))
                : Optional.empty();
    }

    private static @Nullable Source attribute(CompositeType type, Source used) {
        return type.attributes().stream()
                .filter(attribute -> used.java() != null && used.java().equals(attribute.javaName()))
                .findFirst()
                .or(() -> type.attribute(used.name().name()))
                .map(attribute -> new Source(QualifiedName.of(attribute.name()), attribute.javaName()))
                .orElse(null);
    }

    private @Nullable Condition condition(@Nullable Condition condition, Relation source) {
        Field field =
                condition == null ? null : source.field(condition.member()).orElse(null);
        if (condition == null || field == null) {
            return null;
        }
        EnumType type = labels(schema, field.type());
        String label = condition.label();
        if (type == null) {
            return new Condition(field.member(), null);
        }
        boolean isThere = label != null && type.texts().contains(label);
        return new Condition(field.member(), isThere ? label : type.texts().get(0));
    }

    private Optional<OfView> add(OfView view, @Nullable Relation source, @Nullable Relation other, List<Item> items) {
        String query = source == null ? values(items) : query(view, source, other, items);
        List<ViewColumn> columns = items.stream()
                .map(item -> new ViewColumn(item.alias(), type(item, source), item.comment()))
                .toList();
        boolean isPlain = source != null
                && source.written()
                && (view.shape() == Shape.PLAIN || (view.shape() == Shape.STAR))
                && items.stream().anyMatch(item -> item.form() == Form.COLUMN);
        boolean isReadable = readable(source) && (view.shape() != Shape.JOINED || readable(other));
        SchemaObject object;
        if (view.materialized()) {
            // PostgreSQL fills none from another that has no rows (SQLSTATE 55000).
            boolean populated = view.populated() && isReadable;
            object = new MaterializedView(
                    view.name(),
                    view.java(),
                    columns,
                    new SqlExpression(query),
                    populated,
                    view.indexes().stream()
                            .filter(index -> isPossible(index, columns))
                            .toList(),
                    view.storage(),
                    view.comment());
            isReadable = populated;
        } else {
            object = new View(
                    view.name(),
                    view.java(),
                    columns,
                    new SqlExpression(query),
                    options(view, isPlain),
                    view.comment());
        }
        if (isReadable) {
            readable.add(view.name());
        }
        add(object);
        views.put(view.name(), Relation.of((dev.dunlin.schema.model.QueryObject) object, isPlain));
        return Optional.of(view);
    }

    private boolean readable(@Nullable Relation relation) {
        return relation == null || relation.isTable() || readable.contains(relation.name());
    }

    /** Rows are checked only where they can be put into the view. */
    private static View.Options options(OfView view, boolean isPlain) {
        return isPlain
                ? view.options()
                : new View.Options(
                        view.options().securityBarrier(), view.options().securityInvoker(), View.Check.NONE);
    }

    private static boolean isPossible(Index index, List<ViewColumn> columns) {
        Set<String> names = columns.stream().map(ViewColumn::name).collect(Collectors.toSet());
        return index.parts().stream().allMatch(part -> part.column() == null || isIndexable(index, part, columns))
                && index.parts().stream()
                        .allMatch(part -> part.expression() == null
                                || columns.stream()
                                        .anyMatch(column -> Builtin.of("text").equals(column.type())
                                                && part.expression().mentions(column.name())))
                && names.containsAll(index.include())
                && (index.where() == null
                        || columns.stream().anyMatch(column -> index.where().mentions(column.name())));
    }

    /** Whether a column is still of the kind that the index was made for. */
    private static boolean isIndexable(Index index, Index.Part part, List<ViewColumn> columns) {
        return columns.stream()
                .filter(column -> column.name().equals(part.column()))
                .anyMatch(column -> {
                    boolean isText = Builtin.of("text").equals(column.type());
                    boolean isJson = Builtin.of("jsonb").equals(column.type());
                    return switch (index.method()) {
                        case "gin" -> isJson || (column.type() instanceof ArrayOf && part.operatorClass() == null);
                        case "brin" -> Builtin.of("integer").equals(column.type());
                        case "spgist" -> isText;
                        default ->
                            (isText || (part.collation() == null && part.operatorClass() == null))
                                    && (!index.method().equals("hash") || SchemaGenerator.isKeyType(column.type()));
                    };
                });
    }

    private static String values(List<Item> items) {
        String row = items.stream().map(item -> "1").collect(Collectors.joining(", ", "(", ")"));
        return "VALUES " + row + ", " + row.replace('1', '2');
    }

    private String query(OfView view, Relation source, @Nullable Relation other, List<Item> items) {
        if (view.shape() == Shape.STAR && !source.isTable()) {
            return "SELECT * FROM " + Sentinels.name(source.name()) + where(view.condition(), "");
        }
        String select = "SELECT " + items.stream().map(item -> text(item)).collect(Collectors.joining(", "));
        String from = " FROM " + Sentinels.name(source.name()) + " AS " + SAME_ROW;
        String where = where(view.condition(), SAME_ROW + ".");
        return switch (view.shape()) {
            case UNITED -> select + from + where + "\nUNION ALL\n" + select + from;
            case JOINED ->
                other == null
                        ? select + from + where
                        : select + from + " CROSS JOIN " + Sentinels.name(other.name()) + " AS \"o\"" + where;
            case GROUPED -> {
                boolean isPlain = items.stream().noneMatch(item -> item.form() == Form.ROW);
                yield source.key().isEmpty() || !isPlain
                        ? select + from + where
                        : select + from + where + " GROUP BY "
                                + source.key().stream()
                                        .map(column -> SAME_ROW + "." + SchemaGenerator.quoted(column))
                                        .collect(Collectors.joining(", "));
            }
            default -> select + from + where;
        };
    }

    private static String where(@Nullable Condition condition, String row) {
        if (condition == null) {
            return "";
        }
        String column = row + SchemaGenerator.quoted(condition.member().name());
        return " WHERE "
                + (condition.label() == null
                        ? column + " IS NOT NULL"
                        : column + " <> '" + condition.label().replace("'", "''") + "'");
    }

    private static String text(Item item) {
        String column = item.member() == null
                ? ""
                : SAME_ROW + "." + SchemaGenerator.quoted(item.member().name());
        return switch (item.form()) {
            case COLUMN -> column;
            case ATTRIBUTE ->
                "(" + column + ")." + SchemaGenerator.quoted(used(item).name());
            case CALL -> Sentinels.name(used(item)) + "(" + column + ")";
            case COUNT_OF -> Sentinels.name(used(item)) + "()";
            case NULL_OF -> "CAST(NULL AS " + Sentinels.name(used(item)) + ")";
            case ROW -> "CAST((" + SAME_ROW + ".*) AS text)";
            case CONSTANT -> "1";
        };
    }

    private ColumnType type(Item item, @Nullable Relation source) {
        return switch (item.form()) {
            case COLUMN -> field(item, source).type();
            case ATTRIBUTE ->
                Objects.requireNonNull(composite(schema, field(item, source).type()))
                        .attribute(used(item).name())
                        .orElseThrow()
                        .type();
            case CALL, CONSTANT -> Builtin.of("integer");
            case COUNT_OF -> Builtin.of("bigint");
            case NULL_OF -> new Defined(used(item));
            case ROW -> Builtin.of("text");
        };
    }

    private static Field field(Item item, @Nullable Relation source) {
        return Objects.requireNonNull(source)
                .field(Objects.requireNonNull(item.member()))
                .orElseThrow();
    }

    private static QualifiedName used(Item item) {
        return Objects.requireNonNull(item.used()).name();
    }

    static @Nullable CompositeType composite(Schema schema, ColumnType type) {
        return type instanceof Defined defined
                ? schema.objects().values().stream()
                        .filter(object ->
                                object instanceof CompositeType && object.name().equals(defined.name()))
                        .map(CompositeType.class::cast)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** The enum type that a type is; null for none. */
    static @Nullable EnumType labels(Schema schema, ColumnType type) {
        return type instanceof Defined defined ? schema.enums().get(defined.name()) : null;
    }

    // --- files

    private Optional<OfFile> write(OfFile file) {
        Source source = file.source();
        if (source == null) {
            add(SqlObject.of(file.name(), text(file, "", null)));
            functions.add(file.defined());
            return Optional.of(file);
        }
        if (file.kind() == Kind.TYPED) {
            QualifiedName type = Relation.type(schema, source).orElse(null);
            if (type == null) {
                return Optional.empty();
            }
            OfFile now = file.withSource(new Source(type, source.java()), null);
            add(SqlObject.of(file.name(), text(now, Sentinels.name(type), null)));
            return Optional.of(now);
        }
        Relation relation = relation(source).orElse(null);
        boolean isFunctionGone =
                file.function() != null && !functions.contains(file.function().name());
        boolean isStored = relation != null
                && schema.objects().values().stream()
                        .anyMatch(object -> object instanceof MaterializedView
                                && object.name().equals(relation.name()));
        if (relation == null || isFunctionGone || (isStored && file.kind() == Kind.TRIGGER)) {
            return Optional.empty();
        }
        Field field =
                file.member() == null ? null : relation.field(file.member()).orElse(null);
        if (file.kind() == Kind.COUNTER && field == null) {
            return Optional.empty();
        }
        boolean isPlain = field != null && !field.generated();
        OfFile now = file.withSource(
                relation.source(), field != null && (isPlain || file.kind() == Kind.COUNTER) ? field.member() : null);
        add(SqlObject.of(file.name(), text(now, Sentinels.name(relation.name()), relation)));
        functions.add(file.defined());
        return Optional.of(now);
    }

    /** The tens of the variant say how it can be run again, its ones what is in parentheses, its hundreds the rest. */
    private String text(OfFile file, String source, @Nullable Relation relation) {
        int ones = file.variant() % 10;
        int tens = file.variant() / 10 % 10;
        int hundreds = file.variant() / 100;
        String name = Sentinels.name(file.defined());
        String create = tens < 6 ? "CREATE OR REPLACE " : "CREATE ";
        String comment = "Body; number $" + hundreds;
        return switch (file.kind()) {
            case NUMBER -> {
                String type = ones < 7 ? "integer" : "bigint";
                String more = ones % 4 == 3 ? ", more integer DEFAULT 1" : "";
                String body = "(%s + %d)::integer".formatted(ones % 2 == 0 ? "number" : "$1", hundreds);
                String head = create + "FUNCTION %s(number %s%s) RETURNS integer".formatted(name, type, more);
                yield tens % 2 == 0 && postgres >= ATOMIC_SERVER
                        ? head + "\n    LANGUAGE sql IMMUTABLE\n    RETURN " + body + ";\n"
                        : head + "\n    LANGUAGE sql IMMUTABLE AS $$ SELECT " + body + "; $$;\n"
                                + "COMMENT ON FUNCTION " + name + " IS '" + comment + "';\n";
            }
            case COUNTER -> {
                String body = "SELECT count(%s) + %d FROM %s"
                        .formatted(
                                SchemaGenerator.quoted(
                                        Objects.requireNonNull(file.member()).name()),
                                hundreds,
                                source);
                String head = create + "FUNCTION " + name + "() RETURNS bigint LANGUAGE sql STABLE ";
                yield ones % 2 == 0 && postgres >= ATOMIC_SERVER
                        ? head + "BEGIN ATOMIC " + body + "; END"
                        : head + "AS $$" + body + "$$";
            }
            case TYPED ->
                create + "FUNCTION %s(one %s, other %s[] DEFAULT NULL) RETURNS text\n".formatted(name, source, source)
                        + "    LANGUAGE sql IMMUTABLE AS $body$ SELECT one::text || '" + hundreds + "' $body$;";
            case TOUCH ->
                create + "FUNCTION " + name + "() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    -- " + comment
                        + "\n    RETURN NEW;\nEND\n$$;\n";
            case TRIGGER -> trigger(file, source, Objects.requireNonNull(relation), create, ones, hundreds);
            case GRANT ->
                "GRANT " + (ones % 2 == 0 ? "SELECT" : "SELECT, INSERT") + " ON " + source + " TO "
                        + (hundreds % 2 == 0 ? "PUBLIC" : "pg_monitor") + ";";
            case BLOCK -> "DO $$ BEGIN PERFORM " + hundreds + "; END $$;";
        };
    }

    private String trigger(OfFile file, String source, Relation relation, String create, int ones, int hundreds) {
        String column = file.member() == null
                ? ""
                : SchemaGenerator.quoted(file.member().name());
        String when = relation.isTable() ? (hundreds % 2 == 0 ? "BEFORE" : "AFTER") : "INSTEAD OF";
        String of = column.isEmpty() || !relation.isTable() || ones % 2 == 0 ? "" : " OF " + column;
        String condition = column.isEmpty() || !relation.isTable() || ones % 3 != 0
                ? ""
                : " WHEN (OLD." + column + " IS NOT NULL)";
        return (postgres >= ATOMIC_SERVER ? create : "CREATE ")
                + "TRIGGER %s %s UPDATE%s ON %s FOR EACH ROW%s EXECUTE FUNCTION %s();"
                        .formatted(
                                SchemaGenerator.quoted(file.defined().name()),
                                when,
                                of,
                                source,
                                condition,
                                Sentinels.name(
                                        Objects.requireNonNull(file.function()).name()));
    }

    private void add(SchemaObject object) {
        List<SchemaObject> objects = new ArrayList<>(schema.objects().values());
        objects.removeIf(other -> other.id().equals(object.id()));
        objects.add(object);
        schema = schema.withObjects(objects);
    }
}
