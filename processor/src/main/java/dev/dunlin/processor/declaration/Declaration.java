package dev.dunlin.processor.declaration;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The declared facts of one type or package, the same whichever compiler reads them. */
public sealed interface Declaration extends Annotated {
    /** The type's name; for a package that of its {@code package-info}. */
    TypeName name();

    /** Whether every type that it mentions is known to the compiler; otherwise it may be in a later round. */
    default boolean isResolved() {
        return annotations().stream().allMatch(Declaration::isResolved);
    }

    private static boolean isResolved(AnnotationUse use) {
        return use.values().values().stream()
                .noneMatch(value -> value instanceof AnnotationUse.Value.Type type
                        && !type.type().isResolved());
    }

    /**
     * A record.
     *
     * @param typeParameters names of its type parameters
     * @param local whether it is declared inside a method
     * @param components in the order of declaration
     * @param doc the text of its comment up to the first block tag, white space folded; null for none
     */
    record RecordType(
            TypeName name,
            List<String> typeParameters,
            boolean local,
            List<AnnotationUse> annotations,
            List<Component> components,
            @Nullable String doc)
            implements Declaration {
        public RecordType {
            typeParameters = List.copyOf(typeParameters);
            annotations = List.copyOf(annotations);
            components = List.copyOf(components);
        }

        @Override
        public boolean isResolved() {
            return Declaration.super.isResolved() && components.stream().allMatch(RecordType::isResolved);
        }

        private static boolean isResolved(Component component) {
            return component.type().isResolved()
                    && component.annotations().stream().allMatch(Declaration::isResolved);
        }

        /** The enums and records that it uses or refers to, whose declarations its interpretation may need. */
        public Set<TypeName> usedTypes() {
            Set<TypeName> used = new TreeSet<>();
            collect(annotations, used);
            components.forEach(component -> {
                collect(component.type(), used);
                collect(component.annotations(), used);
            });
            return used;
        }

        private static void collect(List<AnnotationUse> annotations, Set<TypeName> used) {
            annotations.stream()
                    .flatMap(use -> use.values().values().stream())
                    .filter(AnnotationUse.Value.Type.class::isInstance)
                    .forEach(value -> collect(((AnnotationUse.Value.Type) value).type(), used));
        }

        private static void collect(TypeUse type, Set<TypeName> used) {
            if (type instanceof TypeUse.Array array) {
                collect(array.element(), used);
            } else if (type instanceof TypeUse.Declared declared) {
                if (declared.kind() != TypeUse.Declared.Kind.OTHER) {
                    used.add(declared.name());
                }
                declared.arguments().forEach(argument -> collect(argument, used));
            }
        }
    }

    /**
     * An enum.
     *
     * @param constants in the order of declaration
     * @param doc as that of a record
     */
    record EnumType(
            TypeName name,
            List<AnnotationUse> annotations,
            List<Constant> constants,
            @Nullable String doc) implements Declaration {
        public EnumType {
            annotations = List.copyOf(annotations);
            constants = List.copyOf(constants);
        }
    }

    /** A package that is annotated; an anchor if {@code Schema} is among its annotations. */
    record PackageInfo(TypeName name, List<AnnotationUse> annotations) implements Declaration {
        public PackageInfo {
            annotations = List.copyOf(annotations);
        }
    }
}
