package dev.dunlin.schema.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constraint of a table. */
public sealed interface Constraint {
    /** The constraint's name, unique within its table and, where an index backs it, within its PostgreSQL schema. */
    String name();

    /** The same constraint under another name. */
    Constraint withName(String newName);

    /** Whether an index of the same name backs it. */
    default boolean hasIndex() {
        return this instanceof PrimaryKey || this instanceof Unique;
    }

    /** Whether rows that exist were checked; only foreign keys and checks can be without. */
    default boolean valid() {
        return true;
    }

    /** When a constraint is checked. */
    enum Deferral {
        /** At each statement. */
        NOT_DEFERRABLE,
        /** At each statement, unless a transaction asks for its end. */
        DEFERRABLE,
        /** At the end of the transaction, unless it asks for each statement. */
        INITIALLY_DEFERRED
    }

    /** What happens to referencing rows. */
    enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    /** The primary key. */
    record PrimaryKey(String name, List<String> columns) implements Constraint {
        public PrimaryKey {
            columns = nonEmpty(columns);
        }

        @Override
        public PrimaryKey withName(String newName) {
            return new PrimaryKey(newName, columns);
        }
    }

    /**
     * A unique constraint.
     *
     * @param include columns that the index carries without being part of the key
     */
    record Unique(String name, List<String> columns, List<String> include, boolean nullsNotDistinct, Deferral deferral)
            implements Constraint {
        public Unique {
            columns = nonEmpty(columns);
            include = List.copyOf(include);
        }

        /** A plain unique constraint. */
        public static Unique of(String name, String... columns) {
            return new Unique(name, List.of(columns), List.of(), false, Deferral.NOT_DEFERRABLE);
        }

        @Override
        public Unique withName(String newName) {
            return new Unique(newName, columns, include, nullsNotDistinct, deferral);
        }
    }

    /**
     * A foreign key.
     *
     * @param references the referenced columns, pairwise with {@code columns}
     * @param matchFull whether a composite key is null in all columns or in none
     * @param valid whether rows that exist were checked
     */
    record ForeignKey(
            String name,
            List<String> columns,
            QualifiedName target,
            List<String> references,
            Action onDelete,
            Action onUpdate,
            boolean matchFull,
            Deferral deferral,
            boolean valid)
            implements Constraint {
        public ForeignKey {
            columns = nonEmpty(columns);
            references = nonEmpty(references);
            if (columns.size() != references.size()) {
                throw new IllegalArgumentException(
                        "foreign key " + name + " has " + columns.size() + " columns for " + references.size());
            }
        }

        @Override
        public ForeignKey withName(String newName) {
            return new ForeignKey(newName, columns, target, references, onDelete, onUpdate, matchFull, deferral, valid);
        }

        public ForeignKey withValid(boolean newValid) {
            return new ForeignKey(name, columns, target, references, onDelete, onUpdate, matchFull, deferral, newValid);
        }
    }

    /**
     * A check.
     *
     * @param valid whether rows that exist were checked
     */
    record Check(String name, SqlExpression expression, boolean valid) implements Constraint {
        @Override
        public Check withName(String newName) {
            return new Check(newName, expression, valid);
        }

        public Check withValid(boolean newValid) {
            return new Check(name, expression, newValid);
        }
    }

    /** The key's columns, if this is a primary or unique key that a foreign key can refer to. */
    static @Nullable List<String> keyColumns(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return key.columns();
        }
        return constraint instanceof Unique unique && unique.deferral() == Deferral.NOT_DEFERRABLE
                ? unique.columns()
                : null;
    }

    private static List<String> nonEmpty(List<String> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a constraint has no columns");
        }
        return List.copyOf(columns);
    }
}
