package dev.dunlin.schema.diff;

import static dev.dunlin.schema.diff.Expectations.absent;
import static dev.dunlin.schema.diff.Expectations.expect;
import static dev.dunlin.schema.diff.Expectations.present;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies the steps of expansions: a table is as declared as soon as it is expanded. */
final class ExpansionFold {
    private final FoldedTables tables;
    private final List<Expansion> expansions;

    ExpansionFold(FoldedTables tables, List<Expansion> expansions) {
        this.tables = tables;
        this.expansions = expansions;
    }

    /** Applies a change if it is one of these; returns whether it is. */
    boolean apply(Change change) {
        if (change instanceof ExpansionChange.Expand expand) {
            Expansion expansion = expand.expansion();
            absent(change, find(expansion.table(), expansion.member()), "an expansion of " + change.subject());
            replace(change, expansion, expansion.from(), expansion.to(), false);
            expansions.add(expansion);
        } else if (change instanceof ExpansionChange.FillExpansion fill) {
            open(change, fill.table(), fill.column());
        } else if (change instanceof ExpansionChange.Contract contract) {
            expansions.remove(open(change, contract.table(), contract.column()));
        } else if (change instanceof ExpansionChange.Revert revert) {
            revert(revert);
        } else {
            return false;
        }
        return true;
    }

    private void revert(ExpansionChange.Revert revert) {
        Expansion expansion = revert.expansion();
        if (revert.step() instanceof ExpansionChange.Contract) {
            absent(revert, find(expansion.table(), expansion.member()), "an expansion of " + revert.subject());
            expansions.add(expansion);
            return;
        }
        open(revert, expansion.table(), expansion.member());
        if (revert.step() instanceof ExpansionChange.Expand) {
            replace(revert, expansion, expansion.to(), expansion.from(), true);
            expansions.remove(expansion);
        }
    }

    private Expansion open(Change change, QualifiedName table, @Nullable String member) {
        return present(
                change, find(table, member), "expansion of " + change.subject().relativeTo(null));
    }

    private @Nullable Expansion find(QualifiedName table, @Nullable String member) {
        return expansions.stream()
                .filter(expansion -> expansion.isOf(table, member))
                .findFirst()
                .orElse(null);
    }

    private void replace(Change change, Expansion expansion, Table from, Table to, boolean back) {
        switch (expansion.kind()) {
            case CHANGE_COLUMN -> {
                replaceColumn(change, from, to);
                for (Expansion.Reference reference : expansion.references()) {
                    replaceKey(
                            change,
                            reference.table(),
                            back ? reference.to() : reference.from(),
                            back ? reference.from() : reference.to());
                }
            }
            case DROP_COLUMN -> {
                if (back) {
                    bringBack(change, to);
                } else {
                    replaceColumn(change, from, to);
                }
            }
            case RENAME_TABLE -> rename(change, expansion, from.name(), to.name(), back);
            case DROP_TABLE -> {
                if (back) {
                    absent(change, tables.get(to.name()), "table " + to.name());
                    tables.put(to);
                } else {
                    expect(change, Facts.of(from), Facts.of(tables.table(change, from.name())));
                    tables.remove(from.name());
                }
            }
        }
    }

    private void rename(Change change, Expansion expansion, QualifiedName from, QualifiedName to, boolean back) {
        Table table = tables.table(change, from);
        if (!back) {
            Table columns = Table.of(from).withColumns(table.columns());
            expect(change, Facts.of(expansion.from().withRowSecurity(columns.rowSecurity())), Facts.of(columns));
        }
        absent(change, tables.get(to), "table " + to);
        tables.remove(from);
        tables.put(table.withName(to));
        tables.replaceReferrers(from, other -> Rewrites.tableRenamed(other, from, to));
    }

    private void bringBack(Change change, Table parts) {
        Table table = tables.table(change, parts.name());
        tables.put(table.withColumns(concat(table.columns(), parts.columns()))
                .withConstraints(concat(table.constraints(), parts.constraints()))
                .withIndexes(concat(table.indexes(), parts.indexes())));
    }

    private void replaceColumn(Change change, Table from, Table to) {
        Table table = tables.table(change, from.name());
        String column = from.columns().get(0).name();
        expect(change, Facts.of(from), Facts.of(Expansion.excerpt(table, column)));
        tables.put(replaced(change, table, from, to));
    }

    private static Table replaced(Change change, Table table, Table from, Table to) {
        List<Column> columns = new ArrayList<>();
        String old = from.columns().get(0).name();
        for (Column column : table.columns()) {
            if (!column.name().equals(old)) {
                columns.add(column);
            } else {
                columns.addAll(to.columns());
            }
        }
        to.columns().stream()
                .filter(column -> !column.name().equals(old))
                .forEach(column -> absent(
                        change,
                        table.column(column.name()).orElse(null),
                        "column " + table.name() + "." + column.name()));
        return table.withColumns(columns)
                .withConstraints(concat(without(table.constraints(), from.constraints()), to.constraints()))
                .withIndexes(concat(without(table.indexes(), from.indexes()), to.indexes()));
    }

    private void replaceKey(Change change, QualifiedName name, Constraint.ForeignKey from, Constraint.ForeignKey to) {
        Constraint found = tables.constraint(change, name, from.name());
        expect(change, from, found);
        tables.update(name, table -> table.withConstraints(Lists.replaced(table.constraints(), found, to)));
    }

    private static <T> List<T> concat(List<? extends T> first, List<? extends T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static <T> List<T> without(List<T> list, List<? extends T> removed) {
        List<T> left = new ArrayList<>(list);
        left.removeAll(removed);
        return left;
    }
}
