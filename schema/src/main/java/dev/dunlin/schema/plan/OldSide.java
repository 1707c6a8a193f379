package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * A column or table that is to go: how it stops being in the way of those who do not know it any more, goes, and comes back.
 */
final class OldSide {
    private final Expansion expansion;
    private final QualifiedName table;
    private final boolean isColumn;

    OldSide(Expansion expansion) {
        this.expansion = expansion;
        this.table = expansion.table();
        this.isColumn = expansion.kind() == Expansion.Kind.DROP_COLUMN;
    }

    /** Whoever does not know the column does not fill it, and whoever does not know the table does not empty it. */
    List<Change> release() {
        if (isColumn) {
            return relaxed().equals(expansion.old())
                    ? List.of()
                    : List.of(new ColumnChange.AlterColumn(table, expansion.old(), relaxed(), null, null));
        }
        return restricting().stream()
                .<Change>map(key -> new KeyChange.DropConstraint(table, key))
                .toList();
    }

    List<Change> hold() {
        if (isColumn) {
            return relaxed().equals(expansion.old())
                    ? List.of()
                    : List.of(new ColumnChange.AlterColumn(table, relaxed(), expansion.old(), null, null));
        }
        return restricting().stream()
                .<Change>map(key -> new KeyChange.AddConstraint(table, key))
                .toList();
    }

    List<Change> drop() {
        if (!isColumn) {
            return List.of(new TableChange.DropTable(released()));
        }
        List<Change> changes = new ArrayList<>();
        expansion.from().constraints().forEach(old -> changes.add(new KeyChange.DropConstraint(table, old)));
        expansion.from().indexes().forEach(old -> changes.add(new KeyChange.DropIndex(table, old)));
        changes.add(new ColumnChange.DropColumn(table, relaxed()));
        return changes;
    }

    List<Change> giveBack() {
        if (!isColumn) {
            return List.of(new TableChange.CreateTable(released()));
        }
        List<Change> changes = new ArrayList<>();
        changes.add(new ColumnChange.AddColumn(table, relaxed(), null));
        expansion.from().indexes().forEach(old -> changes.add(new KeyChange.AddIndex(table, old)));
        expansion.from().constraints().forEach(old -> changes.add(new KeyChange.AddConstraint(table, old)));
        return changes;
    }

    /** Adds to tables what the database has besides. */
    void addTo(SortedMap<QualifiedName, Table> tables) {
        if (!isColumn) {
            tables.put(table, released());
            return;
        }
        tables.computeIfPresent(table, (name, present) -> {
            List<Column> columns = new ArrayList<>(present.columns());
            columns.add(relaxed());
            List<Constraint> constraints = new ArrayList<>(present.constraints());
            constraints.addAll(expansion.from().constraints());
            List<Index> indexes = new ArrayList<>(present.indexes());
            indexes.addAll(expansion.from().indexes());
            return present.withColumns(columns).withConstraints(constraints).withIndexes(indexes);
        });
    }

    private Column relaxed() {
        Column old = expansion.old();
        return old.defaultValue() == null ? old.withNullable(true) : old;
    }

    private Table released() {
        List<Constraint> constraints = new ArrayList<>(expansion.from().constraints());
        constraints.removeAll(restricting());
        return expansion.from().withConstraints(constraints);
    }

    /** Foreign keys that keep rows of other tables from being deleted. */
    private List<ForeignKey> restricting() {
        return expansion.from().foreignKeys().stream()
                .filter(key -> !key.target().equals(table))
                .filter(key -> key.onDelete() == Action.NO_ACTION || key.onDelete() == Action.RESTRICT)
                .toList();
    }
}
