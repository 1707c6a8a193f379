package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
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

    static List<Statement> drop(Change.DropColumn drop, Fold before) {
        String column = drop.column().name();
        List<Statement> statements = new ArrayList<>(List.of(Columns.drop(drop.table(), drop.column())));
        for (Table heir :
                withoutOther(drop.table(), table -> table.column(column).isPresent(), before)) {
            statements.add(AlterTable.statement(heir.name(), "DROP COLUMN IF EXISTS " + Sql.identifier(column)));
        }
        return statements;
    }

    static List<Statement> drop(Change.DropConstraint drop, Fold before) {
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
