package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import java.util.List;

/**
 * One change at its place in a stage. The schema in which it is done is that of the stage with all changes before it folded
 * over it; it is not kept for each step, since there may be as many steps as tables. Who needs it folds as it goes, and looks
 * at the {@link dev.dunlin.schema.diff.Fold} as a {@link dev.dunlin.schema.model.SchemaView}.
 *
 * @param change what is done
 * @param hazards what can go wrong; empty if nothing can
 */
public record Step(Change change, List<Hazard> hazards) {
    public Step {
        hazards = List.copyOf(hazards);
    }
}
