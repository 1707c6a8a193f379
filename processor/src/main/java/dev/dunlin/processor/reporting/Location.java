package dev.dunlin.processor.reporting;

import dev.dunlin.processor.declaration.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * The smallest part of the source that a problem is about.
 *
 * @param type the type, or a package by its {@code package-info}
 * @param member a component or an enum constant; null for the type itself
 * @param annotation simple name of one of Dunlin's annotations there; null for none
 * @param index which of several annotations of that name, from 0
 * @param value the member of the annotation; null for the whole annotation
 */
public record Location(
        TypeName type,
        @Nullable String member,
        @Nullable String annotation,
        int index,
        @Nullable String value) {
    /** A type or package. */
    public static Location of(TypeName type) {
        return new Location(type, null, null, 0, null);
    }

    /** A component or constant of this type. */
    public Location member(String name) {
        return new Location(type, name, null, 0, null);
    }

    /** The first annotation of a name at this place. */
    public Location annotation(String name) {
        return annotation(name, 0);
    }

    /** One of several annotations of a name at this place. */
    public Location annotation(String name, int which) {
        return new Location(type, member, name, which, null);
    }

    /** The value of a member of this annotation; where it is not written, the annotation. */
    public Location value(String name) {
        return new Location(type, member, annotation, index, name);
    }

    /** The type and member as messages name them, {@code Location.cutId}. */
    @Override
    public String toString() {
        String owner = type.isPackage() ? "package " + type : type.nested();
        return member == null ? owner : owner + "." + member;
    }
}
