package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A constraint, index or identity sequence that only gets another name.
 *
 * @param kind what it is
 * @param isRelation whether it is a sequence or an index or has one, so that its name is one of its PostgreSQL schema
 */
record PartRename(QualifiedName table, String from, String to, Kind kind, boolean isRelation) {
    enum Kind {
        CONSTRAINT,
        INDEX,
        SEQUENCE
    }

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
                String aside = "dunlin_tmp_%s_%d".formatted(first.kind.name().toLowerCase(Locale.ROOT), ordered.size());
                ordered.add(first.from(first.from, aside));
                open.set(0, first.from(aside, first.to));
            } else {
                ordered.addAll(free);
                open.removeAll(new HashSet<>(free));
            }
        }
        return ordered;
    }

    /**
     * The change that does it.
     *
     * @param present the table as it is
     */
    Change change(Table present) {
        return switch (kind) {
            case CONSTRAINT -> new KeyChange.RenameConstraint(table, from, to);
            case INDEX -> new KeyChange.RenameIndex(table, from, to);
            case SEQUENCE -> {
                Column column = present.columns().stream()
                        .filter(candidate -> from.equals(sequence(candidate)))
                        .findFirst()
                        .orElseThrow();
                yield new ColumnChange.AlterColumn(table, column, withSequence(column, to), null, null);
            }
        };
    }

    /** The name of the sequence of an identity column. */
    static @Nullable String sequence(Column column) {
        return DefaultValue.sequence(column.defaultValue());
    }

    private static Column withSequence(Column column, String sequence) {
        DefaultValue value = column.defaultValue();
        return column.withDefault(DefaultValue.withSequence(value, sequence, DefaultValue.sequenceOptions(value)));
    }

    private PartRename from(String oldName, String newName) {
        return new PartRename(table, oldName, newName, kind, isRelation);
    }

    /** Whether the old name of this one is the new name of another in a space of names that both share. */
    private boolean isInTheWayOf(PartRename other) {
        boolean amongRelations =
                isRelation && other.isRelation && Objects.equals(table.namespace(), other.table.namespace());
        boolean amongConstraints =
                kind == Kind.CONSTRAINT && other.kind == Kind.CONSTRAINT && table.equals(other.table);
        return from.equals(other.to) && (amongRelations || amongConstraints);
    }
}
