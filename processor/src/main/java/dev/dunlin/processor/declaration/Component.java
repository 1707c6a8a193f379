package dev.dunlin.processor.declaration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record.
 *
 * @param doc the text of its {@code @param} tag in the record's comment, white space folded; null for none
 */
public record Component(
        String name,
        TypeUse type,
        Nullness nullness,
        List<AnnotationUse> annotations,
        @Nullable String doc) implements Annotated {
    public Component {
        annotations = List.copyOf(annotations);
    }

    /** What annotations say about null, whatever package they come from. */
    public enum Nullness {
        /** Nothing. */
        UNMARKED,
        /** {@code Nullable} is on the component, its type, its field or its accessor. */
        NULLABLE,
        /** {@code NonNull}, {@code Nonnull} or {@code NotNull} is there. */
        NON_NULL,
        /** Both are there. */
        CONTRADICTORY,
        /** Only the primitive elements of the component's array are marked as nullable. */
        NULLABLE_ELEMENT
    }
}
