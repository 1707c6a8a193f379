package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.plan.ExpansionSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of expansions as statements: ordinary changes, and what keeps the two sides in step. */
final class Expansions {
    private Expansions() {}

    /** The statements of a step; empty if the change is none. */
    static Optional<List<Statement>> statements(Change change, Fold before, boolean transactional) {
        return ExpansionSteps.of(change, before).map(steps -> statements(change, steps, transactional));
    }

    private static List<Statement> statements(Change change, ExpansionSteps steps, boolean transactional) {
        Expansion expansion = steps.expansion();
        boolean expands = ExpansionSteps.expands(change);
        List<Statement> statements = new ArrayList<>(expands || isFilling(change) ? List.of() : dropLink(expansion));
        Fold fold = Fold.from(steps.start());
        for (Change each : steps.changes()) {
            statements.addAll(noted(each, statements(each, expansion, fold, transactional), steps));
            fold.apply(each);
        }
        statements.addAll(expands ? createLink(expansion) : List.of());
        return statements;
    }

    private static boolean isFilling(Change change) {
        return change instanceof ExpansionChange.FillExpansion
                || (change instanceof ExpansionChange.Revert revert
                        && revert.step() instanceof ExpansionChange.FillExpansion);
    }

    /** What lets both versions use the one table. */
    private static List<Statement> createLink(Expansion expansion) {
        return switch (expansion.kind()) {
            case CHANGE_COLUMN -> Sides.of(expansion).create();
            case RENAME_TABLE -> FormerName.of(expansion).create();
            case DROP_COLUMN, DROP_TABLE -> List.of();
        };
    }

    private static List<Statement> dropLink(Expansion expansion) {
        return switch (expansion.kind()) {
            case CHANGE_COLUMN -> Sides.of(expansion).drop();
            case RENAME_TABLE -> FormerName.of(expansion).drop();
            case DROP_COLUMN, DROP_TABLE -> List.of();
        };
    }

    private static List<Statement> statements(Change step, Expansion expansion, Fold before, boolean transactional) {
        if (step instanceof ColumnChange.Backfill fill) {
            Sides sides = Sides.of(expansion);
            return List.of(Columns.backfill(
                    fill.table(), fill.column(), sides.fillValue(), sides.fillCondition(), before, transactional));
        }
        if (step instanceof ColumnChange.AddColumn add && add.backfill() != null) {
            SqlExpression value = new SqlExpression(Sides.of(expansion).oldValue());
            return Ddl.statements(new ColumnChange.AddColumn(add.table(), add.column(), value), before, transactional);
        }
        List<Statement> statements = new ArrayList<>(Ddl.statements(step, before, transactional));
        if (step instanceof ColumnChange.AlterColumn alter && alter.from().defaultValue() == null) {
            goOn(alter, expansion).ifPresent(statements::add);
        }
        return statements;
    }

    /** A new sequence stands where the old one does, which is perhaps beyond the highest value that is left. */
    private static Optional<Statement> goOn(ColumnChange.AlterColumn alter, Expansion expansion) {
        String old = DefaultValue.sequence(expansion.old().defaultValue());
        String next = DefaultValue.sequence(alter.to().defaultValue());
        if (old == null || next == null) {
            return Optional.empty();
        }
        QualifiedName table = alter.table();
        return Optional.of(Statement.of("SELECT setval(%s, last_value, is_called) FROM %s"
                        .formatted(Sql.literal(Sql.name(table.sibling(next))), Sql.name(table.sibling(old))))
                .withNote("The new sequence stands where the old one does."));
    }

    /** A step of many says what each part of it is for. */
    private static List<Statement> noted(Change change, List<Statement> statements, ExpansionSteps steps) {
        if (statements.isEmpty() || steps.changes().size() == 1) {
            return statements;
        }
        List<Statement> noted = new ArrayList<>(statements);
        Statement first = noted.get(0);
        noted.set(
                0,
                first.withNote(
                        note(ChangeTitle.of(change, steps.expansion().table().namespace()), first.note())));
        return noted;
    }

    private static String note(String title, @Nullable String more) {
        return more == null ? title : title + ". " + more;
    }
}
