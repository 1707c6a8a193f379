package dev.dunlin.schema.laws;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
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
    private final Schema first;
    private Schema schema;

    SchemaMutator(Random random, Schema schema, @Nullable String namespace, boolean unlogged) {
        this.random = random;
        this.namespace = namespace;
        this.schema = schema;
        this.first = schema;
        this.generator = new SchemaGenerator(random, namespace, unlogged);
        generator.take(schema);
    }

    Schema mutate(int edits) {
        for (int i = 0; i < edits; i++) {
            edit();
        }
        return schema;
    }

    Hints hints() {
        return new Hints(was, Map.of(), Map.of(), Set.of());
    }

    private void edit() {
        if (schema.tables().isEmpty()) {
            addTable();
            return;
        }
        Table table = pick(new ArrayList<>(schema.tables().values()));
        switch (random.nextInt(26)) {
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
            case 10 -> put(generator.withIndex(table));
            case 11 -> put(generator.withConstraint(table, enums()));
            case 12 ->
                put(generator.withForeignKey(
                        table, new ArrayList<>(schema.tables().values())));
            case 13 -> dropIndexOrConstraint(table);
            case 14 -> changeOptions(table);
            case 15 -> changeEnum();
            case 16 -> renameConstraint(table);
            case 17 -> put(new RandomPolicies(random).changed(table));
            case 18, 19 -> put(new RandomPartitions(random).changed(table));
            case 20, 21, 22 -> {
                ObjectMutator objects = new ObjectMutator(random, generator, namespace, schema, first, was);
                schema = objects.edit();
                generator.use(schema);
            }
            case 23 -> changeParts(table);
            case 24 -> changeColumnOptions(table, pick(table.columns()));
            default -> reorder(table);
        }
    }

    private void addTable() {
        put(generator.table(enums(), new ArrayList<>(schema.tables().values())));
    }

    private void dropTable(Table table) {
        Map<QualifiedName, Table> tables = new TreeMap<>(schema.tables());
        tables.remove(table.name());
        tables.replaceAll((name, other) -> other.withConstraints(other.constraints().stream()
                .filter(constraint -> !(constraint instanceof Constraint.ForeignKey key
                        && key.target().equals(table.name())))
                .toList()));
        schema = new Schema(schema.extensions(), schema.enums(), schema.objects(), new TreeMap<>(tables));
    }

    private void renameTable(Table table) {
        QualifiedName to = new QualifiedName(namespace, generator.relationName());
        schema = Fold.apply(schema, List.of(new Change.RenameTable(table.name(), to)));
    }

    private void addColumn(Table table) {
        List<Column> columns = new ArrayList<>(table.columns());
        Column added = generator.column(table.name(), columns, enums());
        columns.add(random.nextInt(columns.size() + 1), added);
        put(table.withColumns(columns));
    }

    private void dropColumn(Table table, Column column) {
        if (table.columns().size() == 1) {
            return;
        }
        Table reduced = withoutDependents(table, column.name());
        List<Column> columns = new ArrayList<>(reduced.columns());
        columns.removeIf(other -> other.name().equals(column.name()) || dependsOn(other, column.name()));
        if (!columns.isEmpty()) {
            dropReferences(table.name(), column.name());
            List<Column> gone = new ArrayList<>(reduced.columns());
            gone.removeAll(columns);
            Table result = schema.tables().get(table.name()).withColumns(columns);
            for (Column lost : gone) {
                result = withoutDependents(result, lost.name());
            }
            put(result);
        }
    }

    private void renameColumn(Table table, Column column) {
        String to = generator.columnName(table.columns());
        schema = Fold.apply(schema, List.of(new Change.RenameColumn(table.name(), column.name(), to)));
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
                        new Change.RenameColumn(table.name(), one.name(), "swap"),
                        new Change.RenameColumn(table.name(), other.name(), one.name()),
                        new Change.RenameColumn(table.name(), "swap", other.name())));
        was.put(Subject.column(table.name(), one.name()), other.name());
        was.put(Subject.column(table.name(), other.name()), one.name());
    }

    private final Map<QualifiedName, Table> start = new HashMap<>();

    SchemaMutator remember() {
        start.putAll(schema.tables());
        return this;
    }

    /** A former name must be the one that the history knows, so only columns that nothing else renamed are swapped. */
    private boolean schemaAtStartHas(Table table, Column one, Column other) {
        Table before = start.get(table.name());
        return before != null
                && java.util.Objects.equals(before.javaType(), table.javaType())
                && before.column(one.name())
                        .filter(c -> java.util.Objects.equals(c.javaName(), one.javaName()))
                        .isPresent()
                && before.column(other.name())
                        .filter(c -> java.util.Objects.equals(c.javaName(), other.javaName()))
                        .isPresent();
    }

    private void retype(Table table, Column column) {
        if (column.defaultValue() != null || isReferenced(table, column.name())) {
            return;
        }
        for (List<ColumnType> family : FAMILIES) {
            if (family.contains(column.type())) {
                ColumnType type = pick(family);
                Table plain = withoutDependents(table, column.name());
                boolean generatedFrom = plain.columns().stream().anyMatch(other -> dependsOn(other, column.name()));
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
                    put(replace(table, column, column.withType(type).withOptions(generator.options(type))));
                }
                return;
            }
        }
    }

    private void toggleNullable(Table table, Column column) {
        boolean key = table.primaryKey()
                .filter(primaryKey -> primaryKey.columns().contains(column.name()))
                .isPresent();
        if (!key && !(column.defaultValue() instanceof DefaultValue.Identity)) {
            put(replace(table, column, column.withNullable(!column.nullable())));
        }
    }

    private void changeDefault(Table table, Column column) {
        boolean special = column.defaultValue() instanceof DefaultValue.Identity
                || column.defaultValue() instanceof DefaultValue.Generated;
        if (special && !column.isGenerated() && random.nextBoolean()) {
            put(replace(table, column, generator.identity(table.name(), column)));
        } else if (!special && random.nextInt(4) == 0) {
            put(replace(table, column, generator.identity(table.name(), column)));
        } else if (!special) {
            DefaultValue value = random.nextBoolean() ? null : generator.literal(column.type(), enums());
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
        switch (random.nextInt(4)) {
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
            default -> {
                QualifiedName to = new QualifiedName(namespace, generator.relationName());
                schema = Fold.apply(schema, List.of(new Change.RenameEnum(type.name(), to)));
                return;
            }
        }
        TreeMap<QualifiedName, EnumType> enums = new TreeMap<>(schema.enums());
        enums.put(type.name(), type.withLabels(labels));
        schema = new Schema(schema.extensions(), enums, schema.objects(), schema.tables());
    }

    private void renameConstraint(Table table) {
        if (table.constraints().isEmpty()) {
            return;
        }
        Constraint constraint = pick(table.constraints());
        String to = generator.take("renamed_" + random.nextInt(1_000_000));
        schema = Fold.apply(schema, List.of(new Change.RenameConstraint(table.name(), constraint.name(), to)));
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
                                                && check.expression().mentionsLiteral(label)));
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

    private void dropReferences(QualifiedName target, String column) {
        for (Table table : new ArrayList<>(schema.tables().values())) {
            put(table.withConstraints(table.constraints().stream()
                    .filter(constraint -> !(constraint instanceof Constraint.ForeignKey key
                            && key.target().equals(target)
                            && key.references().contains(column)))
                    .toList()));
        }
    }

    private static boolean dependsOn(Column column, String on) {
        return column.defaultValue() instanceof DefaultValue.Generated generated
                && generated.sql().mentions(on);
    }

    private static Table withoutDependents(Table table, String column) {
        return RandomPolicies.withoutReaders(table, column)
                .withConstraints(table.constraints().stream()
                        .filter(constraint -> !involves(constraint, column))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .filter(index -> !involves(index, column))
                        .toList());
    }

    private static boolean involves(Constraint constraint, String column) {
        return constraint.dependsOn(column);
    }

    private static boolean involves(Index index, String column) {
        return index.dependsOn(column);
    }

    private static Table replace(Table table, Column from, Column to) {
        UnaryOperator<Column> change = column -> column.equals(from) ? to : column;
        return table.withColumns(table.columns().stream().map(change).toList());
    }

    private void put(Table table) {
        if (!RandomPartitions.isPossible(schema.tables().get(table.name()), table)) {
            return;
        }
        TreeMap<QualifiedName, Table> tables = new TreeMap<>(schema.tables());
        tables.put(table.name(), table);
        schema = new Schema(schema.extensions(), schema.enums(), schema.objects(), tables);
    }

    private List<EnumType> enums() {
        return new ArrayList<>(schema.enums().values());
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
