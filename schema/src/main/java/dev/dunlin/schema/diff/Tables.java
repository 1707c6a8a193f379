package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Fourth phase: tables that are new, and the columns and options of those that stay. */
final class Tables {
    private final Draft draft;

    Tables(Draft draft) {
        this.draft = draft;
    }

    void createAndAlter() {
        create();
        Set<QualifiedName> none = Set.of();
        for (Table present : draft.changedTables()) {
            Table wanted = Objects.requireNonNull(draft.wantedTable(present.name()));
            if (!present.columns().equals(wanted.columns())) {
                alterColumns(
                        present, wanted, Disturbance.of(none, present, wanted).replaced());
            }
            if (!present.options().equals(wanted.options())) {
                draft.add(new Change.AlterTable(wanted.name(), present.options(), wanted.options()));
            }
        }
    }

    /** Creates tables after those that they refer to; a foreign key whose target cannot be there yet is left for later. */
    private void create() {
        CreationOrder.of(draft.newTables())
                .forEach(table -> draft.add(new Change.CreateTable(table.withConstraints(table.constraints().stream()
                        .filter(constraint -> isPossible(table, constraint))
                        .toList()))));
    }

    private boolean isPossible(Table table, Constraint constraint) {
        if (!(constraint instanceof Constraint.ForeignKey key) || key.target().equals(table.name())) {
            return true;
        }
        Table target = draft.table(key.target());
        Table wantedTarget = draft.wanted().tables().get(key.target());
        boolean isForeign = wantedTarget == null || !wantedTarget.managed();
        return isForeign || (target != null && Keys.hasKey(target, key.references()));
    }

    private void alterColumns(Table present, Table wanted, Set<String> replaced) {
        for (String name : replaced) {
            draft.add(new Change.DropColumn(present.name(), present.column(name).orElseThrow()));
        }
        Set<String> there = new TreeSet<>();
        present.columns().forEach(column -> there.add(column.name()));
        there.removeAll(replaced);
        for (Column column : wanted.columns()) {
            if (!there.contains(column.name()) && !column.isGenerated()) {
                addColumn(wanted, column);
            }
        }
        for (Column to : wanted.columns()) {
            if (there.contains(to.name())) {
                alterColumn(wanted, present.column(to.name()).orElseThrow(), to);
            }
        }
        for (Column column : wanted.columns()) {
            if (!there.contains(column.name()) && column.isGenerated()) {
                addColumn(wanted, column);
            }
        }
    }

    private void addColumn(Table table, Column column) {
        Subject subject = Subject.column(table.name(), column.name());
        draft.add(new Change.AddColumn(
                table.name(), column, draft.hints().backfill().get(subject)));
    }

    private void alterColumn(Table table, Column from, Column to) {
        if (Facts.of(from).equals(Facts.of(to))) {
            return;
        }
        Subject subject = Subject.column(table.name(), to.name());
        boolean retyped = !from.type().equals(to.type());
        boolean required = from.nullable() && !to.nullable();
        draft.add(new Change.AlterColumn(
                table.name(),
                from,
                to,
                retyped ? draft.hints().using().get(subject) : null,
                required ? draft.hints().backfill().get(subject) : null));
    }
}
