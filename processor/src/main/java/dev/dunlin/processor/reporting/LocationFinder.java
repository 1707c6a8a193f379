package dev.dunlin.processor.reporting;

import dev.dunlin.processor.declaration.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds the elements behind locations. */
final class LocationFinder {
    private static final String ANNOTATIONS = "dev.dunlin.annotations.";

    private final Elements elements;

    LocationFinder(Elements elements) {
        this.elements = elements;
    }

    /** The place, as exactly as the compiler knows it; empty if it does not know the type at all. */
    Optional<Place> find(Location location) {
        return type(location.type()).map(type -> place(member(type, location.member()), location));
    }

    private Optional<Element> type(TypeName name) {
        return Optional.ofNullable(
                name.isPackage()
                        ? elements.getPackageElement(name.packageName())
                        : elements.getTypeElement(name.canonical()));
    }

    /** The private field of a component, since javac 17 knows no position of the component itself; or the constant. */
    private static Element member(Element type, @Nullable String name) {
        return fields(type)
                .filter(field -> field.getSimpleName().contentEquals(name == null ? "" : name))
                .findFirst()
                .orElse(type);
    }

    private static Stream<Element> fields(Element type) {
        List<Element> members = type instanceof TypeElement ? List.copyOf(type.getEnclosedElements()) : List.of();
        return members.stream().filter(member -> member.getKind().isField());
    }

    private static Place place(Element element, Location location) {
        List<AnnotationMirror> mirrors = mirrors(element, location.annotation());
        if (mirrors.size() <= location.index()) {
            return new Place(element, null, null);
        }
        AnnotationMirror mirror = mirrors.get(location.index());
        return new Place(element, mirror, value(mirror, location.value()));
    }

    private static List<AnnotationMirror> mirrors(Element element, @Nullable String name) {
        List<AnnotationMirror> found = new ArrayList<>();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            String qualified = qualifiedName(mirror);
            if (qualified.equals(ANNOTATIONS + name)) {
                found.add(mirror);
            } else if (qualified.equals(ANNOTATIONS + name + ".List")) {
                found.addAll(repeated(mirror));
            }
        }
        return found;
    }

    private static List<AnnotationMirror> repeated(AnnotationMirror container) {
        AnnotationValue value = value(container, "value");
        return value == null || !(value.getValue() instanceof List<?> list)
                ? List.of()
                : list.stream()
                        .map(each -> ((AnnotationValue) each).getValue())
                        .filter(AnnotationMirror.class::isInstance)
                        .map(AnnotationMirror.class::cast)
                        .toList();
    }

    private static @Nullable AnnotationValue value(AnnotationMirror mirror, @Nullable String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name == null ? "" : name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static String qualifiedName(AnnotationMirror mirror) {
        Element type = mirror.getAnnotationType().asElement();
        return type.getKind() == ElementKind.ANNOTATION_TYPE
                ? ((TypeElement) type).getQualifiedName().toString()
                : "";
    }
}
