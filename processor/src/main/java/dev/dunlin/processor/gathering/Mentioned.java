package dev.dunlin.processor.gathering;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.AnnotationUse.Value;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.declaration.TypeUse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The types whose declarations the meaning of another one depends on. */
public final class Mentioned {
    private Mentioned() {}

    /** The records and enums that a declaration uses as types of components or names in its annotations, in order of name. */
    public static Set<TypeName> by(Declaration declaration) {
        Set<TypeName> names = new TreeSet<>();
        collect(declaration.annotations(), names);
        if (declaration instanceof Declaration.RecordType type) {
            names.addAll(type.usedTypes());
            type.components().forEach(component -> collect(component.annotations(), names));
        }
        return names;
    }

    private static void collect(List<AnnotationUse> annotations, Set<TypeName> names) {
        for (AnnotationUse use : annotations) {
            for (Value value : use.values().values()) {
                if (value instanceof Value.Type type && type.type() instanceof TypeUse.Declared declared) {
                    names.add(declared.name());
                }
            }
        }
    }
}
