package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a rename does to everything that refers to the renamed object, as PostgreSQL itself follows it. */
final class Rewrites {
    private Rewrites() {}

    static Table tableRenamed(Table table, QualifiedName from, QualifiedName to) {
        List<QualifiedName> parents = table.options().inherits().stream()
                .map(parent -> parent.equals(from) ? to : parent)
                .toList();
        Table renamed = table.withOptions(table.options().withInherits(parents));
        return withForeignKeys(renamed, key -> key.target().equals(from) ? key.withTarget(to) : key);
    }

    /** The keys of a table that refer to the renamed column, of the table itself perhaps. */
    static Table referencesRenamed(Table table, ColumnChange.RenameColumn rename) {
        return withForeignKeys(
                table,
                key -> key.target().equals(rename.table())
                        ? key.withColumns(key.columns(), renamed(key.references(), rename))
                        : key);
    }

    /** The table whose column is renamed, but for references to itself. */
    static Table columnRenamed(Table table, ColumnChange.RenameColumn rename) {
        Map<String, String> names = Map.of(rename.from(), rename.to());
        UnaryOperator<String> name = column -> column.equals(rename.from()) ? rename.to() : column;
        UnaryOperator<List<String>> list = columns -> renamed(columns, rename);
        return table.withColumns(table.columns().stream()
                        .map(column -> column.withName(name.apply(column.name()))
                                .withDefault(renamed(column.defaultValue(), names)))
                        .toList())
                .withConstraints(table.constraints().stream()
                        .map(constraint -> renamed(constraint, list, names))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> renamed(index, list, names))
                        .toList())
                .withRowSecurity(renamed(table.rowSecurity(), names))
                .withPartitioning(renamed(table.partitioning(), name, names));
    }

    private static RowSecurity renamed(RowSecurity security, Map<String, String> names) {
        return security.withPolicies(security.policies().stream()
                .map(policy -> policy.withConditions(renamed(policy.using(), names), renamed(policy.check(), names)))
                .toList());
    }

    private static @Nullable Partitioning renamed(
            @Nullable Partitioning partitioning, UnaryOperator<String> name, Map<String, String> names) {
        if (partitioning == null) {
            return null;
        }
        List<Partition> partitions = new ArrayList<>();
        for (Partition partition : partitioning.partitions()) {
            PartitionKey key = partition.key();
            partitions.add(key == null ? partition : partition.withKey(renamed(key, name, names)));
        }
        return partitioning.withKey(renamed(partitioning.key(), name, names)).withPartitions(partitions);
    }

    private static PartitionKey renamed(PartitionKey key, UnaryOperator<String> name, Map<String, String> names) {
        return new PartitionKey(key.strategy(), renamed(key.parts(), name, names));
    }

    /** The partitions of a table of which one gets another name. */
    static Partitioning partitionRenamed(Partitioning partitioning, QualifiedName from, QualifiedName to) {
        return partitioning.withPartitions(partitioning.partitions().stream()
                .map(partition -> partition.name().equals(from) ? partition.withName(to) : partition)
                .map(partition -> from.equals(partition.parent()) ? partition.withParent(to) : partition)
                .toList());
    }

    private static List<String> renamed(List<String> columns, ColumnChange.RenameColumn rename) {
        return columns.stream()
                .map(column -> column.equals(rename.from()) ? rename.to() : column)
                .toList();
    }

    private static @Nullable DefaultValue renamed(@Nullable DefaultValue value, Map<String, String> names) {
        return value instanceof DefaultValue.Generated generated
                ? new DefaultValue.Generated(generated.sql().renamed(names), generated.stored())
                : value;
    }

    private static Constraint renamed(
            Constraint constraint, UnaryOperator<List<String>> list, Map<String, String> names) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return new Constraint.PrimaryKey(key.name(), list.apply(key.columns()), key.comment());
        }
        if (constraint instanceof Constraint.Unique unique) {
            return new Constraint.Unique(
                    unique.name(),
                    list.apply(unique.columns()),
                    list.apply(unique.include()),
                    unique.nullsNotDistinct(),
                    unique.deferral(),
                    unique.comment());
        }
        if (constraint instanceof Constraint.ForeignKey key) {
            return key.withColumns(list.apply(key.columns()), key.references());
        }
        if (constraint instanceof Constraint.Check check) {
            return check.withExpression(check.expression().renamed(names));
        }
        if (constraint instanceof Constraint.Exclude exclude) {
            return exclude.withIndex(renamed(exclude.index(), list, names));
        }
        throw new IllegalStateException("no rename for " + constraint);
    }

    private static Index renamed(Index index, UnaryOperator<List<String>> list, Map<String, String> names) {
        UnaryOperator<String> name = column -> names.getOrDefault(column, column);
        return index.withParts(
                renamed(index.parts(), name, names), renamed(index.where(), names), list.apply(index.include()));
    }

    private static List<Index.Part> renamed(
            List<Index.Part> parts, UnaryOperator<String> name, Map<String, String> names) {
        List<Index.Part> renamed = new ArrayList<>();
        for (Index.Part part : parts) {
            String column = part.column();
            renamed.add(new Index.Part(
                    column == null ? null : name.apply(column),
                    renamed(part.expression(), names),
                    part.collation(),
                    part.operatorClass(),
                    part.descending(),
                    part.nullsFirst()));
        }
        return renamed;
    }

    private static @Nullable SqlExpression renamed(@Nullable SqlExpression sql, Map<String, String> names) {
        return sql == null ? null : sql.renamed(names);
    }

    private static Table withForeignKeys(Table table, UnaryOperator<Constraint.ForeignKey> change) {
        if (table.constraints().stream().noneMatch(Constraint.ForeignKey.class::isInstance)) {
            return table;
        }
        return table.withConstraints(table.constraints().stream()
                .map(constraint -> constraint instanceof Constraint.ForeignKey key ? change.apply(key) : constraint)
                .toList());
    }

    /** A table whose columns may be of a type that got another name. */
    static Table typeRenamed(Table table, QualifiedName from, QualifiedName to) {
        if (table.columns().stream()
                .noneMatch(column -> from.equals(column.type().definedName()))) {
            return table;
        }
        return table.withColumns(table.columns().stream()
                .map(column -> column.withType(column.type().renamed(from, to)))
                .toList());
    }

    /** A table with defaults that may take values from a sequence that got another name. */
    static Table sequenceRenamed(Table table, QualifiedName from, QualifiedName to) {
        List<Column> columns = table.columns().stream()
                .map(column -> column.withDefault(SequenceNames.renamed(column.defaultValue(), from, to)))
                .toList();
        return columns.equals(table.columns()) ? table : table.withColumns(columns);
    }

    /** What an object is after a change: a new attribute comes last, wherever it is declared. */
    static SchemaObject arranged(SchemaObject from, SchemaObject to) {
        if (!(from instanceof CompositeType old) || !(to instanceof CompositeType type)) {
            return to;
        }
        List<CompositeType.Attribute> attributes = new ArrayList<>();
        old.attributes().forEach(attribute -> type.attribute(attribute.name()).ifPresent(attributes::add));
        type.attributes().stream()
                .filter(attribute -> old.attribute(attribute.name()).isEmpty())
                .forEach(attributes::add);
        return type.withAttributes(attributes);
    }

    /** An object that may be made of a type that got another name. */
    static SchemaObject typeRenamed(SchemaObject object, QualifiedName from, QualifiedName to) {
        if (object instanceof Domain domain) {
            return domain.withType(domain.type().renamed(from, to));
        }
        if (object instanceof QueryObject view) {
            return view.withColumns(view.columns().stream()
                    .map(column -> column.withType(column.type().renamed(from, to)))
                    .toList());
        }
        return object instanceof CompositeType type
                ? type.withAttributes(type.attributes().stream()
                        .map(attribute -> attribute.withType(attribute.type().renamed(from, to)))
                        .toList())
                : object;
    }

    static EnumType labelAdded(EnumType type, EnumChange.AddLabel add, Function<String, FoldException> failure) {
        if (type.texts().contains(add.label().text())) {
            throw failure.apply("label " + add.label().text() + " of " + type.name() + " exists already");
        }
        List<EnumType.Label> labels = new ArrayList<>(type.labels());
        int at = add.before() == null ? labels.size() : type.texts().indexOf(add.before());
        if (at < 0) {
            throw failure.apply("there is no label " + add.before() + " in " + type.name());
        }
        labels.add(at, add.label());
        return type.withLabels(labels);
    }

    static EnumType labelRenamed(
            EnumType type, EnumChange.RenameLabel rename, Function<String, FoldException> failure) {
        int at = type.texts().indexOf(rename.from());
        if (at < 0) {
            throw failure.apply("there is no label " + rename.from() + " in " + type.name());
        }
        if (type.texts().contains(rename.to())) {
            throw failure.apply("label " + rename.to() + " of " + type.name() + " exists already");
        }
        List<EnumType.Label> labels = new ArrayList<>(type.labels());
        labels.set(at, new EnumType.Label(rename.to(), labels.get(at).javaName()));
        return type.withLabels(labels);
    }

    /** Defaults and bounds follow a renamed label, since PostgreSQL stores the label and not its text. */
    static Table labelRenamed(Table table, EnumChange.RenameLabel rename) {
        if (table.columns().stream()
                .noneMatch(column -> rename.type().equals(column.type().definedName()))) {
            return table;
        }
        DefaultValue from = new DefaultValue.Literal(rename.from());
        return boundsRenamed(table, rename)
                .withColumns(table.columns().stream()
                        .map(column -> new ColumnType.Defined(rename.type()).equals(column.type())
                                        && from.equals(column.defaultValue())
                                ? column.withDefault(new DefaultValue.Literal(rename.to()))
                                : column)
                        .toList());
    }

    private static Table boundsRenamed(Table table, EnumChange.RenameLabel rename) {
        Partitioning partitioning = table.partitioning();
        if (partitioning == null) {
            return table;
        }
        List<Partition> partitions = new ArrayList<>();
        for (Partition partition : partitioning.partitions()) {
            List<Index.Part> key = partitioning.keyAbove(partition).parts();
            partitions.add(partition.withBound(renamed(
                    partition.bound(),
                    (position, value) ->
                            isOfType(table, key.get(position), rename.type()) && value.equals(Value.of(rename.from()))
                                    ? Value.of(rename.to())
                                    : value)));
        }
        return table.withPartitioning(partitioning.withPartitions(partitions));
    }

    /** A bound of which each value, with the position of its column in the key, gets its successor. */
    private static PartitionBound renamed(PartitionBound bound, BiFunction<Integer, Value, Value> change) {
        if (bound instanceof PartitionBound.Range range) {
            return new PartitionBound.Range(renamed(range.from(), change), renamed(range.to(), change));
        }
        return bound instanceof PartitionBound.In in
                ? new PartitionBound.In(in.values().stream()
                        .map(value -> change.apply(0, value))
                        .toList())
                : bound;
    }

    private static List<Value> renamed(List<Value> values, BiFunction<Integer, Value, Value> change) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> change.apply(i, values.get(i)))
                .toList();
    }

    private static boolean isOfType(Table table, Index.Part part, QualifiedName type) {
        String name = part.column();
        return name != null
                && table.column(name)
                        .filter(column -> new ColumnType.Defined(type).equals(column.type()))
                        .isPresent();
    }

    /** The default of a domain follows a renamed label, too. */
    static SchemaObject labelRenamed(SchemaObject object, EnumChange.RenameLabel rename) {
        return object instanceof Domain domain
                        && new ColumnType.Defined(rename.type()).equals(domain.type())
                        && new DefaultValue.Literal(rename.from()).equals(domain.defaultValue())
                ? domain.withDefault(new DefaultValue.Literal(rename.to()))
                : object;
    }

    static Constraint withoutValidation(Constraint constraint) {
        if (constraint instanceof Constraint.ForeignKey key) {
            return key.withValid(false);
        }
        return constraint instanceof Constraint.Check check ? check.withValid(false) : constraint;
    }

    static Constraint validated(Constraint constraint) {
        if (constraint instanceof Constraint.ForeignKey key) {
            return key.withValid(true);
        }
        return constraint instanceof Constraint.Check check ? check.withValid(true) : constraint;
    }
}
