package dev.dunlin.cli.catalog;

import java.util.Comparator;

/**
 * Something in a database that a schema of the engine does not tell: it is never changed and never dropped.
 *
 * @param kind what it is, a noun in lower case: {@code publication}, {@code replica identity}
 * @param name its name as PostgreSQL writes it, with whatever tells it apart
 */
public record Unmanaged(String kind, String name) implements Comparable<Unmanaged> {
    private static final Comparator<Unmanaged> ORDER =
            Comparator.comparing(Unmanaged::kind).thenComparing(Unmanaged::name);

    @Override
    public int compareTo(Unmanaged other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
