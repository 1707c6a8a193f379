package dev.dunlin.schema.plan;

import java.util.List;

/**
 * The whole way from one schema to another.
 *
 * @param stages one for each migration that is to be written, in order; empty if there is nothing to do
 */
public record Plan(List<Stage> stages) {
    public Plan {
        stages = List.copyOf(stages);
    }

    /** The hazards of all steps, in their order. */
    public List<Hazard> hazards() {
        return stages.stream()
                .flatMap(stage -> stage.steps().stream())
                .flatMap(step -> step.hazards().stream())
                .distinct()
                .toList();
    }
}
