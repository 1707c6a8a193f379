package dev.dunlin.processor.reading;

import dev.dunlin.processor.declaration.Component.Nullness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/**
 * Reads what annotations say about null. They count by their simple names, whatever package they come from, on the
 * component, its field, its accessor, and the type of each, since no two compilers show them in the same places.
 */
final class NullnessReader {
    private static final Set<String> NULLABLE = Set.of("Nullable");
    private static final Set<String> NON_NULL = Set.of("NonNull", "Nonnull", "NotNull");

    Nullness of(RecordComponentElement component, Optional<Element> field) {
        List<AnnotatedConstruct> places = places(component, field);
        Set<String> names = new HashSet<>();
        places.forEach(place -> addNames(place, names));
        boolean nullable = !Collections.disjoint(names, NULLABLE);
        boolean nonNull = !Collections.disjoint(names, NON_NULL);
        if (nullable) {
            return nonNull ? Nullness.CONTRADICTORY : Nullness.NULLABLE;
        }
        if (places.stream().anyMatch(NullnessReader::hasMarkedElement)) {
            return Nullness.NULLABLE_ELEMENT;
        }
        return nonNull ? Nullness.NON_NULL : Nullness.UNMARKED;
    }

    private static List<AnnotatedConstruct> places(RecordComponentElement component, Optional<Element> field) {
        List<AnnotatedConstruct> places = new ArrayList<>();
        places.add(component);
        places.add(component.asType());
        field.ifPresent(element -> {
            places.add(element);
            places.add(element.asType());
        });
        ExecutableElement accessor = component.getAccessor();
        if (accessor != null) {
            places.add(accessor);
            places.add(accessor.getReturnType());
        }
        return places;
    }

    private static boolean hasMarkedElement(AnnotatedConstruct place) {
        return elements(place).anyMatch(element -> element.getKind().isPrimitive() && isNullable(element));
    }

    private static Stream<TypeMirror> elements(AnnotatedConstruct place) {
        return place instanceof ArrayType array
                ? Stream.concat(Stream.of(array.getComponentType()), elements(array.getComponentType()))
                : Stream.empty();
    }

    private static boolean isNullable(AnnotatedConstruct place) {
        Set<String> names = new HashSet<>();
        addNames(place, names);
        return !Collections.disjoint(names, NULLABLE);
    }

    /** Adds the simple names of the annotations at a place. */
    private static void addNames(AnnotatedConstruct place, Set<String> names) {
        for (AnnotationMirror mirror : place.getAnnotationMirrors()) {
            names.add(mirror.getAnnotationType().asElement().getSimpleName().toString());
        }
    }
}
