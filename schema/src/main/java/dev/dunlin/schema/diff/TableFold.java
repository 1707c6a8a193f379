package dev.dunlin.schema.diff;

import static dev.dunlin.schema.diff.Expectations.absent;
import static dev.dunlin.schema.diff.Expectations.expect;
import static dev.dunlin.schema.diff.Expectations.name;
import static dev.dunlin.schema.diff.Lists.minus;
import static dev.dunlin.schema.diff.Lists.plus;
import static dev.dunlin.schema.diff.Lists.replaced;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;

/** Applies changes of tables as a whole and of their columns. */
final class TableFold {
    private final FoldedTables tables;

    TableFold(FoldedTables tables) {
        this.tables = tables;
    }

    /** Applies a change if it is one of these; returns whether it is. */
    boolean apply(Change change) {
        return applyToTable(change) || applyToColumn(change);
    }

    private boolean applyToTable(Change change) {
        if (change instanceof TableChange.CreateTable create) {
            absent(
                    change,
                    tables.get(create.table().name()),
                    "table " + create.table().name());
            tables.put(create.table());
        } else if (change instanceof TableChange.DropTable drop) {
            expect(
                    change,
                    Facts.of(drop.table()),
                    Facts.of(tables.table(change, drop.table().name())));
            tables.remove(drop.table().name());
        } else if (change instanceof TableChange.RenameTable rename) {
            absent(change, tables.get(rename.to()), "table " + rename.to());
            Table table = tables.table(change, rename.from());
            tables.remove(rename.from());
            tables.put(table.withName(rename.to()));
            tables.replaceReferrers(rename.from(), other -> Rewrites.tableRenamed(other, rename.from(), rename.to()));
        } else if (change instanceof TableChange.AlterTable alter) {
            Table table = tables.table(change, alter.table());
            expect(change, alter.from(), table.options());
            tables.put(table.withOptions(alter.to()));
        } else if (change instanceof TableChange.Inherit inherit) {
            inherit(inherit);
        } else if (change instanceof TableChange.Disinherit disinherit) {
            disinherit(disinherit);
        } else if (change instanceof TableChange.ManageTable manage) {
            tables.table(change, manage.from().name());
            tables.put(manage.to());
        } else {
            return false;
        }
        return true;
    }

    private void inherit(TableChange.Inherit inherit) {
        Table table = tables.table(inherit, inherit.table());
        tables.table(inherit, inherit.parent());
        List<Column> columns = new ArrayList<>(table.columns());
        for (Column column : inherit.columns()) {
            Column own = tables.column(inherit, inherit.table(), column.name());
            expect(inherit, Facts.of(column), Facts.of(own));
            columns.remove(own);
        }
        List<Constraint> constraints = new ArrayList<>(table.constraints());
        for (Constraint.Check check : inherit.checks()) {
            expect(inherit, check, tables.constraint(inherit, inherit.table(), check.name()));
            constraints.remove(check);
        }
        tables.put(table.withColumns(columns)
                .withConstraints(constraints)
                .withOptions(table.options().withInherits(plus(table.options().inherits(), inherit.parent()))));
    }

    private void disinherit(TableChange.Disinherit disinherit) {
        Table table = tables.table(disinherit, disinherit.table());
        List<QualifiedName> parents = table.options().inherits();
        QualifiedName last = parents.isEmpty() ? null : parents.get(parents.size() - 1);
        expect(disinherit, disinherit.parent(), last);
        List<Column> columns = new ArrayList<>(table.columns());
        columns.addAll(disinherit.columns());
        List<Constraint> constraints = new ArrayList<>(table.constraints());
        constraints.addAll(disinherit.checks());
        tables.put(table.withColumns(columns)
                .withConstraints(constraints)
                .withOptions(table.options().withInherits(parents.subList(0, parents.size() - 1))));
    }

    private boolean applyToColumn(Change change) {
        if (change instanceof ColumnChange.AddColumn add) {
            Table table = tables.table(change, add.table());
            absent(change, table.column(add.column().name()).orElse(null), "column " + name(change));
            tables.put(table.withColumns(plus(table.columns(), add.column())));
        } else if (change instanceof ColumnChange.DropColumn drop) {
            Column column = tables.column(change, drop.table(), drop.column().name());
            expect(change, Facts.of(drop.column()), Facts.of(column));
            tables.update(drop.table(), table -> table.withColumns(minus(table.columns(), column)));
        } else if (change instanceof ColumnChange.RenameColumn rename) {
            tables.column(change, rename.table(), rename.from());
            Table table = tables.table(change, rename.table());
            absent(change, table.column(rename.to()).orElse(null), "column " + rename.table() + "." + rename.to());
            renameColumn(table, rename);
            for (Table heir : tables.heirs(table.name())) {
                renameColumn(heir, new ColumnChange.RenameColumn(heir.name(), rename.from(), rename.to()));
            }
        } else if (change instanceof ColumnChange.AlterColumn alter) {
            Column column = tables.column(change, alter.table(), alter.from().name());
            expect(change, Facts.of(alter.from()), Facts.of(column));
            tables.update(alter.table(), table -> table.withColumns(replaced(table.columns(), column, alter.to())));
        } else if (change instanceof ColumnChange.RequireColumn require) {
            return apply(require.atOnce());
        } else if (change instanceof ColumnChange.Backfill backfill) {
            tables.column(change, backfill.table(), backfill.column());
        } else {
            return false;
        }
        return true;
    }

    private void renameColumn(Table table, ColumnChange.RenameColumn rename) {
        tables.put(Rewrites.columnRenamed(table, rename));
        tables.replaceReferrers(table.name(), other -> Rewrites.referencesRenamed(other, rename));
    }
}
