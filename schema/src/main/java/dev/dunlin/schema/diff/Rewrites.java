package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
    static Table referencesRenamed(Table table, Change.RenameColumn rename) {
        return withForeignKeys(
                table,
                key -> key.target().equals(rename.table())
                        ? key.withColumns(key.columns(), renamed(key.references(), rename))
                        : key);
    }

    /** The table whose column is renamed, but for references to itself. */
    static Table columnRenamed(Table table, Change.RenameColumn rename) {
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
                        .toList());
    }

    private static List<String> renamed(List<String> columns, Change.RenameColumn rename) {
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
        List<Index.Part> parts = new ArrayList<>();
        for (Index.Part part : index.parts()) {
            String column = part.column();
            parts.add(new Index.Part(
                    column == null ? null : names.getOrDefault(column, column),
                    renamed(part.expression(), names),
                    part.collation(),
                    part.operatorClass(),
                    part.descending(),
                    part.nullsFirst()));
        }
        return index.withParts(parts, renamed(index.where(), names), list.apply(index.include()));
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

    static Table enumRenamed(Table table, QualifiedName from, QualifiedName to) {
        if (table.columns().stream().noneMatch(column -> uses(column.type(), from))) {
            return table;
        }
        return table.withColumns(table.columns().stream()
                .map(column -> column.withType(enumRenamed(column.type(), from, to)))
                .toList());
    }

    private static boolean uses(ColumnType type, QualifiedName enumType) {
        ColumnType element = type instanceof ColumnType.ArrayOf array ? array.element() : type;
        return element instanceof ColumnType.Defined defined && defined.name().equals(enumType);
    }

    private static ColumnType enumRenamed(ColumnType type, QualifiedName from, QualifiedName to) {
        if (type instanceof ColumnType.ArrayOf array) {
            return new ColumnType.ArrayOf(enumRenamed(array.element(), from, to));
        }
        return type instanceof ColumnType.Defined defined && defined.name().equals(from)
                ? new ColumnType.Defined(to)
                : type;
    }

    static EnumType labelAdded(EnumType type, Change.AddLabel add, Function<String, FoldException> failure) {
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

    static EnumType labelRenamed(EnumType type, Change.RenameLabel rename, Function<String, FoldException> failure) {
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

    /** Defaults follow a renamed label, since PostgreSQL stores the label and not its text. */
    static Table labelRenamed(Table table, Change.RenameLabel rename) {
        if (table.columns().stream().noneMatch(column -> uses(column.type(), rename.type()))) {
            return table;
        }
        DefaultValue from = new DefaultValue.Literal(rename.from());
        return table.withColumns(table.columns().stream()
                .map(column -> new ColumnType.Defined(rename.type()).equals(column.type())
                                && from.equals(column.defaultValue())
                        ? column.withDefault(new DefaultValue.Literal(rename.to()))
                        : column)
                .toList());
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
