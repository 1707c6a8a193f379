package dev.dunlin.schema.model;

import java.util.Comparator;

/** What tells an object that is neither table nor enum type from all others. Sorted by kind, then by name. */
public record ObjectId(ObjectKind kind, QualifiedName name) implements Comparable<ObjectId> {
    private static final Comparator<ObjectId> ORDER =
            Comparator.comparing(ObjectId::kind).thenComparing(ObjectId::name);

    public ObjectId withName(QualifiedName newName) {
        return new ObjectId(kind, newName);
    }

    @Override
    public int compareTo(ObjectId other) {
        return ORDER.compare(this, other);
    }

    /** For messages: {@code domain public.email}. */
    @Override
    public String toString() {
        return kind.words() + " " + name;
    }
}
