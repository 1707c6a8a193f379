package dev.dunlin.schema.laws;

import dev.dunlin.schema.laws.Recipe.Condition;
import dev.dunlin.schema.laws.Recipe.Form;
import dev.dunlin.schema.laws.Recipe.Item;
import dev.dunlin.schema.laws.Recipe.Kind;
import dev.dunlin.schema.laws.Recipe.Member;
import dev.dunlin.schema.laws.Recipe.OfFile;
import dev.dunlin.schema.laws.Recipe.OfView;
import dev.dunlin.schema.laws.Recipe.Shape;
import dev.dunlin.schema.laws.Recipe.Source;
import dev.dunlin.schema.laws.Relation.Field;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.model.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes random views and files of SQL, each of what is there before it, and changes them as an author would. */
final class RandomReaders {
    private static final int INVOKER_SERVER = 15;

    private final Random random;
    private final SchemaGenerator generator;
    private final @Nullable String namespace;
    private final int postgres;

    /** In an order in which each finds what it reads. */
    private final List<Recipe> recipes;

    RandomReaders(
            Random random,
            SchemaGenerator generator,
            @Nullable String namespace,
            int postgres,
            List<? extends Recipe> recipes) {
        this.random = random;
        this.generator = generator;
        this.namespace = namespace;
        this.postgres = postgres;
        this.recipes = new ArrayList<>(recipes);
    }

    List<Recipe> recipes() {
        return List.copyOf(recipes);
    }

    /** The functions of a number, which tables can use. */
    List<QualifiedName> functions() {
        return recipes.stream()
                .filter(recipe -> recipe instanceof OfFile file && file.kind() == Kind.NUMBER)
                .map(recipe -> ((OfFile) recipe).defined())
                .toList();
    }

    /** Adds a function of a number. */
    void addFunction() {
        QualifiedName name = new QualifiedName(namespace, generator.relationName());
        recipes.add(new OfFile(fileName(), Kind.NUMBER, name, null, null, null, random.nextInt(1000)));
    }

    private String fileName() {
        while (true) {
            String name = "file " + random.nextInt(1000);
            if (recipes.stream()
                    .noneMatch(recipe ->
                            recipe instanceof OfFile file && file.name().equals(name))) {
                return name;
            }
        }
    }

    /** The schema with all views and files, of the tables and types as they are now; those that lost what they read are gone. */
    Schema in(Schema schema) {
        List<SchemaObject> others = schema.objects().values().stream()
                .filter(object -> !object.kind().isView() && !(object instanceof SqlObject))
                .toList();
        Writer writer = new Writer(schema.withObjects(others), postgres);
        recipes.replaceAll(recipe -> writer.write(recipe).orElse(BLANK));
        recipes.removeIf(BLANK::equals);
        return writer.schema();
    }

    /** What stands for a recipe that cannot be written. */
    private static final Recipe BLANK = new OfFile("", Kind.BLOCK, QualifiedName.of("blank"), null, null, null, 0);

    /** Adds a view or file. */
    void add(Schema schema) {
        Recipe added = random.nextInt(3) == 0 ? file(schema) : view(schema);
        if (added != null) {
            recipes.add(added);
        }
    }

    /** Adds, drops or changes a view or file. */
    void edit(Schema schema) {
        if (recipes.isEmpty() || random.nextInt(4) == 0) {
            add(schema);
            return;
        }
        int at = random.nextInt(recipes.size());
        Recipe recipe = recipes.get(at);
        if (random.nextInt(6) == 0) {
            drop(at);
        } else if (recipe instanceof OfView view) {
            changeView(schema, at, view);
        } else {
            recipes.set(at, changed((OfFile) recipe));
        }
    }

    private void drop(int at) {
        boolean isUsed = recipes.get(at) instanceof OfFile file && file.kind() == Kind.NUMBER;
        if (!isUsed) {
            recipes.remove(at);
        }
    }

    /** Takes away a function that no table uses any more. */
    void dropFunction(QualifiedName function) {
        recipes.removeIf(
                recipe -> recipe instanceof OfFile file && file.defined().equals(function));
    }

    private OfFile changed(OfFile file) {
        if (random.nextInt(5) == 0) {
            return file.withName(fileName());
        }
        boolean keepsParameters = random.nextBoolean();
        return file.withVariant(
                keepsParameters ? file.variant() % 100 + 100 * random.nextInt(10) : random.nextInt(1000));
    }

    private @Nullable OfFile file(Schema schema) {
        Kind kind = Kind.values()[1 + random.nextInt(Kind.values().length - 1)];
        QualifiedName name = new QualifiedName(namespace, generator.relationName());
        Source source = null;
        Member member = null;
        Source function = null;
        switch (kind) {
            case COUNTER -> {
                Relation relation = pick(relations(schema, recipes.size()));
                source = relation.source();
                member = pick(relation.fields()).member();
            }
            case TYPED -> source = type(schema);
            case TRIGGER -> {
                Relation relation = pick(relations(schema, recipes.size()));
                List<Field> plain = relation.fields().stream()
                        .filter(field -> !field.generated())
                        .toList();
                function = functionOf(Kind.TOUCH);
                source = relation.source();
                member = plain.isEmpty() ? null : pick(plain).member();
            }
            case GRANT -> source = pick(relations(schema, recipes.size())).source();
            default -> {}
        }
        boolean lacks = (kind == Kind.TYPED && source == null) || (kind == Kind.TRIGGER && function == null);
        return lacks ? null : new OfFile(fileName(), kind, name, source, member, function, random.nextInt(1000));
    }

    private @Nullable Source functionOf(Kind kind) {
        List<QualifiedName> functions = recipes.stream()
                .filter(recipe -> recipe instanceof OfFile file && file.kind() == kind)
                .map(recipe -> ((OfFile) recipe).defined())
                .toList();
        return functions.isEmpty() ? null : new Source(pick(functions), null);
    }

    private @Nullable Source type(Schema schema) {
        List<Source> types = new ArrayList<>();
        schema.enums().values().forEach(type -> types.add(new Source(type.name(), type.javaType())));
        schema.objects().values().stream()
                .filter(object -> object.kind().isType())
                .forEach(object -> types.add(new Source(object.name(), object.javaType())));
        return types.isEmpty() ? null : pick(types);
    }

    /** The tables, and the views of the first recipes. */
    private List<Relation> relations(Schema schema, int recipesBefore) {
        List<Relation> relations = new ArrayList<>();
        schema.tables().values().forEach(table -> relations.add(Relation.of(schema, table)));
        Writer writer = new Writer(schema, postgres);
        recipes.subList(0, recipesBefore).forEach(recipe -> {
            if (recipe instanceof OfView view) {
                writer.relation(new Source(view.name(), null)).ifPresent(relations::add);
            }
        });
        return relations;
    }

    private OfView view(Schema schema) {
        QualifiedName name = new QualifiedName(namespace, generator.relationName());
        OfView blank = new OfView(
                name,
                generator.java("java.view." + name.name()),
                Shape.VALUES,
                null,
                null,
                List.of(),
                null,
                View.Options.NONE,
                random.nextInt(3) == 0,
                random.nextInt(4) != 0,
                List.of(),
                new TreeMap<>(),
                generator.comment());
        return equipped(schema, withQuery(schema, blank, recipes.size()));
    }

    /** With another query altogether. */
    private OfView withQuery(Schema schema, OfView view, int recipesBefore) {
        List<Relation> relations = relations(schema, recipesBefore);
        Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
        Relation relation = relations.isEmpty() ? null : pick(relations);
        Relation other = relations.isEmpty() ? null : pick(relations);
        List<Item> items = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            items.add(item(schema, relation, items, recipesBefore));
        }
        return view.withQuery(
                shape,
                relation == null ? null : relation.source(),
                other == null ? null : other.source(),
                items,
                condition(schema, relation));
    }

    private Item item(Schema schema, @Nullable Relation relation, List<Item> beside, int recipesBefore) {
        List<Column> taken = beside.stream()
                .map(item -> Column.of(item.alias(), Builtin.of("integer")))
                .toList();
        String alias = generator.columnName(taken);
        Form form = random.nextInt(3) != 0 ? Form.COLUMN : Form.values()[random.nextInt(Form.values().length)];
        Field field = relation == null ? null : pick(relation.fields());
        Source used = null;
        switch (form) {
            case ATTRIBUTE -> {
                field = relation == null
                        ? null
                        : relation.fields().stream()
                                .filter(each -> Writer.composite(schema, each.type()) != null)
                                .findFirst()
                                .orElse(null);
                CompositeType type = field == null ? null : Writer.composite(schema, field.type());
                if (type != null) {
                    CompositeType.Attribute attribute = pick(type.attributes());
                    used = new Source(QualifiedName.of(attribute.name()), attribute.javaName());
                }
            }
            case CALL -> {
                field = relation == null
                        ? null
                        : relation.fields().stream()
                                .filter(each -> each.type().equals(Builtin.of("integer")))
                                .findFirst()
                                .orElse(null);
                used = functionOf(Kind.NUMBER);
            }
            case COUNT_OF -> used = functionBefore(recipesBefore);
            case NULL_OF -> used = type(schema);
            default -> {}
        }
        Member member = field == null ? null : field.member();
        return new Item(alias, form, member, used, generator.comment());
    }

    private @Nullable Source functionBefore(int recipesBefore) {
        return recipes.subList(0, recipesBefore).stream()
                .filter(recipe -> recipe instanceof OfFile file && file.kind() == Kind.COUNTER)
                .map(recipe -> new Source(((OfFile) recipe).defined(), null))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Condition condition(Schema schema, @Nullable Relation relation) {
        if (relation == null || random.nextBoolean()) {
            return null;
        }
        Field field = relation.fields().stream()
                .filter(each -> Writer.labels(schema, each.type()) != null)
                .findFirst()
                .orElseGet(() -> pick(relation.fields()));
        EnumType type = Writer.labels(schema, field.type());
        return new Condition(field.member(), type == null ? null : pick(type.texts()));
    }

    private OfView equipped(Schema schema, OfView view) {
        View.Check[] checks = View.Check.values();
        View.Options options = random.nextInt(3) != 0
                ? View.Options.NONE
                : new View.Options(
                        random.nextBoolean(),
                        postgres >= INVOKER_SERVER && random.nextBoolean(),
                        checks[random.nextInt(checks.length)]);
        OfView bare = view.withOptions(options).withIndexes(List.of());
        Writer writer = new Writer(schema, postgres);
        for (Recipe recipe : recipes) {
            if (!(recipe instanceof OfView other && other.name().equals(view.name()))) {
                writer.write(recipe);
            }
        }
        return writer.write(bare).isPresent() && view.materialized()
                ? bare.withIndexes(
                        indexes(writer.relation(new Source(view.name(), null)).orElseThrow()))
                : bare;
    }

    private List<Index> indexes(Relation view) {
        Table pseudo = new Table(
                view.name(),
                null,
                true,
                view.fields().stream()
                        .map(field -> Column.of(field.name(), field.type()))
                        .toList(),
                List.of(),
                List.of(),
                TableOptions.NONE);
        for (int i = random.nextInt(3); i > 0; i--) {
            pseudo = generator.withIndex(pseudo);
        }
        return pseudo.indexes();
    }

    private void changeView(Schema schema, int at, OfView view) {
        Relation source = view.source() == null
                ? null
                : relations(schema, at).stream()
                        .filter(relation -> relation.name().equals(view.source().name()))
                        .findFirst()
                        .orElse(null);
        List<Item> items = new ArrayList<>(view.items());
        int place = random.nextInt(items.size());
        switch (random.nextInt(12)) {
            case 0, 1 -> items.add(item(schema, source, items, at));
            case 2 -> items.add(place, item(schema, source, items, at));
            case 3 -> {
                if (items.size() > 1) {
                    items.remove(place);
                }
            }
            case 4 -> {
                Item old = items.get(place);
                String comment = random.nextBoolean() ? generator.comment() : old.comment();
                items.set(place, new Item(old.alias(), old.form(), old.member(), old.used(), comment));
                recipes.set(
                        at,
                        view.withQuery(view.shape(), view.source(), view.other(), items, condition(schema, source)));
                return;
            }
            case 5 -> Collections.shuffle(items, random);
            case 6 -> {
                recipes.set(at, withQuery(schema, view, at));
                return;
            }
            case 7 -> {
                rename(at, view);
                return;
            }
            case 8 -> {
                recipes.set(at, view.withRows(!view.materialized(), view.populated()));
                return;
            }
            case 9 -> {
                OfView rows = random.nextBoolean() ? view : view.withRows(view.materialized(), !view.populated());
                recipes.set(at, rows.withLooks(generator.storage(), generator.comment()));
                return;
            }
            case 10 -> {
                recipes.set(at, changedIndexes(view));
                return;
            }
            default -> {
                recipes.set(at, equipped(schema, view));
                return;
            }
        }
        recipes.set(at, view.withItems(items));
    }

    /** What an index has that changes in place. */
    private OfView changedIndexes(OfView view) {
        List<Index> indexes = view.indexes().stream()
                .map(index -> index.method().equals("btree")
                        ? index.withStorage(generator.storage()).withComment(generator.comment())
                        : index)
                .map(index -> random.nextInt(3) == 0
                        ? index.withName(generator.take("renamed_" + random.nextInt(1_000_000)))
                        : index)
                .toList();
        return view.withIndexes(indexes);
    }

    private void rename(int at, OfView view) {
        boolean moves = namespace != null && random.nextInt(5) == 0;
        QualifiedName to = new QualifiedName(moves ? "moved" : namespace, generator.relationName());
        recipes.replaceAll(recipe -> readingRenamed(recipe, view.name(), to));
        recipes.set(at, ((OfView) recipes.get(at)).withName(to));
    }

    private static Recipe readingRenamed(Recipe recipe, QualifiedName from, QualifiedName to) {
        if (recipe instanceof OfFile file) {
            return file.withSource(renamed(file.source(), from, to), file.member());
        }
        OfView view = (OfView) recipe;
        return view.withQuery(
                view.shape(),
                renamed(view.source(), from, to),
                renamed(view.other(), from, to),
                view.items(),
                view.condition());
    }

    private static @Nullable Source renamed(@Nullable Source source, QualifiedName from, QualifiedName to) {
        return source == null || !source.name().equals(from) ? source : new Source(to, source.java());
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
