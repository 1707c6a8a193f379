package dev.dunlin.schema.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sequence that stands alone. Its only identity is its name.
 *
 * @param type {@code smallint}, {@code integer} or {@code bigint}
 * @param options null in them is what PostgreSQL takes for the type
 * @param comment text of {@code COMMENT ON SEQUENCE}; null for none
 */
public record Sequence(
        QualifiedName name,
        String type,
        SequenceOptions options,
        @Nullable String comment) implements SchemaObject {
    /** The types that a sequence can have. */
    public static final Set<String> TYPES = Set.of("smallint", "integer", "bigint");

    public Sequence {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("a sequence cannot be of type " + type);
        }
        options = options.normalized(type);
    }

    /** A sequence of {@code bigint} from 1 in steps of 1. */
    public static Sequence of(QualifiedName name) {
        return new Sequence(name, "bigint", SequenceOptions.NONE, null);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.SEQUENCE;
    }

    @Override
    public @Nullable String javaType() {
        return null;
    }

    @Override
    public Sequence withName(QualifiedName newName) {
        return new Sequence(newName, type, options, comment);
    }

    @Override
    public Sequence withJavaType(@Nullable String newJavaType) {
        return this;
    }

    public Sequence withOptions(SequenceOptions newOptions) {
        return new Sequence(name, type, newOptions, comment);
    }
}
