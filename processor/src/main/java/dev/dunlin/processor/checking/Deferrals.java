package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Constraint.Deferral;

/** Rule: a constraint that is deferred may be. */
final class Deferrals {
    private final Problems problems;

    Deferrals(Problems problems) {
        this.problems = problems;
    }

    Deferral read(AnnotationUse use, Spot spot) {
        boolean initially = use.flag("initiallyDeferred", false);
        if (initially && use.has("deferrable") && !use.flag("deferrable", false)) {
            problems.add(spot.value("deferrable")
                    .problem(Code.CONTRADICTORY_DEFERRAL, "\"deferrable\" is false, and \"initiallyDeferred\" is true")
                    .because("What is deferred from the beginning must be deferrable.")
                    .fix("Remove one of the two."));
        }
        if (initially) {
            return Deferral.INITIALLY_DEFERRED;
        }
        return use.flag("deferrable", false) ? Deferral.DEFERRABLE : Deferral.NOT_DEFERRABLE;
    }
}
