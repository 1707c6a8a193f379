package dev.dunlin.schema.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A change that is half done, so that two versions of an application can run side by side: the schema is as declared already,
 * and the database still has what was there before.
 *
 * @param kind what is changed
 * @param from the table as it was; for a column only this and the constraints and indexes over it
 * @param to the same as it is declared; without columns if they are to go
 * @param using expression over the old column that gives the new one its value; null for the conversion between the types
 * @param side the name that the new column has until the old one goes; null for what is no new column
 * @param twins names of constraints and indexes to the names that they have until the old ones go, where these differ
 * @param references foreign keys of tables to the column
 */
public record Expansion(
        Kind kind,
        Table from,
        Table to,
        @Nullable SqlExpression using,
        @Nullable String side,
        SortedMap<String, String> twins,
        List<Reference> references) {
    /** What is changed. */
    public enum Kind {
        /** A column gets another name, another type, or both. */
        CHANGE_COLUMN,
        /** A column goes. */
        DROP_COLUMN,
        /** A table gets another name. */
        RENAME_TABLE,
        /** A table goes. */
        DROP_TABLE;

        /** Whether one column is changed, and not the table. */
        public boolean isOfColumn() {
            return this == CHANGE_COLUMN || this == DROP_COLUMN;
        }
    }

    /**
     * A foreign key to the column.
     *
     * @param table the table that has it
     * @param from as it was
     * @param to as it is declared
     */
    public record Reference(QualifiedName table, Constraint.ForeignKey from, Constraint.ForeignKey to) {}

    /** The order in which a schema holds them. */
    public static final Comparator<Expansion> ORDER = Comparator.comparing(Expansion::table)
            .thenComparing(Expansion::member, Comparator.nullsFirst(Comparator.naturalOrder()));

    public Expansion {
        twins = Collections.unmodifiableSortedMap(new TreeMap<>(twins));
        references = List.copyOf(references);
    }

    /** A column of a table with the constraints and indexes over it, and nothing else. */
    public static Table excerpt(Table table, String column) {
        return new Table(
                table.name(),
                null,
                table.managed(),
                table.column(column).map(List::of).orElse(List.of()),
                table.constraints().stream()
                        .filter(constraint -> constraint.dependsOn(column))
                        .toList(),
                table.indexes().stream()
                        .filter(index -> index.dependsOn(column))
                        .toList(),
                TableOptions.NONE);
    }

    /** The table by the name that it has or is to have. */
    public QualifiedName table() {
        return to.name();
    }

    /** The column by the name that is declared, or by its last one if it is to go; null for a whole table. */
    public @Nullable String member() {
        return kind.isOfColumn() ? (to.columns().isEmpty() ? old() : declared()).name() : null;
    }

    /** The column as it was. */
    public Column old() {
        return from.columns().get(0);
    }

    /** The column as it is declared. */
    public Column declared() {
        return to.columns().get(0);
    }

    /** The name that a constraint or index has until the old ones go. */
    public String twin(String name) {
        return twins.getOrDefault(name, name);
    }

    /** Whether this is about a table, or about a column of it. */
    public boolean isOf(QualifiedName table, @Nullable String member) {
        return table().equals(table) && Optional.ofNullable(member).equals(Optional.ofNullable(member()));
    }
}
