package dev.dunlin.schema.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL enum type.
 *
 * @param javaType binary name of the Java enum that declares it; null where none does
 * @param labels in the order in which the server sorts them
 * @param comment text of {@code COMMENT ON TYPE}; null for none
 */
public record EnumType(
        QualifiedName name,
        @Nullable String javaType,
        List<Label> labels,
        @Nullable String comment) {
    public EnumType {
        labels = List.copyOf(labels);
    }

    /** A type of these labels whose constants have the same names. */
    public static EnumType of(QualifiedName name, String... labels) {
        return new EnumType(
                name,
                null,
                List.of(labels).stream().map(label -> new Label(label, label)).toList(),
                null);
    }

    public EnumType withName(QualifiedName newName) {
        return new EnumType(newName, javaType, labels, comment);
    }

    public EnumType withJavaType(@Nullable String newJavaType) {
        return new EnumType(name, newJavaType, labels, comment);
    }

    public EnumType withLabels(List<Label> newLabels) {
        return new EnumType(name, javaType, newLabels, comment);
    }

    public EnumType withComment(@Nullable String newComment) {
        return new EnumType(name, javaType, labels, newComment);
    }

    /** The labels' texts in order. */
    public List<String> texts() {
        return labels.stream().map(Label::text).toList();
    }

    /**
     * A label.
     *
     * @param text at most 63 bytes
     * @param javaName the constant that declares it; null where none does
     */
    public record Label(String text, @Nullable String javaName) {}
}
