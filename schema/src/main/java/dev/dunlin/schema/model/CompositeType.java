package dev.dunlin.schema.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A type of several attributes.
 *
 * @param javaType binary name of the record that declares it; null where none does
 * @param attributes in the order of declaration; a different order is no difference
 * @param comment text of {@code COMMENT ON TYPE}; null for none
 */
public record CompositeType(
        QualifiedName name,
        @Nullable String javaType,
        List<Attribute> attributes,
        @Nullable String comment) implements SchemaObject {
    public CompositeType {
        attributes = List.copyOf(attributes);
    }

    /**
     * An attribute; it can always be null.
     *
     * @param collation name of the collation; null for that of the type
     * @param comment text of {@code COMMENT ON COLUMN}; null for none
     * @param javaName the component that declares it; null where no record declares it
     */
    public record Attribute(
            String name,
            ColumnType type,
            @Nullable String collation,
            @Nullable String comment,
            @Nullable String javaName) {
        public Attribute {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("an attribute has no name");
            }
        }

        /** An attribute of this name and type without anything else. */
        public static Attribute of(String name, ColumnType type) {
            return new Attribute(name, type, null, null, null);
        }

        public Attribute withName(String newName) {
            return new Attribute(newName, type, collation, comment, javaName);
        }

        public Attribute withType(ColumnType newType) {
            return new Attribute(name, newType, collation, comment, javaName);
        }

        public Attribute withComment(@Nullable String newComment) {
            return new Attribute(name, type, collation, newComment, javaName);
        }

        public Attribute withJavaName(@Nullable String newJavaName) {
            return new Attribute(name, type, collation, comment, newJavaName);
        }
    }

    /** A type of these attributes. */
    public static CompositeType of(QualifiedName name, Attribute... attributes) {
        return new CompositeType(name, null, List.of(attributes), null);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.COMPOSITE;
    }

    @Override
    public CompositeType withName(QualifiedName newName) {
        return new CompositeType(newName, javaType, attributes, comment);
    }

    @Override
    public CompositeType withJavaType(@Nullable String newJavaType) {
        return new CompositeType(name, newJavaType, attributes, comment);
    }

    public CompositeType withAttributes(List<Attribute> newAttributes) {
        return new CompositeType(name, javaType, newAttributes, comment);
    }

    public CompositeType withComment(@Nullable String newComment) {
        return new CompositeType(name, javaType, attributes, newComment);
    }

    public Optional<Attribute> attribute(String attributeName) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(attributeName))
                .findFirst();
    }
}
