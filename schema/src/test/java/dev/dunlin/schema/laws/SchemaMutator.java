package dev.dunlin.schema.laws;

import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Edits a schema as its author would between two migrations: a few changes, each leaving it valid. */
final class SchemaMutator {
    private static final List<List<ColumnType>> FAMILIES = List.of(
            List.of(Builtin.of("smallint"), Builtin.of("integer"), Builtin.of("bigint"), Builtin.of("numeric")),
            List.of(Builtin.of("varchar", 20), Builtin.of("varchar", 40), Builtin.of("text")),
            List.of(Builtin.of("numeric", 10, 2), Builtin.of("numeric", 12, 2), Builtin.of("numeric", 12, 4)),
            List.of(Builtin.of("date"), Builtin.of("timestamp"), Builtin.of("timestamptz")),
            List.of(Builtin.of("text"), Builtin.of("uuid")),
            List.of(Builtin.of("text"), Builtin.of("jsonb")),
            List.of(Builtin.of("boolean"), Builtin.of("text")));

    private final Random random;
    private final SchemaGenerator generator;
    private final @Nullable String namespace;
    private final Map<Subject, String> was = new HashMap<>();
    private final Map<Subject, SqlExpression> using = new HashMap<>();
    private final Map<Subject, SqlExpression> backfill = new HashMap<>();
    private final Set<String> orderedTypes = new HashSet<>();
    private final Schema start;
    private Schema schema;

    SchemaMutator(
            Random random,
            Schema schema,
            List<Recipe> recipes,
            @Nullable String namespace,
            boolean unlogged,
            int postgres) {
        this.random = random;
        this.namespace = namespace;
        this.start = schema;
        this.schema = schema;
        this.generator = new SchemaGenerator(random, namespace, unlogged, postgres, recipes);
        generator.take(schema);
    }

    Schema mutate(int edits) {
        for (int i = 0; i < edits; i++) {
            Schema before = schema;
            Map<Subject, String> names = Map.copyOf(was);
            edit();
            schema = Heirs.withoutLost(before, schema);
            if (!Heirs.arePossible(before, schema)) {
                schema = before;
                generator.take(schema);
                was.clear();
                was.putAll(names);
            }
            schema = generator.readers().in(schema);
        }
        return schema;
    }

    Hints hints() {
        Set<QualifiedName> ordered = schema.enums().values().stream()
                .filter(type -> type.javaType() != null && orderedTypes.contains(type.javaType()))
                .map(EnumType::name)
                .collect(Collectors.toSet());
        return new Hints(was, using, backfill, ordered);
    }

    private void edit() {
        if (schema.tables().isEmpty()) {
            addTable();
            return;
        }
        Table table = pick(new ArrayList<>(schema.tables().values()));
        switch (random.nextInt(46)) {
            case 0 -> addTable();
            case 1 -> dropTable(table);
            case 2 -> renameTable(table);
            case 3 -> addColumn(table);
            case 4 -> dropColumn(table, pick(table.columns()));
            case 5 -> renameColumn(table, pick(table.columns()));
            case 6 -> swapColumns(table);
            case 7 -> retype(table, pick(table.columns()));
            case 8 -> toggleNullable(table, pick(table.columns()));
            case 9 -> changeDefault(table, pick(table.columns()));
            case 10 -> putWhole(table, generator::withIndex);
            case 11 -> putWhole(table, whole -> generator.withConstraint(whole, enums()));
            case 12 ->
                putWhole(
                        table,
                        whole -> generator.withForeignKey(
                                whole, new ArrayList<>(schema.tables().values())));
            case 13 -> dropIndexOrConstraint(table);
            case 14 -> changeOptions(table);
            case 15 -> changeEnum();
            case 16 -> renameConstraint(table);
            case 17 -> alterConstraint(table);
            case 18 -> alterIndex(table);
            case 19 -> changeComputation(table, pick(table.columns()));
            case 20 -> changeCollation(table, pick(table.columns()));
            case 21 -> changeExtension(table);
            case 22 -> toggleLogging();
            case 23 -> renameByMarker(table);
            case 24 -> renameIndex(table);
            case 25 -> renameComponent(table, pick(table.columns()));
            case 26, 27 -> put(new RandomPolicies(random).changed(table));
            case 28, 29 -> changePartitions();
            case 30, 31, 32 -> {
                ObjectMutator objects = new ObjectMutator(random, generator, namespace, schema, start, was);
                schema = objects.edit();
                generator.use(schema);
            }
            case 33 -> changeParts(table);
            case 34 -> changeColumnOptions(table, pick(table.columns()));
            case 35, 36, 37, 38, 39, 40 -> generator.readers().edit(schema);
            case 41 -> changeFunctions();
            case 42 -> pullUp(table);
            case 43 -> leaveParent(table);
            case 44 -> enterParent(table);
            default -> reorder(table);
        }
    }

    /** Adds a function that tables can use, or takes one away with all uses. */
    private void changeFunctions() {
        List<QualifiedName> functions = generator.readers().functions();
        if (functions.isEmpty() || random.nextInt(3) == 0) {
            generator.readers().addFunction();
        } else {
            QualifiedName function = pick(functions);
            generator.readers().dropFunction(function);
            schema = Cuts.withoutCalls(schema, function.name());
        }
    }

    /** A table no longer inherits its last parent, and keeps what it had from there. */
    private void leaveParent(Table table) {
        List<Table> parents = Heirs.parents(schema, table);
        if (!parents.isEmpty() && !isNumbered(Heirs.whole(schema, parents.get(parents.size() - 1)))) {
            Table parent = parents.get(parents.size() - 1);
            List<QualifiedName> rest = table.options().inherits().subList(0, parents.size() - 1);
            List<Column> columns = new ArrayList<>();
            for (Column column : Heirs.whole(schema, parent).columns()) {
                columns.add(Heirs.inherited(column).withComment(null).withOptions(withoutStatistics(column.options())));
            }
            columns.addAll(table.columns());
            put(table.withColumns(columns).withOptions(table.options().withInherits(rest)));
        }
    }

    /** Whether a sequence is its own; what takes values from there cannot be had from elsewhere. */
    private static boolean isNumbered(Table table) {
        return table.columns().stream().anyMatch(column -> column.defaultValue() instanceof DefaultValue.Serial);
    }

    private static ColumnOptions withoutStatistics(ColumnOptions options) {
        return new ColumnOptions(options.storage(), options.compression(), null);
    }

    /** A table inherits another one that has some of its columns. */
    private void enterParent(Table table) {
        schema.tables().values().stream()
                .filter(parent -> parent.partitioning() == null && table.partitioning() == null)
                .filter(parent -> !parent.name().equals(table.name()))
                .filter(parent -> Heirs.ancestors(schema, parent).isEmpty())
                .filter(parent -> !Heirs.of(schema, table.name()).contains(parent))
                .filter(parent -> parent.columns().size() < table.columns().size()
                        && parent.columns().stream().allMatch(column -> isOwn(table, column)))
                .findFirst()
                .ifPresent(parent -> {
                    List<QualifiedName> parents =
                            new ArrayList<>(table.options().inherits());
                    parents.add(parent.name());
                    List<Constraint> constraints = new ArrayList<>(table.constraints());
                    constraints.removeIf(own -> own instanceof Constraint.Check check
                            && !check.noInherit()
                            && parent.constraints().contains(own));
                    put(Heirs.own(table, parent.columns())
                            .withConstraints(constraints)
                            .withOptions(table.options().withInherits(parents)));
                });
    }

    private static boolean isOwn(Table table, Column column) {
        return table.column(column.name())
                .filter(own -> own.withComment(column.comment())
                        .withJavaName(column.javaName())
                        .withOptions(column.options())
                        .equals(column))
                .isPresent();
    }

    /** A column of a table becomes one of the table that it inherits. */
    private void pullUp(Table table) {
        List<Table> parents = Heirs.parents(schema, table);
        if (!parents.isEmpty() && table.columns().size() > 1) {
            Column column = pick(table.columns());
            Table parent = parents.get(0);
            List<Column> columns = new ArrayList<>(parent.columns());
            columns.add(column);
            schema = Cuts.with(schema, Heirs.own(table, List.of(column)));
            put(parent.withColumns(columns));
        }
    }

    /** Puts a table that got more, perhaps over columns that it inherits. */
    private void putWhole(Table table, UnaryOperator<Table> change) {
        Table whole = Heirs.whole(schema, table);
        List<Column> inherited = new ArrayList<>(whole.columns());
        inherited.removeAll(table.columns());
        put(Heirs.own(change.apply(whole), inherited));
    }

    /** Whether PostgreSQL takes what is written for one of the types for the other. */
    static boolean isFamily(ColumnType one, ColumnType other) {
        return one.equals(other)
                || FAMILIES.subList(0, 2).stream().anyMatch(family -> family.contains(one) && family.contains(other));
    }

    private void changePartitions() {
        List<Table> divided = schema.tables().values().stream()
                .filter(table -> table.partitioning() != null)
                .toList();
        if (!divided.isEmpty()) {
            put(new RandomPartitions(random).changed(pick(divided)));
        }
    }

    private void addTable() {
        put(generator.table(enums(), new ArrayList<>(schema.tables().values())));
    }

    private void dropTable(Table table) {
        schema = Cuts.withoutTable(schema, table.name());
    }

    private void renameTable(Table table) {
        boolean moves = namespace != null && random.nextInt(5) == 0;
        QualifiedName to = new QualifiedName(moves ? "moved" : namespace, generator.relationName());
        schema = Fold.apply(schema, List.of(new TableChange.RenameTable(table.name(), to)));
    }

    private void addColumn(Table table) {
        List<Column> columns = new ArrayList<>(table.columns());
        Column added = generator.column(table.name(), columns, enums());
        columns.add(random.nextInt(columns.size() + 1), added);
        put(table.withColumns(columns));
        if (!added.nullable()) {
            backfill(table, added);
        }
    }

    private void dropColumn(Table table, Column column) {
        if (table.columns().size() > 1 && !RandomPartitions.isKey(table, column)) {
            schema = Cuts.withoutColumn(schema, table.name(), column.name());
        }
    }

    private void renameColumn(Table table, Column column) {
        String to = generator.columnName(table.columns());
        schema = Fold.apply(schema, List.of(new ColumnChange.RenameColumn(table.name(), column.name(), to)));
    }

    private void swapColumns(Table table) {
        if (table.columns().size() < 2) {
            return;
        }
        Column one = table.columns().get(0);
        Column other = table.columns().get(1);
        boolean named =
                was.keySet().stream().anyMatch(subject -> subject.owner().equals(table.name()));
        if (named || !schemaAtStartHas(table, one, other)) {
            return;
        }
        schema = Fold.apply(
                schema,
                List.of(
                        new ColumnChange.RenameColumn(table.name(), one.name(), "swap"),
                        new ColumnChange.RenameColumn(table.name(), other.name(), one.name()),
                        new ColumnChange.RenameColumn(table.name(), "swap", other.name())));
        was.put(Subject.column(table.name(), one.name()), other.name());
        was.put(Subject.column(table.name(), other.name()), one.name());
    }

    /** A former name must be the one that the history knows, so only columns that nothing else renamed are swapped. */
    private boolean schemaAtStartHas(Table table, Column one, Column other) {
        Table before = start.tables().get(table.name());
        return before != null
                && one.javaName() != null
                && other.javaName() != null
                && Objects.equals(before.javaType(), table.javaType())
                && before.column(one.name())
                        .filter(c -> Objects.equals(c.javaName(), one.javaName()))
                        .isPresent()
                && before.column(other.name())
                        .filter(c -> Objects.equals(c.javaName(), other.javaName()))
                        .isPresent();
    }

    private void retype(Table table, Column column) {
        if (column.defaultValue() != null || isReferenced(table, column.name())) {
            return;
        }
        for (List<ColumnType> family : FAMILIES) {
            if (family.contains(column.type())) {
                ColumnType type = pick(family);
                Table plain = Cuts.withoutDependents(table, Set.of(column.name()));
                boolean generatedFrom =
                        plain.columns().stream().anyMatch(other -> Cuts.isComputedFrom(other, column.name()));
                boolean checked = table.constraints().stream()
                        .anyMatch(c -> c instanceof Constraint.Check check
                                && check.expression().mentions(column.name()));
                boolean indexed = table.indexes().stream()
                        .anyMatch(index -> (index.method().equals("gin") && index.dependsOn(column.name()))
                                || index.parts().stream()
                                        .anyMatch(part -> part.expression() != null
                                                && part.expression().mentions(column.name())));
                boolean keyed = !plain.constraints().equals(table.constraints());
                if (!generatedFrom
                        && !checked
                        && !indexed
                        && !(keyed && !SchemaGenerator.isKeyType(type))
                        && !type.equals(Builtin.of("jsonb"))) {
                    Column retyped = withCollation(column, null).withType(type);
                    put(replace(table, column, retyped.withOptions(generator.options(type))));
                    convert(table, column, type);
                }
                return;
            }
        }
    }

    /** Says, sometimes, how the old value becomes the new one. */
    private void convert(Table table, Column column, ColumnType type) {
        if (random.nextInt(3) == 0) {
            SqlExpression sql = new SqlExpression(
                    "CAST(CAST(%s AS text) AS %s)".formatted(SchemaGenerator.quoted(column.name()), type));
            using.put(Subject.column(table.name(), column.name()), sql);
        }
    }

    /** Says, sometimes, what rows that exist get in a column that they must have a value in. */
    private void backfill(Table table, Column column) {
        if (random.nextBoolean() && generator.expression(column.type()) instanceof DefaultValue.Expression value) {
            backfill.put(Subject.column(table.name(), column.name()), value.sql());
        }
    }

    private void toggleNullable(Table table, Column column) {
        boolean key = table.primaryKey()
                .filter(primaryKey -> primaryKey.columns().contains(column.name()))
                .isPresent();
        // PostgreSQL makes no column optional that is in a primary key of a table which inherits it.
        key |= Heirs.of(schema, table.name()).stream()
                .flatMap(heir -> heir.primaryKey().stream())
                .anyMatch(primaryKey -> primaryKey.columns().contains(column.name()));
        if (!key && !(column.defaultValue() instanceof DefaultValue.Identity)) {
            put(replace(table, column, column.withNullable(!column.nullable())));
            if (column.nullable() && !column.isGenerated()) {
                backfill(table, column);
            }
        }
    }

    private void changeDefault(Table table, Column column) {
        boolean special = column.defaultValue() instanceof DefaultValue.Identity
                || column.defaultValue() instanceof DefaultValue.Generated;
        if (!column.isGenerated() && random.nextInt(special ? 2 : 4) == 0) {
            put(replace(table, column, generator.identity(table.name(), column)));
        } else if (!special) {
            DefaultValue value = switch (random.nextInt(4)) {
                case 0 -> null;
                case 1 -> generator.expression(column.type());
                default -> generator.literal(column.type(), enums());
            };
            put(replace(table, column, column.withDefault(value).withComment(generator.comment())));
        }
    }

    private void dropIndexOrConstraint(Table table) {
        if (!table.indexes().isEmpty() && random.nextBoolean()) {
            List<Index> indexes = new ArrayList<>(table.indexes());
            indexes.remove(random.nextInt(indexes.size()));
            put(table.withIndexes(indexes));
        } else if (!table.constraints().isEmpty()) {
            List<Constraint> constraints = new ArrayList<>(table.constraints());
            Constraint gone = constraints.remove(random.nextInt(constraints.size()));
            if (Constraint.keyColumns(gone) == null || !isKeyReferenced(table)) {
                put(table.withConstraints(constraints));
            }
        }
    }

    private void changeOptions(Table table) {
        TreeMap<String, String> storage = new TreeMap<>();
        if (random.nextBoolean()) {
            storage.put("fillfactor", String.valueOf(50 + random.nextInt(50)));
        }
        put(table.withOptions(table.options().withComment(generator.comment()).withStorage(storage)));
    }

    private void changeEnum() {
        if (schema.enums().isEmpty()) {
            return;
        }
        EnumType type = pick(enums());
        List<EnumType.Label> labels = new ArrayList<>(type.labels());
        switch (random.nextInt(7)) {
            case 0 -> {
                String text = "added " + random.nextInt(1000);
                labels.add(random.nextInt(labels.size() + 1), new EnumType.Label(text, "J_" + text));
            }
            case 1 -> {
                if (labels.size() > 1 && !isLabelUsed(labels.get(0).text())) {
                    labels.remove(0);
                }
            }
            case 2 -> {
                int at = random.nextInt(labels.size());
                EnumType.Label label = labels.get(at);
                String text = "renamed " + random.nextInt(1000);
                if (!isLabelUsed(label.text()) && !type.texts().contains(text)) {
                    labels.set(at, new EnumType.Label(text, label.javaName()));
                }
            }
            case 3 -> {
                schema = Cuts.with(schema, type.withComment(generator.comment()));
                return;
            }
            case 4 -> {
                if (type.javaType() != null) {
                    orderedTypes.add(type.javaType());
                    Collections.shuffle(labels, random);
                }
            }
            case 5 -> {
                if (!generator.isPartOfAnObject(type.name())) {
                    schema = Cuts.withoutEnum(schema, type.name());
                }
                return;
            }
            default -> {
                QualifiedName to = new QualifiedName(namespace, generator.relationName());
                schema = Fold.apply(schema, List.of(new EnumChange.RenameEnum(type.name(), to)));
                return;
            }
        }
        schema = Cuts.with(schema, type.withLabels(labels));
    }

    private void renameConstraint(Table table) {
        if (table.constraints().isEmpty()) {
            return;
        }
        Constraint constraint = pick(table.constraints());
        String to = generator.take("renamed_" + random.nextInt(1_000_000));
        schema = Fold.apply(schema, List.of(new KeyChange.RenameConstraint(table.name(), constraint.name(), to)));
    }

    /** What an index or constraint has that changes in place. */
    private void changeParts(Table table) {
        put(table.withIndexes(table.indexes().stream()
                        .map(index -> index.method().equals("btree")
                                ? index.withStorage(generator.storage()).withComment(generator.comment())
                                : index)
                        .toList())
                .withConstraints(table.constraints().stream().map(this::changed).toList()));
    }

    private Constraint changed(Constraint constraint) {
        Constraint commented = constraint.withComment(generator.comment());
        Constraint.Deferral[] deferrals = Constraint.Deferral.values();
        return commented instanceof Constraint.ForeignKey key
                ? key.withDeferral(deferrals[random.nextInt(deferrals.length)])
                : commented;
    }

    private void changeColumnOptions(Table table, Column column) {
        if (!column.isVirtual()) {
            put(replace(table, column, column.withOptions(generator.options(column.type()))));
        }
    }

    private void renameIndex(Table table) {
        if (!table.indexes().isEmpty()) {
            Index index = pick(table.indexes());
            String to = generator.take("renamed_" + random.nextInt(1_000_000));
            schema = Fold.apply(schema, List.of(new KeyChange.RenameIndex(table.name(), index.name(), to)));
        }
    }

    private void alterConstraint(Table table) {
        if (table.constraints().isEmpty()) {
            return;
        }
        Constraint old = pick(table.constraints());
        if (old instanceof Constraint.Check check) {
            replace(table, old, check.withValid(!check.valid()));
        } else if (old instanceof Constraint.ForeignKey key) {
            replace(table, old, random.nextBoolean() ? key.withValid(!key.valid()) : altered(key));
        } else if (!isKeyReferenced(table) && old instanceof Constraint.Unique unique) {
            replace(
                    table,
                    old,
                    generator.unique(table, old.name(), unique.columns().get(0)));
        } else if (!isKeyReferenced(table) && old instanceof Constraint.PrimaryKey) {
            Table keyless = Cuts.withoutConstraint(schema, table.name(), old.name())
                    .tables()
                    .get(table.name());
            put(generator.withPrimaryKey(keyless));
        }
    }

    private Constraint altered(Constraint.ForeignKey key) {
        Constraint.Action[] actions = Constraint.Action.values();
        Constraint.Deferral[] deferrals = Constraint.Deferral.values();
        return new Constraint.ForeignKey(
                        key.name(),
                        key.columns(),
                        key.target(),
                        key.references(),
                        actions[random.nextInt(actions.length)],
                        key.onUpdate(),
                        key.matchFull(),
                        deferrals[random.nextInt(deferrals.length)],
                        key.valid())
                .withComment(key.comment());
    }

    private void replace(Table table, Constraint old, Constraint now) {
        put(table.withConstraints(table.constraints().stream()
                .map(constraint -> constraint.equals(old) ? now : constraint)
                .toList()));
    }

    /** Another index under the same name. */
    private void alterIndex(Table table) {
        if (table.indexes().isEmpty()) {
            return;
        }
        Index old = pick(table.indexes());
        Table without =
                Cuts.withoutIndex(schema, table.name(), old.name()).tables().get(table.name());
        Table with = generator.withIndex(without);
        put(with.withIndexes(with.indexes().stream()
                .map(index -> without.indexes().contains(index) ? index : index.withName(old.name()))
                .toList()));
    }

    private void changeComputation(Table table, Column column) {
        boolean isUsed = table.constraints().stream().anyMatch(it -> Cuts.involves(it, column.name()))
                || table.indexes().stream().anyMatch(index -> index.dependsOn(column.name()))
                || table.columns().stream().anyMatch(other -> Cuts.isComputedFrom(other, column.name()))
                || isReferenced(table, column.name());
        Column plain = column.withDefault(null);
        List<Column> beside = new ArrayList<>(table.columns());
        beside.remove(column);
        if (isUsed || RandomPartitions.isKey(table, column)) {
            return;
        }
        put(replace(
                table,
                column,
                switch (random.nextInt(4)) {
                    case 0 -> plain;
                    case 1 -> generator.identity(table.name(), plain);
                    default -> generator.generated(plain, beside);
                }));
    }

    private void changeCollation(Table table, Column column) {
        boolean isRead = table.columns().stream().anyMatch(other -> Cuts.isComputedFrom(other, column.name()));
        if (!column.isGenerated() && !isRead && !isReferenced(table, column.name())) {
            put(replace(table, column, withCollation(column, generator.collation(column.type()))));
        }
    }

    private static Column withCollation(Column column, @Nullable String collation) {
        return new Column(
                column.name(),
                column.type(),
                column.nullable(),
                column.defaultValue(),
                collation,
                column.comment(),
                column.javaName(),
                column.options());
    }

    private void changeExtension(Table table) {
        boolean isUsed = schema.tables().values().stream()
                .flatMap(other -> other.columns().stream())
                .anyMatch(column -> column.type().equals(SchemaGenerator.EXTENSION_TYPE));
        TreeSet<String> extensions = new TreeSet<>(schema.extensions());
        if (!extensions.remove(SchemaGenerator.EXTENSION)) {
            extensions.add(SchemaGenerator.EXTENSION);
        } else if (isUsed) {
            return;
        }
        schema = new Schema(extensions, schema.enums(), schema.objects(), schema.tables());
        generator.take(schema);
        addColumn(table);
    }

    private void toggleLogging() {
        if (schema.tables().values().stream().anyMatch(table -> table.partitioning() != null)) {
            return;
        }
        generator.setUnlogged(!generator.unlogged());
        schema = Cuts.map(schema, table -> table.withOptions(table.options().withUnlogged(generator.unlogged())));
    }

    /** Another record under another name that says which table it was. */
    private void renameByMarker(Table table) {
        boolean isFirst = start.tables().containsKey(table.name())
                && was.keySet().stream().noneMatch(subject -> subject.owner().equals(table.name()));
        if (isFirst) {
            QualifiedName to = new QualifiedName(namespace, generator.relationName());
            schema = Fold.apply(schema, List.of(new TableChange.RenameTable(table.name(), to)));
            put(schema.tables().get(to).withJavaType("java.other." + to.name()));
            was.put(Subject.table(to), table.name().toString());
        }
    }

    /** Another component declares the same column. */
    private void renameComponent(Table table, Column column) {
        String name = "renamedTo" + random.nextInt(1_000_000);
        put(replace(table, column, column.withJavaName(name)));
    }

    private void reorder(Table table) {
        List<Column> columns = new ArrayList<>(table.columns());
        Collections.shuffle(columns, random);
        put(table.withColumns(columns));
    }

    private boolean isLabelUsed(String label) {
        boolean isDefault = schema.objects().values().stream()
                .anyMatch(object -> object instanceof Domain domain
                        && new DefaultValue.Literal(label).equals(domain.defaultValue()));
        return isDefault
                || schema.tables().values().stream()
                        .anyMatch(table -> table.columns().stream()
                                        .anyMatch(
                                                column -> new DefaultValue.Literal(label).equals(column.defaultValue()))
                                || table.constraints().stream()
                                        .anyMatch(constraint -> constraint instanceof Constraint.Check check
                                                && check.expression().mentionsLabel(label)));
    }

    private boolean isKeyReferenced(Table table) {
        return schema.tables().values().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .anyMatch(key -> key.target().equals(table.name()));
    }

    private boolean isReferenced(Table table, String column) {
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column))
                || schema.tables().values().stream()
                        .flatMap(other -> other.foreignKeys().stream())
                        .anyMatch(key -> key.target().equals(table.name())
                                && key.references().contains(column));
    }

    private static Table replace(Table table, Column from, Column to) {
        UnaryOperator<Column> change = column -> column.equals(from) ? to : column;
        return table.withColumns(table.columns().stream().map(change).toList());
    }

    private void put(Table table) {
        if (RandomPartitions.isPossible(schema.tables().get(table.name()), table)) {
            schema = Cuts.with(schema, table);
        }
    }

    private List<EnumType> enums() {
        return new ArrayList<>(schema.enums().values());
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
