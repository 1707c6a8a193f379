package dev.dunlin.schema.model;

import java.util.List;
import java.util.stream.Collectors;

/** Which rows a partition takes. {@link Object#toString()} is for messages; SQL is written by the renderer alone. */
public sealed interface PartitionBound {
    /** All rows that no other partition takes. */
    Default REST = new Default();

    /**
     * A value of a key's part.
     *
     * @param text the value as its type reads it; for other kinds the keyword, and without a meaning
     */
    record Value(Kind kind, String text) {
        /** The lowest of all. */
        public static final Value MINVALUE = new Value(Kind.MINVALUE, "MINVALUE");
        /** The highest of all. */
        public static final Value MAXVALUE = new Value(Kind.MAXVALUE, "MAXVALUE");
        /** No value; in lists only. */
        public static final Value NULL = new Value(Kind.NULL, "NULL");

        /** The kinds of values. */
        public enum Kind {
            LITERAL,
            MINVALUE,
            MAXVALUE,
            NULL
        }

        /** A value as its type reads it. */
        public static Value of(String text) {
            return new Value(Kind.LITERAL, text);
        }

        public boolean isLiteral() {
            return kind == Kind.LITERAL;
        }

        @Override
        public String toString() {
            return isLiteral() ? "'" + text + "'" : text;
        }
    }

    /**
     * The rows from one key up to, but without, another.
     *
     * @param from one value for each part of the key
     * @param to likewise
     */
    record Range(List<Value> from, List<Value> to) implements PartitionBound {
        public Range {
            from = List.copyOf(from);
            to = List.copyOf(to);
            if (from.isEmpty() || from.size() != to.size()) {
                throw new IllegalArgumentException("a range has " + from.size() + " and " + to.size() + " values");
            }
        }

        @Override
        public String toString() {
            return "from " + PartitionBound.list(from) + " to " + PartitionBound.list(to);
        }
    }

    /**
     * The rows with one of some values.
     *
     * @param values in the order of declaration, which is no difference
     */
    record In(List<Value> values) implements PartitionBound {
        public In {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a list has no values");
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof In that
                    && values.size() == that.values.size()
                    && values.containsAll(that.values)
                    && that.values.containsAll(values);
        }

        @Override
        public int hashCode() {
            return values.stream().mapToInt(Value::hashCode).sum();
        }

        @Override
        public String toString() {
            return "in " + PartitionBound.list(values);
        }
    }

    /**
     * The rows the hash of whose key, divided by {@code modulus}, leaves {@code remainder}.
     *
     * @param modulus at least 1
     * @param remainder from 0 up to, but without, the modulus
     */
    record Hash(int modulus, int remainder) implements PartitionBound {
        public Hash {
            if (remainder < 0 || remainder >= modulus) {
                throw new IllegalArgumentException("no remainder " + remainder + " of " + modulus);
            }
        }

        @Override
        public String toString() {
            return "modulus " + modulus + " remainder " + remainder;
        }
    }

    /** See {@link #REST}. */
    record Default() implements PartitionBound {
        @Override
        public String toString() {
            return "default";
        }
    }

    private static String list(List<Value> values) {
        return values.stream().map(Value::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
