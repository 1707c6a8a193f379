package dev.dunlin.processor.declaration;

import java.util.List;
import java.util.Optional;

/** What carries annotations. */
public interface Annotated {
    /** Dunlin's annotations on it, sorted by name; repeated ones in the order in which they are written. */
    List<AnnotationUse> annotations();

    /** The first annotation of this name. */
    default Optional<AnnotationUse> annotation(String name) {
        return annotations().stream().filter(use -> use.name().equals(name)).findFirst();
    }

    /** The annotations of this name, in the order in which they are written. */
    default List<AnnotationUse> annotations(String name) {
        return annotations().stream().filter(use -> use.name().equals(name)).toList();
    }

    /** Whether an annotation of this name is there. */
    default boolean isAnnotated(String name) {
        return annotation(name).isPresent();
    }
}
