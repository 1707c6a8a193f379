package dev.dunlin.schema.model;

import org.jspecify.annotations.Nullable;

/**
 * A partition of a table. Its columns, constraints and indexes are those of the table.
 *
 * @param parent the partition that it divides further; null for a partition of the table itself
 * @param bound which rows it takes
 * @param key what divides it further; null for nothing
 * @param attached whether it is part of the table; otherwise its rows are kept apart, as they were when it was detached
 * @param options what it has of its own
 */
public record Partition(
        QualifiedName name,
        @Nullable QualifiedName parent,
        PartitionBound bound,
        @Nullable PartitionKey key,
        boolean attached,
        TableOptions options) {
    /** A partition of the table itself, not divided further. */
    public static Partition of(QualifiedName name, PartitionBound bound) {
        return new Partition(name, null, bound, null, true, TableOptions.NONE);
    }

    public Partition withName(QualifiedName newName) {
        return new Partition(newName, parent, bound, key, attached, options);
    }

    public Partition withParent(@Nullable QualifiedName newParent) {
        return new Partition(name, newParent, bound, key, attached, options);
    }

    public Partition withBound(PartitionBound newBound) {
        return new Partition(name, parent, newBound, key, attached, options);
    }

    public Partition withKey(@Nullable PartitionKey newKey) {
        return new Partition(name, parent, bound, newKey, attached, options);
    }

    public Partition withAttached(boolean newAttached) {
        return new Partition(name, parent, bound, key, newAttached, options);
    }

    public Partition withOptions(TableOptions newOptions) {
        return new Partition(name, parent, bound, key, attached, newOptions);
    }

    /** Whether it takes the rows that no other does. */
    public boolean isDefault() {
        return bound instanceof PartitionBound.Default;
    }
}
