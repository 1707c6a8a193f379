package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.TypeUse;
import java.util.Optional;

/** Questions about Java types by their names. */
final class JavaTypes {
    private JavaTypes() {}

    /** What an {@code Optional} may hold; empty for any other type. */
    static Optional<TypeUse> optionalValue(TypeUse type) {
        return argument(type, "java.util.Optional");
    }

    /** The only type argument of a type of this name. */
    static Optional<TypeUse> argument(TypeUse type, String binaryName) {
        return type instanceof TypeUse.Declared declared
                        && declared.binaryName().equals(binaryName)
                        && declared.arguments().size() == 1
                ? Optional.of(declared.arguments().get(0))
                : Optional.empty();
    }

    /** The elements of an array, {@code List} or {@code Set}; {@code byte[]} is no array in this sense. */
    static Optional<TypeUse> elements(TypeUse type) {
        if (type instanceof TypeUse.Array array) {
            return array.element().equals(new TypeUse.Primitive("byte"))
                    ? Optional.empty()
                    : Optional.of(array.element());
        }
        return argument(type, "java.util.List").or(() -> argument(type, "java.util.Set"));
    }
}
