package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.model.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes tables, partitions, views and composite types of relations that are read. */
final class Assembly {
    private static final Set<String> VIEW_OPTIONS = Set.of("security_barrier", "security_invoker", "check_option");
    private static final Set<String> TRUE = Set.of("true", "on", "yes", "1");

    private final Draft draft;
    private final Map<Relation, List<Partition>> partitions = new HashMap<>();

    Assembly(Draft draft) {
        this.draft = draft;
    }

    void run() {
        draft.relations.values().stream().filter(Relation::isPartition).forEach(this::partition);
        for (Relation relation : draft.relations.values()) {
            if (!relation.isPartition()) {
                add(relation);
            }
        }
    }

    private void partition(Relation relation) {
        Relation.Part part = Objects.requireNonNull(relation.part);
        Relation parent = draft.relations.get(part.parent());
        Relation root = parent;
        while (root != null && root.part != null) {
            root = draft.relations.get(root.part.parent());
        }
        if (parent == null || root == null) {
            draft.unmanaged("partition of a table elsewhere", relation.name.toString());
            return;
        }
        partitions
                .computeIfAbsent(root, key -> new ArrayList<>())
                .add(new Partition(
                        relation.name,
                        parent == root ? null : parent.name,
                        part.bound(),
                        relation.key,
                        true,
                        relation.options));
    }

    private void add(Relation relation) {
        switch (relation.kind) {
            case TABLE -> draft.add(table(relation));
            case VIEW -> draft.add(view(relation));
            case MATERIALIZED_VIEW -> draft.add(materializedView(relation));
            case COMPOSITE -> {
                CompositeType type = draft.composites.get(relation.name);
                if (type != null) {
                    draft.composites.put(relation.name, type.withAttributes(relation.attributes));
                }
            }
        }
    }

    private Table table(Relation relation) {
        Partitioning partitioning = relation.key == null
                ? null
                : new Partitioning(relation.key, true, partitions.getOrDefault(relation, List.of()));
        return new Table(
                relation.name,
                null,
                true,
                relation.columns,
                relation.constraints,
                relation.indexes,
                relation.options,
                new RowSecurity(relation.rowSecurity, relation.policies),
                partitioning);
    }

    private QueryObject view(Relation relation) {
        SortedMap<String, String> storage = new TreeMap<>(relation.options.storage());
        storage.forEach((name, value) -> {
            if (!VIEW_OPTIONS.contains(name)) {
                draft.unmanaged("option of a view", relation.name + " " + name + "=" + value);
            }
        });
        View.Options options = new View.Options(
                TRUE.contains(storage.getOrDefault("security_barrier", "")),
                TRUE.contains(storage.getOrDefault("security_invoker", "")),
                View.Check.valueOf(storage.getOrDefault("check_option", "NONE").toUpperCase(Locale.ROOT)));
        return new View(
                relation.name,
                null,
                relation.viewColumns,
                Objects.requireNonNull(relation.query),
                options,
                relation.options.comment());
    }

    private QueryObject materializedView(Relation relation) {
        TableOptions options = relation.options;
        if (options.tablespace() != null) {
            draft.unmanaged("tablespace of a materialized view", relation.name.toString());
        }
        return new MaterializedView(
                relation.name,
                null,
                relation.viewColumns,
                Objects.requireNonNull(relation.query),
                relation.populated,
                relation.indexes,
                options.storage(),
                options.comment());
    }
}
