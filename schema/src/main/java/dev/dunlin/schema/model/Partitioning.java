package dev.dunlin.schema.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a table is divided into partitions.
 *
 * @param key what divides the table itself
 * @param managed whether the partitions are those stated here; otherwise somebody else makes and drops them, and none is
 *     stated
 * @param partitions of all levels, sorted by name
 */
public record Partitioning(PartitionKey key, boolean managed, List<Partition> partitions) {
    public Partitioning {
        partitions = partitions.stream()
                .sorted(Comparator.comparing(Partition::name))
                .toList();
        if (!managed && !partitions.isEmpty()) {
            throw new IllegalArgumentException("partitions that are managed elsewhere are not stated");
        }
    }

    /** A table with these partitions. */
    public static Partitioning of(PartitionKey key, Partition... partitions) {
        return new Partitioning(key, true, List.of(partitions));
    }

    public Partitioning withKey(PartitionKey newKey) {
        return new Partitioning(newKey, managed, partitions);
    }

    public Partitioning withPartitions(List<Partition> newPartitions) {
        return new Partitioning(key, managed, newPartitions);
    }

    public Optional<Partition> partition(QualifiedName name) {
        return partitions.stream()
                .filter(partition -> partition.name().equals(name))
                .findFirst();
    }

    /** The partitions right below one, or below the table itself for null, sorted by name. */
    public List<Partition> children(@Nullable QualifiedName parent) {
        return partitions.stream()
                .filter(partition -> Objects.equals(partition.parent(), parent))
                .toList();
    }

    /** All partitions, each after the one that it divides. */
    public List<Partition> parentsFirst() {
        List<Partition> ordered = new ArrayList<>(children(null));
        for (int i = 0; i < ordered.size(); i++) {
            ordered.addAll(children(ordered.get(i).name()));
        }
        return ordered;
    }

    /** The attached partitions of all levels below the table, each after the one that it divides. */
    public List<Partition> attached() {
        List<Partition> ordered = new ArrayList<>();
        for (Partition partition : parentsFirst()) {
            boolean isReached = partition.parent() == null
                    || ordered.stream().anyMatch(above -> above.name().equals(partition.parent()));
            if (partition.attached() && isReached) {
                ordered.add(partition);
            }
        }
        return ordered;
    }

    /** The key that divides what a partition is part of. */
    public PartitionKey keyAbove(Partition partition) {
        PartitionKey above = partition.parent() == null
                ? key
                : partition(partition.parent()).map(Partition::key).orElse(null);
        return above == null ? key : above;
    }

    /** The attached default partition beside one, if there is one. */
    public Optional<Partition> defaultBeside(Partition partition) {
        return children(partition.parent()).stream()
                .filter(other -> other.isDefault() && other.attached())
                .filter(other -> !other.name().equals(partition.name()))
                .findFirst();
    }

    /** Whether a column decides, at any level, which partition a row belongs to. */
    public boolean dependsOn(String column) {
        return key.dependsOn(column)
                || partitions.stream()
                        .anyMatch(partition ->
                                partition.key() != null && partition.key().dependsOn(column));
    }
}
