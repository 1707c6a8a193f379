package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Sixth phase: what is no longer wanted goes last, so that data can still be carried over from it. */
final class Dropping {
    private final Draft draft;

    Dropping(Draft draft) {
        this.draft = draft;
    }

    void run() {
        for (Table table : draft.changedTables()) {
            dropColumns(table, Objects.requireNonNull(draft.wantedTable(table.name())));
        }
        dropTables();
        new SchemaObjects(draft).drop();
        for (EnumType type : draft.enums().values()) {
            if (!draft.wanted().enums().containsKey(type.name())) {
                draft.add(new EnumChange.DropEnum(type));
            }
        }
        Set<String> extensions = new TreeSet<>(draft.extensions());
        extensions.removeAll(draft.wanted().extensions());
        extensions.forEach(name -> draft.add(new Change.RemoveExtension(name)));
    }

    private void dropColumns(Table table, Table wanted) {
        table.columns().stream()
                .filter(column -> wanted.column(column.name()).isEmpty())
                .sorted(Comparator.comparing((Column column) -> !column.isGenerated()))
                .forEach(column -> draft.add(new ColumnChange.DropColumn(table.name(), column)));
    }

    /** Drops tables before those that they refer to or inherit; in a cycle the foreign keys of one go first. */
    private void dropTables() {
        SortedMap<QualifiedName, Table> open = draft.goneTables();
        Map<QualifiedName, Integer> referrers = new HashMap<>();
        open.values().forEach(table -> otherTargets(table).forEach(target -> referrers.merge(target, 1, Integer::sum)));
        TreeSet<QualifiedName> free = new TreeSet<>(open.keySet());
        free.removeIf(referrers::containsKey);
        while (!open.isEmpty()) {
            Table table = free.isEmpty() ? firstReferring(open) : Objects.requireNonNull(draft.table(free.first()));
            if (free.remove(table.name())) {
                draft.add(new TableChange.DropTable(table));
                open.remove(table.name());
            } else {
                dropForeignKeys(table, open.keySet());
            }
            Set<QualifiedName> freed = otherTargets(table);
            if (open.containsKey(table.name())) {
                freed.removeAll(table.options().inherits());
            }
            for (QualifiedName target : freed) {
                if (open.containsKey(target) && referrers.merge(target, -1, Integer::sum) == 0) {
                    free.add(target);
                }
            }
        }
    }

    /** The first table that refers to others of these as it is now; where each is referred to, foreign keys form a circle. */
    private Table firstReferring(SortedMap<QualifiedName, Table> open) {
        return open.keySet().stream()
                .map(name -> Objects.requireNonNull(draft.table(name)))
                .filter(table -> table.foreignKeys().stream()
                        .anyMatch(key -> !key.target().equals(table.name()) && open.containsKey(key.target())))
                .findFirst()
                .orElseThrow();
    }

    private void dropForeignKeys(Table table, Set<QualifiedName> targets) {
        for (Constraint.ForeignKey key : table.foreignKeys()) {
            if (!key.target().equals(table.name()) && targets.contains(key.target())) {
                draft.add(new KeyChange.DropConstraint(table.name(), key));
            }
        }
    }

    private static Set<QualifiedName> otherTargets(Table table) {
        Set<QualifiedName> targets = new TreeSet<>();
        table.foreignKeys().stream().map(Constraint.ForeignKey::target).forEach(targets::add);
        targets.addAll(table.options().inherits());
        targets.remove(table.name());
        return targets;
    }
}
