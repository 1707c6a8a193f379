package dev.dunlin.processor.reading;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Tells Dunlin's annotations from others. */
final class Vocabulary {
    private static final String PACKAGE = "dev.dunlin.annotations.";
    private static final String CONTAINER = ".List";

    private Vocabulary() {}

    /** Whether an annotation is one of Dunlin's, or the container of several. */
    static boolean contains(AnnotationMirror mirror) {
        return qualifiedName(mirror).startsWith(PACKAGE);
    }

    /** Whether it is the container of several annotations. */
    static boolean isContainer(AnnotationMirror mirror) {
        return qualifiedName(mirror).endsWith(CONTAINER);
    }

    /** The simple name of an annotation, or of those that a container holds. */
    static String name(AnnotationMirror mirror) {
        String name = qualifiedName(mirror).substring(PACKAGE.length());
        return isContainer(mirror) ? name.substring(0, name.length() - CONTAINER.length()) : name;
    }

    private static String qualifiedName(AnnotationMirror mirror) {
        Element type = mirror.getAnnotationType().asElement();
        return ((TypeElement) type).getQualifiedName().toString();
    }
}
