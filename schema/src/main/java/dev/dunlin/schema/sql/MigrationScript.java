package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Loss;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two scripts of a migration. The same stage always gives the same text; lines end in {@code \n}, the last one too.
 *
 * @param up text of {@code migration.sql}
 * @param down text of {@code down.sql}, which undoes it
 */
public record MigrationScript(String up, String down) {
    private static final List<String> NO_TRANSACTION = List.of(Sql.directive("no-transaction"));
    private static final List<String> NOTHING_TO_DO = List.of(Sql.comment("Nothing changes in the database."));

    /**
     * The scripts of a stage.
     *
     * @param home the PostgreSQL schema whose name comments leave out; null where none is stated
     * @throws IllegalArgumentException if a name, type or expression cannot be written as SQL
     */
    public static MigrationScript of(Stage stage, @Nullable String home) {
        return new MigrationScript(up(stage, home), down(stage, home));
    }

    private static String up(Stage stage, @Nullable String home) {
        return text(begin(stage, home), stage, stage.before(), stage.steps());
    }

    private static String down(Stage stage, @Nullable String home) {
        Undoing undoing = Undoing.of(stage);
        Script script = begin(stage, home);
        script.add(losses(undoing.losses(), home));
        for (Guard guard : Guard.all(undoing.changes(), stage.after(), home)) {
            script.add(List.of(Sql.comment(guard.title())), List.of(guard.statement()));
        }
        List<Step> steps = undoing.changes().stream()
                .map(change -> new Step(change, List.of()))
                .toList();
        return text(script, stage, stage.after(), steps);
    }

    private static Script begin(Stage stage, @Nullable String home) {
        Script script = new Script(home);
        if (!stage.transactional()) {
            script.add(NO_TRANSACTION);
        }
        return script;
    }

    private static String text(Script script, Stage stage, Schema start, List<Step> steps) {
        Fold fold = Fold.from(start);
        boolean isSilent = true;
        for (Step step : steps) {
            List<Statement> statements = Ddl.statements(step.change(), fold, stage.transactional());
            script.add(step, statements);
            isSilent &= statements.isEmpty();
            fold.apply(step.change());
        }
        if (isSilent) {
            script.add(NOTHING_TO_DO);
        }
        return script.toString();
    }

    private static List<String> losses(List<Loss> losses, @Nullable String home) {
        List<String> lines = new ArrayList<>();
        for (Loss loss : losses) {
            String name = loss.subject().relativeTo(home);
            lines.add(Sql.comment(
                    switch (loss.kind()) {
                        case ROWS -> "Cannot bring back the rows of " + kind(loss) + " " + name + ".";
                        case VALUES -> "Cannot bring back the values of column " + name + ".";
                        case CONVERTED_VALUES ->
                            "Cannot bring back what the conversion changed in the values of column " + name + ".";
                        case NARROWED_VALUES ->
                            "Rounds or cuts values of column " + name + " that do not fit into its former type.";
                        case FILLED_VALUES -> "Cannot tell which values of column " + name + " were null before.";
                        case ATTRIBUTE_VALUES -> "Cannot bring back the values of attribute " + name + ".";
                        case POSITION -> "Cannot bring back the value at which sequence " + name + " stood.";
                        case CONVERTED_TYPE ->
                            "Cannot bring back what the conversion changed in the values of type " + name + ".";
                        case PRIVILEGES -> "Cannot bring back the privileges that were granted on view " + name + ".";
                        case EFFECTS ->
                            "Does not know what undoes objects/" + name
                                    + ".sql: write it here, if it has to be undone.";
                        case LABEL ->
                            "Cannot take label " + name + " back: a table is divided by a column of its type.";
                        case NEW_ATTRIBUTE_VALUES -> "Takes away attribute " + name + " with every value of it.";
                        case NEW_ROWS -> "Takes away " + kind(loss) + " " + name + " with every row in it.";
                        case NEW_VALUES -> "Takes away column " + name + " with every value in it.";
                    }));
        }
        return lines;
    }

    private static String kind(Loss loss) {
        return loss.subject().kind() == Subject.Kind.PARTITION ? "partition" : "table";
    }
}
