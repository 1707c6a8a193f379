package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Constraint;

/** Rule: a key or index has at most as many columns as PostgreSQL can index together. */
final class KeySizeRule {
    private static final int MAX_COLUMNS = 32;

    private final Context context;

    KeySizeRule(Context context) {
        this.context = context;
    }

    void check(DraftTable table) {
        for (DraftConstraint constraint : table.constraints) {
            if (constraint.value() instanceof Constraint.Exclude exclude) {
                check(exclude.elements().size() + exclude.include().size(), constraint.spot());
            } else if (constraint.value().hasIndex()) {
                check(constraint.value().namedColumns().size(), constraint.spot());
            }
        }
        for (DraftIndex index : table.indexes) {
            check(index.value().parts().size() + index.value().include().size(), index.spot());
        }
    }

    private void check(int columns, Spot spot) {
        if (columns > MAX_COLUMNS) {
            context.add(spot.problem(Code.TOO_MANY_KEY_COLUMNS, "\"%d\" columns are too many".formatted(columns))
                    .because("PostgreSQL indexes at most %d together.".formatted(MAX_COLUMNS))
                    .fix("Name fewer columns."));
        }
    }
}
