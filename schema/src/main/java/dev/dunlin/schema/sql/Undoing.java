package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Inverse;
import dev.dunlin.schema.diff.Loss;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.plan.Effects;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.plan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The way back from the end of a stage to its beginning.
 *
 * @param changes in the order in which they are done
 * @param losses in the order of the stage
 */
record Undoing(List<Change> changes, List<Loss> losses) {
    Undoing {
        changes = List.copyOf(changes);
        losses = List.copyOf(losses);
    }

    static Undoing of(Stage stage) {
        Fold fold = Fold.from(stage.before());
        List<Inverse> inverses = new ArrayList<>();
        for (Step step : stage.steps()) {
            inverses.add(Inverse.of(step.change(), fold));
            fold.apply(step.change());
        }
        List<Change> changes = new ArrayList<>();
        for (int i = inverses.size() - 1; i >= 0; i--) {
            inverses.get(i).changes().forEach(change -> addOrMerge(changes, change));
        }
        List<Change> net = NetChanges.of(changes, stage.after(), stage.before());
        List<Loss> losses = new ArrayList<>();
        inverses.forEach(inverse -> losses.addAll(inverse.losses()));
        addNarrowing(net, stage, losses);
        return new Undoing(net, losses);
    }

    /** What was exact on the way there need not be on the way back: values that came meanwhile may not fit. */
    private static void addNarrowing(List<Change> changes, Stage stage, List<Loss> losses) {
        Fold fold = Fold.from(stage.after());
        for (Change change : changes) {
            if (change instanceof ColumnChange.AlterColumn alter
                    && !alter.to().isGenerated()
                    && !(alter.from().type() instanceof ColumnType.ArrayOf)
                    && Effects.narrows(alter, fold)) {
                losses.add(new Loss(Loss.Kind.NARROWED_VALUES, alter.subject()));
            }
            fold.apply(change);
        }
    }

    /** Several labels of a type go at once, so that its tables are rewritten once; what reads them is made again once, too. */
    private static void addOrMerge(List<Change> changes, Change change) {
        Change last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
        if (last instanceof EnumChange.ReplaceLabels first
                && change instanceof EnumChange.ReplaceLabels second
                && first.to().name().equals(second.from().name())) {
            changes.set(changes.size() - 1, new EnumChange.ReplaceLabels(first.from(), second.to()));
        } else if (last instanceof ObjectChange.CreateObject create
                && change instanceof ObjectChange.DropObject drop
                && create.object().equals(drop.object())) {
            changes.remove(changes.size() - 1);
        } else {
            changes.add(change);
        }
    }
}
