package dev.dunlin.schema.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param javaType binary name of the record that declares it; null where none does
 * @param managed whether migrations create, change and drop it; otherwise it is only known
 * @param columns in the order of declaration; a different order is no difference
 * @param constraints sorted by name
 * @param indexes sorted by name
 * @param rowSecurity who sees and writes which rows
 * @param partitioning how it is divided; null for a table that is not
 */
public record Table(
        QualifiedName name,
        @Nullable String javaType,
        boolean managed,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        TableOptions options,
        RowSecurity rowSecurity,
        @Nullable Partitioning partitioning) {
    public Table {
        columns = List.copyOf(columns);
        constraints = constraints.stream()
                .sorted(Comparator.comparing(Constraint::name))
                .toList();
        indexes = indexes.stream().sorted(Comparator.comparing(Index::name)).toList();
    }

    /** A table that is not divided and whose rows everybody sees. */
    public Table(
            QualifiedName name,
            @Nullable String javaType,
            boolean managed,
            List<Column> columns,
            List<Constraint> constraints,
            List<Index> indexes,
            TableOptions options) {
        this(name, javaType, managed, columns, constraints, indexes, options, RowSecurity.NONE, null);
    }

    /** A managed table of these columns, without constraints, indexes and options. */
    public static Table of(QualifiedName name, Column... columns) {
        return new Table(name, null, true, List.of(columns), List.of(), List.of(), TableOptions.NONE);
    }

    public Table withName(QualifiedName newName) {
        return new Table(newName, javaType, managed, columns, constraints, indexes, options, rowSecurity, partitioning);
    }

    public Table withJavaType(@Nullable String newJavaType) {
        return new Table(name, newJavaType, managed, columns, constraints, indexes, options, rowSecurity, partitioning);
    }

    public Table withManaged(boolean newManaged) {
        return new Table(name, javaType, newManaged, columns, constraints, indexes, options, rowSecurity, partitioning);
    }

    public Table withColumns(List<Column> newColumns) {
        return new Table(name, javaType, managed, newColumns, constraints, indexes, options, rowSecurity, partitioning);
    }

    public Table withConstraints(List<? extends Constraint> newConstraints) {
        return new Table(
                name,
                javaType,
                managed,
                columns,
                List.copyOf(newConstraints),
                indexes,
                options,
                rowSecurity,
                partitioning);
    }

    public Table withIndexes(List<Index> newIndexes) {
        return new Table(name, javaType, managed, columns, constraints, newIndexes, options, rowSecurity, partitioning);
    }

    public Table withOptions(TableOptions newOptions) {
        return new Table(name, javaType, managed, columns, constraints, indexes, newOptions, rowSecurity, partitioning);
    }

    public Table withRowSecurity(RowSecurity newRowSecurity) {
        return new Table(name, javaType, managed, columns, constraints, indexes, options, newRowSecurity, partitioning);
    }

    public Table withPartitioning(@Nullable Partitioning newPartitioning) {
        return new Table(name, javaType, managed, columns, constraints, indexes, options, rowSecurity, newPartitioning);
    }

    /** The partitions that migrations manage; none for a table that is not divided. */
    public List<Partition> partitions() {
        return partitioning == null ? List.of() : partitioning.partitions();
    }

    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    public Optional<Constraint> constraint(String constraintName) {
        return constraints.stream()
                .filter(constraint -> constraint.name().equals(constraintName))
                .findFirst();
    }

    public Optional<Index> index(String indexName) {
        return indexes.stream().filter(index -> index.name().equals(indexName)).findFirst();
    }

    public Optional<Constraint.PrimaryKey> primaryKey() {
        return constraints(Constraint.PrimaryKey.class).stream().findFirst();
    }

    public List<Constraint.ForeignKey> foreignKeys() {
        return constraints(Constraint.ForeignKey.class);
    }

    /** Whether the table inherits another one, or has a foreign key to it. */
    public boolean refersTo(QualifiedName other) {
        return options.inherits().contains(other)
                || foreignKeys().stream().anyMatch(key -> key.target().equals(other));
    }

    /** The constraints of one kind, sorted by name. */
    public <C extends Constraint> List<C> constraints(Class<C> kind) {
        return constraints.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
