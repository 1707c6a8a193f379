package dev.dunlin.schema.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of an object that lives in a PostgreSQL schema, not quoted.
 *
 * @param namespace the PostgreSQL schema; null where the search path decides
 * @param name the object's own name, never empty
 */
public record QualifiedName(@Nullable String namespace, String name) implements Comparable<QualifiedName> {
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
        int byNamespace = compare(namespace, other.namespace);
        return byNamespace == 0 ? name.compareTo(other.name) : byNamespace;
    }

    private static int compare(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return one.compareTo(other);
    }

    @Override
    public String toString() {
        return namespace == null ? name : namespace + "." + name;
    }
}
