package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What goes from a table and from those that inherit it. One that had it before it inherited the table keeps it otherwise
 * (PostgreSQL manual, {@code ALTER TABLE}, "Notes").
 */
final class Heirs {
    private Heirs() {}

    static List<Statement> drop(ColumnChange.DropColumn drop, Fold before) {
        String column = drop.column().name();
        List<Statement> statements = new ArrayList<>(List.of(Columns.drop(drop.table(), drop.column())));
        for (Table heir :
                withoutOther(drop.table(), table -> table.column(column).isPresent(), before)) {
            statements.add(AlterTable.statement(heir.name(), "DROP COLUMN IF EXISTS " + Sql.identifier(column)));
        }
        return statements;
    }

    static List<Statement> drop(KeyChange.DropConstraint drop, Fold before) {
        Constraint constraint = drop.constraint();
        List<Statement> statements = new ArrayList<>(List.of(Constraints.drop(drop.table(), constraint.name())));
        if (constraint instanceof Constraint.Check check && !check.noInherit()) {
            Predicate<Table> has = table -> table.constraint(check.name()).isPresent();
            for (Table heir : withoutOther(drop.table(), has, before)) {
                statements.add(
                        AlterTable.statement(heir.name(), "DROP CONSTRAINT IF EXISTS " + Sql.identifier(check.name())));
            }
        }
        return statements;
    }

    /** What was the table's own becomes the parent's, without comments and kept as there. */
    static List<Statement> enter(TableChange.Inherit inherit, Fold before) {
        List<Statement> statements = new ArrayList<>();
        statements.add(AlterTable.statement(inherit.table(), "INHERIT " + Sql.name(inherit.parent())));
        for (Column column : inherit.columns()) {
            Column heir = column.withComment(null).withOptions(handedDown(inherit.parent(), column.name(), before));
            statements.addAll(Columns.options(inherit.table(), heir, column.options()));
            if (column.comment() != null) {
                statements.add(Comments.onColumn(inherit.table(), heir));
            }
        }
        for (Constraint.Check check : inherit.checks()) {
            if (check.comment() != null) {
                statements.add(Comments.onConstraint(inherit.table(), check.name(), null));
            }
        }
        return statements;
    }

    /** What was the parent's becomes the table's own, as the change says it. */
    static List<Statement> leave(TableChange.Disinherit disinherit, Fold before) {
        List<Statement> statements = new ArrayList<>();
        statements.add(AlterTable.statement(disinherit.table(), "NO INHERIT " + Sql.name(disinherit.parent())));
        for (Column column : disinherit.columns()) {
            statements.addAll(Columns.options(
                    disinherit.table(), column, handedDown(disinherit.parent(), column.name(), before)));
            if (column.comment() != null) {
                statements.add(Comments.onColumn(disinherit.table(), column));
            }
        }
        for (Constraint.Check check : disinherit.checks()) {
            if (check.comment() != null) {
                statements.add(Comments.onConstraint(disinherit.table(), check.name(), check.comment()));
            }
        }
        return statements;
    }

    /** How a table that inherits a column keeps its values: as the table whose own it is, but for the statistics. */
    private static ColumnOptions handedDown(QualifiedName owner, String column, Fold before) {
        Table table = before.table(owner).orElse(null);
        if (table == null) {
            return ColumnOptions.NONE;
        }
        return table.column(column)
                .map(Column::options)
                .map(options -> new ColumnOptions(options.storage(), options.compression(), null))
                .orElseGet(() -> table.options().inherits().stream()
                        .map(parent -> handedDown(parent, column, before))
                        .filter(options -> !options.equals(ColumnOptions.NONE))
                        .findFirst()
                        .orElse(ColumnOptions.NONE));
    }

    /** The heirs of a table that have something from it alone. */
    private static List<Table> withoutOther(QualifiedName table, Predicate<Table> has, Fold before) {
        return before.heirs(table).stream()
                .filter(heir -> !isFound(heir, table, has, before))
                .distinct()
                .toList();
    }

    /** Whether a table has something of its own or from others than one. */
    private static boolean isFound(Table table, QualifiedName without, Predicate<Table> has, Fold before) {
        return !table.name().equals(without)
                && (has.test(table)
                        || table.options().inherits().stream()
                                .flatMap(parent -> before.table(parent).stream())
                                .anyMatch(parent -> isFound(parent, without, has, before)));
    }
}
