package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.Comparator;
import java.util.List;
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
        create(CreationOrder.of(draft.newTables()).stream()
                .filter(table -> !inheritsChanged(table))
                .toList());
        Set<QualifiedName> none = Set.of();
        for (Table present : draft.changedTables()) {
            Table wanted = Objects.requireNonNull(draft.wantedTable(present.name()));
            if (!present.columns().equals(wanted.columns())) {
                alterColumns(
                        present,
                        wanted,
                        Disturbance.of(none, Set.of(), present, wanted).replaced());
            }
            alterOptions(present, wanted);
        }
        create(CreationOrder.of(draft.newTables()));
    }

    /** Whether a table has columns from another one that have yet to come. */
    private boolean inheritsChanged(Table table) {
        return table.options().inherits().stream().anyMatch(name -> {
            Table present = draft.table(name);
            Table wanted = draft.wantedTable(name);
            boolean isChanged =
                    present != null && wanted != null && !present.columns().equals(wanted.columns());
            return isChanged || (wanted != null && inheritsChanged(wanted));
        });
    }

    /** What a table inherits is as it is to be by now, or cannot be. */
    private void alterOptions(Table present, Table wanted) {
        TableOptions to = wanted.options().withInherits(present.options().inherits());
        if (!present.options().equals(to)) {
            draft.add(new TableChange.AlterTable(wanted.name(), present.options(), to));
        }
    }

    /** Creates tables after those that they refer to; a foreign key whose target cannot be there yet is left for later. */
    private void create(List<Table> tables) {
        tables.forEach(table -> draft.add(new TableChange.CreateTable(withWhatIsPossible(table))));
    }

    private Table withWhatIsPossible(Table table) {
        return table.withConstraints(table.constraints().stream()
                        .filter(constraint -> isPossible(table, constraint))
                        .toList())
                .withRowSecurity(table.rowSecurity()
                        .withPolicies(table.rowSecurity().policies().stream()
                                .filter(policy -> !Securing.readsOthers(policy))
                                .toList()));
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
            draft.add(new ColumnChange.DropColumn(
                    present.name(), present.column(name).orElseThrow()));
        }
        Set<String> there = new TreeSet<>();
        present.columns().forEach(column -> there.add(column.name()));
        there.removeAll(replaced);
        for (Column column : wanted.columns()) {
            if (!there.contains(column.name()) && !column.isGenerated()) {
                addColumn(wanted, column);
            }
        }
        wanted.columns().stream()
                .filter(to -> there.contains(to.name()))
                .sorted(Comparator.comparing(to -> !givesSequenceUp(present, to)))
                .forEach(to -> alterColumn(wanted, present.column(to.name()).orElseThrow(), to));
        for (Column column : wanted.columns()) {
            if (!there.contains(column.name()) && column.isGenerated()) {
                addColumn(wanted, column);
            }
        }
    }

    /** Whether the sequence of an identity goes, so that another column can have its name. */
    private static boolean givesSequenceUp(Table present, Column to) {
        boolean was = present.column(to.name())
                .filter(from -> from.defaultValue() instanceof DefaultValue.Identity)
                .isPresent();
        return was && !(to.defaultValue() instanceof DefaultValue.Identity);
    }

    private void addColumn(Table table, Column column) {
        Subject subject = Subject.column(table.name(), column.name());
        // The server itself gives every row a value; a statement could not.
        boolean isComputed = column.isGenerated() || column.defaultValue() instanceof DefaultValue.Identity;
        draft.add(new ColumnChange.AddColumn(
                table.name(),
                column,
                isComputed ? null : draft.hints().backfill().get(subject)));
    }

    private void alterColumn(Table table, Column from, Column to) {
        if (Facts.of(from).equals(Facts.of(to))) {
            return;
        }
        Subject subject = Subject.column(table.name(), to.name());
        boolean retyped = !from.type().equals(to.type());
        boolean required = from.nullable() && !to.nullable();
        draft.add(new ColumnChange.AlterColumn(
                table.name(),
                from,
                to,
                retyped ? draft.hints().using().get(subject) : null,
                required ? draft.hints().backfill().get(subject) : null));
    }
}
