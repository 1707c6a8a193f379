package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A constraint or index that only gets another name.
 *
 * @param ofIndex whether it is an index and no constraint
 * @param isRelation whether it is an index or has one, so that its name is one of its PostgreSQL schema
 */
record PartRename(QualifiedName table, String from, String to, boolean ofIndex, boolean isRelation) {
    /** These renames in an order in which no new name is taken; a cycle goes through a temporary name. */
    static List<PartRename> inOrder(List<PartRename> renames) {
        List<PartRename> open = new ArrayList<>(renames);
        List<PartRename> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            Map<String, List<PartRename>> byOldName = new HashMap<>();
            open.forEach(rename -> byOldName
                    .computeIfAbsent(rename.from, name -> new ArrayList<>())
                    .add(rename));
            List<PartRename> free = open.stream()
                    .filter(rename -> byOldName.getOrDefault(rename.to, List.of()).stream()
                            .noneMatch(other -> other.isInTheWayOf(rename)))
                    .toList();
            if (free.isEmpty()) {
                PartRename first = open.get(0);
                String aside = "dunlin_tmp_index_" + ordered.size();
                ordered.add(first.from(first.from, aside));
                open.set(0, first.from(aside, first.to));
            } else {
                ordered.addAll(free);
                open.removeAll(new HashSet<>(free));
            }
        }
        return ordered;
    }

    Change change() {
        return ofIndex ? new Change.RenameIndex(table, from, to) : new Change.RenameConstraint(table, from, to);
    }

    private PartRename from(String oldName, String newName) {
        return new PartRename(table, oldName, newName, ofIndex, isRelation);
    }

    /** Whether the old name of this one is the new name of another in a space of names that both share. */
    private boolean isInTheWayOf(PartRename other) {
        boolean amongRelations =
                isRelation && other.isRelation && Objects.equals(table.namespace(), other.table.namespace());
        boolean amongConstraints = !ofIndex && !other.ofIndex && table.equals(other.table);
        return from.equals(other.to) && (amongRelations || amongConstraints);
    }
}
