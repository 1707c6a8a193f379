package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import java.util.Locale;

/** Objects that are neither table nor enum type, each kind as its own format says. */
public final class ObjectFormat {
    private ObjectFormat() {}

    /** The word for a kind in field names and names of changes: {@code domain}. */
    public static String word(ObjectKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    public static void write(JsonOutput out, SchemaObject object) {
        if (object instanceof Sequence sequence) {
            SequenceFormat.write(out, sequence);
        } else if (object instanceof Domain domain) {
            DomainFormat.write(out, domain);
        } else if (object instanceof CompositeType type) {
            CompositeFormat.write(out, type);
        } else {
            throw new IllegalStateException("no format for " + object);
        }
    }

    /** Reads an object of this kind. */
    public static SchemaObject read(JsonObject in, ObjectKind kind) {
        return switch (kind) {
            case SEQUENCE -> SequenceFormat.read(in);
            case DOMAIN -> DomainFormat.read(in);
            case COMPOSITE -> CompositeFormat.read(in);
        };
    }
}
