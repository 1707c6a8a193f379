package dev.dunlin.processor.declaration;

import java.util.List;
import java.util.stream.Collectors;

/** A type as a component uses it. {@link Object#toString()} writes it as source does, for messages. */
public sealed interface TypeUse {
    /** Whether every type in it is known to the compiler. */
    default boolean isResolved() {
        return true;
    }

    /** A primitive type. */
    record Primitive(String name) implements TypeUse {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A class, record, enum or interface.
     *
     * @param arguments type arguments in order; empty for none and for a raw type
     */
    record Declared(TypeName name, Kind kind, List<TypeUse> arguments) implements TypeUse {
        /** What the type is, as far as it matters. */
        public enum Kind {
            RECORD,
            ENUM,
            OTHER
        }

        public Declared {
            arguments = List.copyOf(arguments);
        }

        /** The binary name. */
        public String binaryName() {
            return name.binary();
        }

        @Override
        public boolean isResolved() {
            return arguments.stream().allMatch(TypeUse::isResolved);
        }

        @Override
        public String toString() {
            return arguments.isEmpty()
                    ? name.nested()
                    : name.nested()
                            + arguments.stream().map(TypeUse::toString).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    /** An array of elements. */
    record Array(TypeUse element) implements TypeUse {
        @Override
        public boolean isResolved() {
            return element.isResolved();
        }

        @Override
        public String toString() {
            return element + "[]";
        }
    }

    /** A wildcard among type arguments; its bounds do not matter. */
    record Wildcard() implements TypeUse {
        @Override
        public String toString() {
            return "?";
        }
    }

    /** A type parameter of the record. */
    record Variable(String name) implements TypeUse {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A type that the compiler does not know, perhaps because it is yet to be generated.
     *
     * @param name as far as the compiler tells
     */
    record Unresolved(String name) implements TypeUse {
        @Override
        public boolean isResolved() {
            return false;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
