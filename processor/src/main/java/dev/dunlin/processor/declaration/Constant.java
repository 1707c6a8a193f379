package dev.dunlin.processor.declaration;

import java.util.List;

/** A constant of an enum. */
public record Constant(String name, List<AnnotationUse> annotations) implements Annotated {
    public Constant {
        annotations = List.copyOf(annotations);
    }
}
