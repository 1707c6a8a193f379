package dev.dunlin.processor.compiling;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Tells elements that are compiled from source now from those of class files. Being a root of the round does not: Gradle gives
 * unchanged types to aggregating processors as class files.
 */
interface SourceCheck {
    /**
     * Whether an element comes from source.
     *
     * @param root whether it was a root of some round or is inside one
     */
    boolean isSource(Element element, boolean root);

    /** What is known without the compiler's help. */
    SourceCheck OF_ROOTS = (element, root) -> root;

    /** The check that this compiler offers. */
    static SourceCheck of(ProcessingEnvironment environment) {
        try {
            return OfTrees.of(environment).orElse(OF_ROOTS);
        } catch (LinkageError e) {
            // Compilers other than javac need not have its tree API.
            return OF_ROOTS;
        }
    }

    /** An element of javac comes from source if it has a tree. Loaded only where javac's tree API is. */
    final class OfTrees implements SourceCheck {
        private final Trees trees;

        private OfTrees(Trees trees) {
            this.trees = trees;
        }

        static Optional<SourceCheck> of(ProcessingEnvironment environment) {
            try {
                return Optional.of(new OfTrees(Trees.instance(environment)));
            } catch (IllegalArgumentException e) {
                ProcessingEnvironment wrapped = wrapped(environment);
                return wrapped == null ? Optional.empty() : of(wrapped);
            }
        }

        @Override
        public boolean isSource(Element element, boolean root) {
            return trees.getTree(element) != null;
        }

        /** What a build tool's wrapper wraps; null if it does not let it be seen. */
        private static @Nullable ProcessingEnvironment wrapped(ProcessingEnvironment wrapper) {
            for (Class<?> type = wrapper.getClass(); type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (ProcessingEnvironment.class.isAssignableFrom(field.getType()) && field.trySetAccessible()) {
                        return value(field, wrapper);
                    }
                }
            }
            return null;
        }

        private static @Nullable ProcessingEnvironment value(Field field, ProcessingEnvironment wrapper) {
            try {
                return (ProcessingEnvironment) field.get(wrapper);
            } catch (IllegalAccessException e) {
                return null;
            }
        }
    }
}
