package dev.dunlin.schema.model;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of an object that lives in a PostgreSQL schema, not quoted.
 *
 * @param namespace the PostgreSQL schema; null where the search path decides
 * @param name the object's own name, never empty
 */
public record QualifiedName(@Nullable String namespace, String name) implements Comparable<QualifiedName> {
    private static final Comparator<QualifiedName> ORDER = Comparator.comparing(
                    QualifiedName::namespace, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(QualifiedName::name);

    public QualifiedName {
        if (name.isEmpty() || (namespace != null && namespace.isEmpty())) {
            throw new IllegalArgumentException("a name is empty: " + namespace + "." + name);
        }
    }

    /** A name that the search path resolves. */
    public static QualifiedName of(String name) {
        return new QualifiedName(null, name);
    }

    /** A name beside this one, in the same PostgreSQL schema. */
    public QualifiedName sibling(String other) {
        return new QualifiedName(namespace, other);
    }

    /** The name as messages show it to a reader whose default PostgreSQL schema is {@code home}. */
    public String relativeTo(@Nullable String home) {
        return Objects.equals(namespace, home) ? name : toString();
    }

    @Override
    public int compareTo(QualifiedName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return namespace == null ? name : namespace + "." + name;
    }
}
