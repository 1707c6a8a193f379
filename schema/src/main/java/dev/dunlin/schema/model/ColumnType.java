package dev.dunlin.schema.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The type of a column. {@link Object#toString()} is for messages; SQL is written by the renderer alone. */
public sealed interface ColumnType {
    /** The name of the type of it or of its elements, if the schema itself defines that; otherwise null. */
    default @Nullable QualifiedName definedName() {
        ColumnType element = this instanceof ArrayOf array ? array.element() : this;
        return element instanceof Defined defined ? defined.name() : null;
    }

    /** This type after one that the schema defines got another name. */
    default ColumnType renamed(QualifiedName from, QualifiedName to) {
        if (!from.equals(definedName())) {
            return this;
        }
        return this instanceof ArrayOf ? new ArrayOf(new Defined(to)) : new Defined(to);
    }

    /**
     * A type of PostgreSQL itself.
     *
     * @param name the name as generated SQL shows it, one spelling for each type: {@code integer}, {@code varchar},
     *     {@code timestamptz}, {@code double precision}
     * @param modifiers length, precision and scale, in that order, as the type takes them; empty for none
     */
    record Builtin(String name, List<Integer> modifiers) implements ColumnType {
        public Builtin {
            modifiers = List.copyOf(modifiers);
        }

        /** A type without modifiers. */
        public static Builtin of(String name) {
            return new Builtin(name, List.of());
        }

        /** A type with modifiers. */
        public static Builtin of(String name, Integer... modifiers) {
            return new Builtin(name, List.of(modifiers));
        }

        @Override
        public String toString() {
            return modifiers.isEmpty()
                    ? name
                    : name + modifiers.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
        }
    }

    /** A type that the schema itself defines, for example an enum. */
    record Defined(QualifiedName name) implements ColumnType {
        @Override
        public String toString() {
            return name.toString();
        }
    }

    /** An array; PostgreSQL does not tell its dimensions apart. */
    record ArrayOf(ColumnType element) implements ColumnType {
        public ArrayOf {
            if (element instanceof ArrayOf) {
                throw new IllegalArgumentException("PostgreSQL has one array type whatever the dimensions");
            }
        }

        @Override
        public String toString() {
            return element + "[]";
        }
    }

    /** A type from elsewhere, an extension's for example, as its author wrote it: {@code citext}, {@code vector(3)}. */
    record Foreign(SqlExpression sql) implements ColumnType {
        @Override
        public String toString() {
            return sql.sql();
        }
    }
}
