package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Schema;
import java.util.List;

/** Applies changes to a schema. */
public final class Fold {
    private Fold() {}

    /**
     * The schema after these changes, in order.
     *
     * @throws FoldException if a change does not find what it expects
     */
    public static Schema apply(Schema schema, List<Change> changes) {
        FoldState state = new FoldState(schema);
        changes.forEach(state::apply);
        return state.schema();
    }
}
