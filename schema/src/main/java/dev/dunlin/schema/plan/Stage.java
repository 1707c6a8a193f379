package dev.dunlin.schema.plan;

import dev.dunlin.schema.model.Schema;
import java.util.List;

/**
 * The steps that make one migration.
 *
 * @param suffix what the migration's name ends in, {@code _online} for example; empty for the first name
 * @param transactional whether all steps run in one transaction; otherwise each statement stands alone and indexes are built
 *     and dropped concurrently
 * @param steps in the order in which they run, never empty
 * @param before the schema before the first step
 * @param after the schema after the last step
 */
public record Stage(String suffix, boolean transactional, List<Step> steps, Schema before, Schema after) {
    public Stage {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a stage has no steps");
        }
    }
}
