package dev.dunlin.schema.model;

import org.jspecify.annotations.Nullable;

/** An object of a schema that is neither table nor enum type. */
public sealed interface SchemaObject permits Sequence, Domain, CompositeType {
    ObjectKind kind();

    QualifiedName name();

    /** Binary name of the record that declares it and nothing else; null where none does. */
    @Nullable
    String javaType();

    /** Text of {@code COMMENT ON}; null for none. */
    @Nullable
    String comment();

    /** The same object under another name. */
    SchemaObject withName(QualifiedName newName);

    /** The same object, declared by another record; objects that no record alone declares stay as they are. */
    SchemaObject withJavaType(@Nullable String newJavaType);

    default ObjectId id() {
        return new ObjectId(kind(), name());
    }
}
