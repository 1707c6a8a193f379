package dev.dunlin.schema.diff;

import static dev.dunlin.schema.diff.Expectations.absent;
import static dev.dunlin.schema.diff.Expectations.expect;
import static dev.dunlin.schema.diff.Expectations.name;
import static dev.dunlin.schema.diff.Lists.minus;
import static dev.dunlin.schema.diff.Lists.plus;
import static dev.dunlin.schema.diff.Lists.replaced;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Table;

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
        if (change instanceof Change.CreateTable create) {
            absent(
                    change,
                    tables.get(create.table().name()),
                    "table " + create.table().name());
            tables.put(create.table());
        } else if (change instanceof Change.DropTable drop) {
            expect(
                    change,
                    Facts.of(drop.table()),
                    Facts.of(tables.table(change, drop.table().name())));
            tables.remove(drop.table().name());
        } else if (change instanceof Change.RenameTable rename) {
            absent(change, tables.get(rename.to()), "table " + rename.to());
            Table table = tables.table(change, rename.from());
            tables.remove(rename.from());
            tables.put(table.withName(rename.to()));
            tables.replaceReferrers(rename.from(), other -> Rewrites.tableRenamed(other, rename.from(), rename.to()));
        } else if (change instanceof Change.AlterTable alter) {
            Table table = tables.table(change, alter.table());
            expect(change, alter.from(), table.options());
            tables.put(table.withOptions(alter.to()));
        } else if (change instanceof Change.ManageTable manage) {
            tables.table(change, manage.from().name());
            tables.put(manage.to());
        } else {
            return false;
        }
        return true;
    }

    private boolean applyToColumn(Change change) {
        if (change instanceof Change.AddColumn add) {
            Table table = tables.table(change, add.table());
            absent(change, table.column(add.column().name()).orElse(null), "column " + name(change));
            tables.put(table.withColumns(plus(table.columns(), add.column())));
        } else if (change instanceof Change.DropColumn drop) {
            Column column = tables.column(change, drop.table(), drop.column().name());
            expect(change, Facts.of(drop.column()), Facts.of(column));
            tables.update(drop.table(), table -> table.withColumns(minus(table.columns(), column)));
        } else if (change instanceof Change.RenameColumn rename) {
            tables.column(change, rename.table(), rename.from());
            Table table = tables.table(change, rename.table());
            absent(change, table.column(rename.to()).orElse(null), "column " + rename.table() + "." + rename.to());
            renameColumn(table, rename);
            for (Table heir : tables.heirs(table.name())) {
                renameColumn(heir, new Change.RenameColumn(heir.name(), rename.from(), rename.to()));
            }
        } else if (change instanceof Change.AlterColumn alter) {
            Column column = tables.column(change, alter.table(), alter.from().name());
            expect(change, Facts.of(alter.from()), Facts.of(column));
            tables.update(alter.table(), table -> table.withColumns(replaced(table.columns(), column, alter.to())));
        } else if (change instanceof Change.RequireColumn require) {
            return apply(require.atOnce());
        } else if (change instanceof Change.Backfill backfill) {
            tables.column(change, backfill.table(), backfill.column());
        } else {
            return false;
        }
        return true;
    }

    private void renameColumn(Table table, Change.RenameColumn rename) {
        tables.put(Rewrites.columnRenamed(table, rename));
        tables.replaceReferrers(table.name(), other -> Rewrites.referencesRenamed(other, rename));
    }
}
