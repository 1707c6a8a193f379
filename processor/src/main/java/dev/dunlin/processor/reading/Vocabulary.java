package dev.dunlin.processor.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Tells Dunlin's annotations from others. */
final class Vocabulary {
    private static final String PACKAGE = "dev.dunlin.annotations.";
    private static final String CONTAINER = ".List";

    private Vocabulary() {}

    /**
     * One of Dunlin's annotations.
     *
     * @param name its simple name
     */
    record Use(String name, AnnotationMirror mirror) {}

    /** Dunlin's annotations on an element, sorted by name; those of one name, which a container holds, in their order. */
    static List<Use> uses(Element element) {
        List<Use> uses = new ArrayList<>();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            String type = qualifiedName(mirror);
            if (!type.startsWith(PACKAGE)) {
                continue;
            }
            String name = type.substring(PACKAGE.length());
            if (name.endsWith(CONTAINER)) {
                String repeated = name.substring(0, name.length() - CONTAINER.length());
                contents(mirror).forEach(each -> uses.add(new Use(repeated, each)));
            } else {
                uses.add(new Use(name, mirror));
            }
        }
        uses.sort(Comparator.comparing(Use::name));
        return uses;
    }

    private static Stream<AnnotationMirror> contents(AnnotationMirror container) {
        return container.getElementValues().values().stream()
                .flatMap(value -> value.getValue() instanceof List<?> list ? list.stream() : Stream.empty())
                .map(each -> ((AnnotationValue) each).getValue())
                .filter(AnnotationMirror.class::isInstance)
                .map(AnnotationMirror.class::cast);
    }

    private static String qualifiedName(AnnotationMirror mirror) {
        Element type = mirror.getAnnotationType().asElement();
        return ((TypeElement) type).getQualifiedName().toString();
    }
}
