package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.model.Schema;
import java.util.List;

/**
 * One change at its place in a stage.
 *
 * @param change what is done
 * @param before the schema in which it is done
 * @param hazards what can go wrong, in the order of their codes; empty if nothing can
 */
public record Step(Change change, Schema before, List<Hazard> hazards) {
    public Step {
        hazards = List.copyOf(hazards);
    }
}
