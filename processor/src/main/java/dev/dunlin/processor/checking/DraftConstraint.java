package dev.dunlin.processor.checking;

import dev.dunlin.schema.model.Constraint;
import java.util.List;

/**
 * A constraint whose name may still be missing.
 *
 * @param value under its written name, or an empty one
 * @param parts what the name is made of beside the table's, if none is written
 */
record DraftConstraint(Constraint value, List<String> parts, Spot spot) {
    DraftConstraint {
        parts = List.copyOf(parts);
    }

    boolean isNamed() {
        return !value.name().isEmpty();
    }
}
