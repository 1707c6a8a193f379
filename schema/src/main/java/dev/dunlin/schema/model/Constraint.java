package dev.dunlin.schema.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A constraint of a table. */
public sealed interface Constraint {
    /** The constraint's name, unique within its table and, where an index backs it, within its PostgreSQL schema. */
    String name();

    /** The same constraint under another name. */
    Constraint withName(String newName);

    /** Text of {@code COMMENT ON CONSTRAINT}; null for none. */
    @Nullable
    String comment();

    /** The same constraint with another comment. */
    Constraint withComment(@Nullable String newComment);

    /** The columns of its own table that it names outside of expressions. */
    List<String> namedColumns();

    /** The expressions in it, over columns of its own table. */
    default List<SqlExpression> expressions() {
        return List.of();
    }

    /** Whether it names a column of its own table, or an expression in it reads it. */
    default boolean dependsOn(String column) {
        return namedColumns().contains(column)
                || expressions().stream().anyMatch(expression -> expression.mentions(column));
    }

    /** When it is checked. */
    default Deferral deferral() {
        return Deferral.NOT_DEFERRABLE;
    }

    /** Whether an index of the same name backs it. */
    default boolean hasIndex() {
        return this instanceof PrimaryKey || this instanceof Unique || this instanceof Exclude;
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
    record PrimaryKey(
            String name, List<String> columns, @Nullable String comment) implements Constraint {
        public PrimaryKey {
            columns = nonEmpty(columns);
        }

        /** Without a comment. */
        public PrimaryKey(String name, List<String> columns) {
            this(name, columns, null);
        }

        @Override
        public PrimaryKey withName(String newName) {
            return new PrimaryKey(newName, columns, comment);
        }

        @Override
        public PrimaryKey withComment(@Nullable String newComment) {
            return new PrimaryKey(name, columns, newComment);
        }

        @Override
        public List<String> namedColumns() {
            return columns;
        }
    }

    /**
     * A unique constraint.
     *
     * @param include columns that the index carries without being part of the key
     */
    record Unique(
            String name,
            List<String> columns,
            List<String> include,
            boolean nullsNotDistinct,
            Deferral deferral,
            @Nullable String comment)
            implements Constraint {
        public Unique {
            columns = nonEmpty(columns);
            include = List.copyOf(include);
        }

        /** Without a comment. */
        public Unique(
                String name, List<String> columns, List<String> include, boolean nullsNotDistinct, Deferral deferral) {
            this(name, columns, include, nullsNotDistinct, deferral, null);
        }

        /** A plain unique constraint. */
        public static Unique of(String name, String... columns) {
            return new Unique(name, List.of(columns), List.of(), false, Deferral.NOT_DEFERRABLE);
        }

        @Override
        public Unique withName(String newName) {
            return new Unique(newName, columns, include, nullsNotDistinct, deferral, comment);
        }

        @Override
        public Unique withComment(@Nullable String newComment) {
            return new Unique(name, columns, include, nullsNotDistinct, deferral, newComment);
        }

        @Override
        public List<String> namedColumns() {
            return Stream.concat(columns.stream(), include.stream()).toList();
        }
    }

    /**
     * A foreign key.
     *
     * @param references the referenced columns, pairwise with {@code columns}
     * @param onDeleteColumns which of the columns a deletion sets to null or to their defaults (PostgreSQL 15); empty for all
     * @param matchFull whether a composite key is null in all columns or in none
     * @param valid whether rows that exist were checked
     */
    record ForeignKey(
            String name,
            List<String> columns,
            QualifiedName target,
            List<String> references,
            Action onDelete,
            List<String> onDeleteColumns,
            Action onUpdate,
            boolean matchFull,
            Deferral deferral,
            boolean valid,
            @Nullable String comment)
            implements Constraint {
        public ForeignKey {
            columns = nonEmpty(columns);
            references = nonEmpty(references);
            onDeleteColumns = List.copyOf(onDeleteColumns);
            if (columns.size() != references.size()) {
                throw new IllegalArgumentException(
                        "foreign key " + name + " has " + columns.size() + " columns for " + references.size());
            }
        }

        /** Without a comment; a deletion sets all columns, if any. */
        public ForeignKey(
                String name,
                List<String> columns,
                QualifiedName target,
                List<String> references,
                Action onDelete,
                Action onUpdate,
                boolean matchFull,
                Deferral deferral,
                boolean valid) {
            this(name, columns, target, references, onDelete, List.of(), onUpdate, matchFull, deferral, valid, null);
        }

        @Override
        public ForeignKey withName(String newName) {
            return with(newName, deferral, valid, comment);
        }

        @Override
        public ForeignKey withComment(@Nullable String newComment) {
            return with(name, deferral, valid, newComment);
        }

        public ForeignKey withValid(boolean newValid) {
            return with(name, deferral, newValid, comment);
        }

        public ForeignKey withDeferral(Deferral newDeferral) {
            return with(name, newDeferral, valid, comment);
        }

        public ForeignKey withOnDeleteColumns(List<String> newColumns) {
            return between(columns, target, references, newColumns);
        }

        /** The same between other columns; {@code newColumns} stand in the order of those that they replace. */
        public ForeignKey withColumns(List<String> newColumns, List<String> newReferences) {
            List<String> set = onDeleteColumns.stream()
                    .map(column -> newColumns.get(columns.indexOf(column)))
                    .toList();
            return between(newColumns, target, newReferences, set);
        }

        public ForeignKey withTarget(QualifiedName newTarget) {
            return between(columns, newTarget, references, onDeleteColumns);
        }

        /** The same rule, called and checked differently. */
        private ForeignKey with(String newName, Deferral newDeferral, boolean newValid, @Nullable String newComment) {
            return new ForeignKey(
                    newName,
                    columns,
                    target,
                    references,
                    onDelete,
                    onDeleteColumns,
                    onUpdate,
                    matchFull,
                    newDeferral,
                    newValid,
                    newComment);
        }

        /** A rule of the same kind between other columns. */
        private ForeignKey between(
                List<String> newColumns,
                QualifiedName newTarget,
                List<String> newReferences,
                List<String> newOnDeleteColumns) {
            return new ForeignKey(
                    name,
                    newColumns,
                    newTarget,
                    newReferences,
                    onDelete,
                    newOnDeleteColumns,
                    onUpdate,
                    matchFull,
                    deferral,
                    valid,
                    comment);
        }

        @Override
        public List<String> namedColumns() {
            return columns;
        }
    }

    /**
     * A check.
     *
     * @param noInherit whether tables that inherit this one are free of it
     * @param valid whether rows that exist were checked
     */
    record Check(
            String name,
            SqlExpression expression,
            boolean noInherit,
            boolean valid,
            @Nullable String comment) implements Constraint {
        /** One that holds for inheriting tables, too, without a comment. */
        public Check(String name, SqlExpression expression, boolean valid) {
            this(name, expression, false, valid, null);
        }

        @Override
        public Check withName(String newName) {
            return new Check(newName, expression, noInherit, valid, comment);
        }

        @Override
        public Check withComment(@Nullable String newComment) {
            return new Check(name, expression, noInherit, valid, newComment);
        }

        public Check withValid(boolean newValid) {
            return new Check(name, expression, noInherit, newValid, comment);
        }

        public Check withExpression(SqlExpression newExpression) {
            return new Check(name, newExpression, noInherit, valid, comment);
        }

        @Override
        public List<String> namedColumns() {
            return List.of();
        }

        @Override
        public List<SqlExpression> expressions() {
            return List.of(expression);
        }
    }

    /**
     * An exclusion constraint: no two rows for which all operators say true.
     *
     * @param method access method of its index, for example {@code gist}
     * @param elements what is compared, in order, never empty
     * @param include columns that the index carries without comparing them
     * @param storage storage parameters of the index by name
     * @param where which rows are compared; null for all
     */
    record Exclude(
            String name,
            String method,
            List<Element> elements,
            List<String> include,
            SortedMap<String, String> storage,
            @Nullable SqlExpression where,
            Deferral deferral,
            @Nullable String comment)
            implements Constraint {
        public Exclude {
            elements = List.copyOf(elements);
            include = List.copyOf(include);
            storage = Collections.unmodifiableSortedMap(new TreeMap<>(storage));
            if (elements.isEmpty()) {
                throw new IllegalArgumentException("exclusion constraint " + name + " compares nothing");
            }
        }

        /** A plain one over these elements. */
        public static Exclude of(String name, String method, Element... elements) {
            return new Exclude(
                    name, method, List.of(elements), List.of(), new TreeMap<>(), null, Deferral.NOT_DEFERRABLE, null);
        }

        @Override
        public Exclude withName(String newName) {
            return new Exclude(newName, method, elements, include, storage, where, deferral, comment);
        }

        @Override
        public Exclude withComment(@Nullable String newComment) {
            return new Exclude(name, method, elements, include, storage, where, deferral, newComment);
        }

        public Exclude withDeferral(Deferral newDeferral) {
            return new Exclude(name, method, elements, include, storage, where, newDeferral, comment);
        }

        public Exclude withWhere(@Nullable SqlExpression newWhere) {
            return new Exclude(name, method, elements, include, storage, newWhere, deferral, comment);
        }

        /** The index behind it, without the operators. */
        public Index index() {
            List<Index.Part> parts = elements.stream().map(Element::part).toList();
            return new Index(name, parts, false, method, where, include, false, storage);
        }

        /** The same over the parts of another index, which has as many. */
        public Exclude withIndex(Index index) {
            List<Element> changed = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                changed.add(new Element(index.parts().get(i), elements.get(i).operator()));
            }
            return new Exclude(
                    name, index.method(), changed, index.include(), index.storage(), index.where(), deferral, comment);
        }

        @Override
        public List<String> namedColumns() {
            return index().namedColumns();
        }

        @Override
        public List<SqlExpression> expressions() {
            return index().expressions();
        }

        /**
         * What is compared and how.
         *
         * @param operator as SQL, {@code &&} or {@code OPERATOR(public.&&)}
         */
        public record Element(Index.Part part, String operator) {}
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
