package dev.dunlin.schema.laws;

import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.View;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a random view or file of SQL reads and says, from which its text is written anew whenever something below it has
 * another name, type or shape.
 */
sealed interface Recipe {
    /** What it makes is called so in the database. */
    static QualifiedName name(Recipe recipe) {
        return recipe instanceof OfView view ? view.name() : ((OfFile) recipe).defined();
    }

    /** A table, view or type, found again by its record, or else by its name. */
    record Source(QualifiedName name, @Nullable String java) {}

    /** A column, found again by its component, or else by its name. */
    record Member(String name, @Nullable String java) {}

    /** How a query is built. */
    enum Shape {
        PLAIN,
        /** All columns of a view, by a star. */
        STAR,
        /** Grouped by the primary key, on which all other columns depend. */
        GROUPED,
        JOINED,
        UNITED,
        /** Of nothing but constants. */
        VALUES
    }

    /** What a column of a query is. */
    enum Form {
        COLUMN,
        /** An attribute of a column of a composite type. */
        ATTRIBUTE,
        /** A function of an integer column. */
        CALL,
        /** A function without parameters. */
        COUNT_OF,
        /** No value of a type that the schema defines. */
        NULL_OF,
        /** The whole row as a text. */
        ROW,
        CONSTANT
    }

    /**
     * A column of a query.
     *
     * @param member the column or attribute's column; null where the form needs none
     * @param used the function or type that the form needs; the attribute's name
     */
    record Item(
            String alias,
            Form form,
            @Nullable Member member,
            @Nullable Source used,
            @Nullable String comment) {}

    /** Which rows a query takes: those with this label, or, without one, with any value. */
    record Condition(Member member, @Nullable String label) {}

    /** A view, materialized or not. */
    record OfView(
            QualifiedName name,
            @Nullable String java,
            Shape shape,
            @Nullable Source source,
            @Nullable Source other,
            List<Item> items,
            @Nullable Condition condition,
            View.Options options,
            boolean materialized,
            boolean populated,
            List<Index> indexes,
            TreeMap<String, String> storage,
            @Nullable String comment)
            implements Recipe {
        OfView withName(QualifiedName newName) {
            return new OfView(
                    newName,
                    java,
                    shape,
                    source,
                    other,
                    items,
                    condition,
                    options,
                    materialized,
                    populated,
                    indexes,
                    storage,
                    comment);
        }

        OfView withQuery(
                Shape newShape,
                @Nullable Source newSource,
                @Nullable Source newOther,
                List<Item> newItems,
                @Nullable Condition newCondition) {
            return new OfView(
                    name,
                    java,
                    newShape,
                    newSource,
                    newOther,
                    newItems,
                    newCondition,
                    options,
                    materialized,
                    populated,
                    indexes,
                    storage,
                    comment);
        }

        OfView withItems(List<Item> newItems) {
            return withQuery(shape, source, other, newItems, condition);
        }

        OfView withOptions(View.Options newOptions) {
            return new OfView(
                    name,
                    java,
                    shape,
                    source,
                    other,
                    items,
                    condition,
                    newOptions,
                    materialized,
                    populated,
                    indexes,
                    storage,
                    comment);
        }

        OfView withIndexes(List<Index> newIndexes) {
            return new OfView(
                    name,
                    java,
                    shape,
                    source,
                    other,
                    items,
                    condition,
                    options,
                    materialized,
                    populated,
                    newIndexes,
                    storage,
                    comment);
        }

        OfView withRows(boolean newMaterialized, boolean newPopulated) {
            return new OfView(
                    name,
                    java,
                    shape,
                    source,
                    other,
                    items,
                    condition,
                    options,
                    newMaterialized,
                    newPopulated,
                    indexes,
                    storage,
                    comment);
        }

        OfView withLooks(TreeMap<String, String> newStorage, @Nullable String newComment) {
            return new OfView(
                    name,
                    java,
                    shape,
                    source,
                    other,
                    items,
                    condition,
                    options,
                    materialized,
                    populated,
                    indexes,
                    newStorage,
                    newComment);
        }
    }

    /** What a file holds. */
    enum Kind {
        /** A function of a number, which tables use, too. */
        NUMBER,
        /** A function that counts a column. */
        COUNTER,
        /** A function of a value of a type that the schema defines. */
        TYPED,
        /** A function for triggers. */
        TOUCH,
        TRIGGER,
        GRANT,
        /** Statements that nobody knows how to undo. */
        BLOCK
    }

    /**
     * A file.
     *
     * @param name of the file
     * @param defined the function or trigger
     * @param variant decides everything else
     */
    record OfFile(
            String name,
            Kind kind,
            QualifiedName defined,
            @Nullable Source source,
            @Nullable Member member,
            @Nullable Source function,
            int variant)
            implements Recipe {
        OfFile withName(String newName) {
            return new OfFile(newName, kind, defined, source, member, function, variant);
        }

        OfFile withSource(@Nullable Source newSource, @Nullable Member newMember) {
            return new OfFile(name, kind, defined, newSource, newMember, function, variant);
        }

        OfFile withVariant(int newVariant) {
            return new OfFile(name, kind, defined, source, member, function, newVariant);
        }
    }
}
