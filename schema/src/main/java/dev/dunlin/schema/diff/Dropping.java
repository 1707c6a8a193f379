package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.Comparator;
import java.util.List;
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
        for (Table table : draft.keptTables()) {
            dropColumns(table, Objects.requireNonNull(draft.wantedTable(table.name())));
        }
        dropTables();
        for (EnumType type : draft.enums().values()) {
            if (!draft.wanted().enums().containsKey(type.name())) {
                draft.add(new Change.DropEnum(type));
            }
        }
        Set<String> extensions = new TreeSet<>(draft.schema().extensions());
        extensions.removeAll(draft.wanted().extensions());
        extensions.forEach(name -> draft.add(new Change.RemoveExtension(name)));
    }

    private void dropColumns(Table table, Table wanted) {
        table.columns().stream()
                .filter(column -> wanted.column(column.name()).isEmpty())
                .sorted(Comparator.comparing((Column column) -> !column.isGenerated()))
                .forEach(column -> draft.add(new Change.DropColumn(table.name(), column)));
    }

    /** Drops tables before those that they refer to; in a cycle the foreign keys of one go first. */
    private void dropTables() {
        SortedMap<QualifiedName, Table> open = draft.tables();
        open.keySet().removeAll(draft.wantedTables().keySet());
        while (!open.isEmpty()) {
            Set<QualifiedName> targets = new TreeSet<>();
            open.values().forEach(table -> targets.addAll(otherTargets(table)));
            List<QualifiedName> free = open.keySet().stream()
                    .filter(name -> !targets.contains(name))
                    .toList();
            for (QualifiedName name : free) {
                draft.add(new Change.DropTable(Objects.requireNonNull(open.remove(name))));
            }
            if (free.isEmpty()) {
                QualifiedName first = open.firstKey();
                dropForeignKeys(Objects.requireNonNull(open.get(first)), open.keySet());
                open.put(first, Objects.requireNonNull(draft.table(first)));
            }
        }
    }

    private void dropForeignKeys(Table table, Set<QualifiedName> targets) {
        for (Constraint.ForeignKey key : table.foreignKeys()) {
            if (!key.target().equals(table.name()) && targets.contains(key.target())) {
                draft.add(new Change.DropConstraint(table.name(), key));
            }
        }
    }

    private static List<QualifiedName> otherTargets(Table table) {
        return table.foreignKeys().stream()
                .map(Constraint.ForeignKey::target)
                .filter(target -> !target.equals(table.name()))
                .toList();
    }
}
