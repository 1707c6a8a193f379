package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import org.jspecify.annotations.Nullable;

/** Rule: what is about columns names some. */
final class EmptyRule {
    private final Problems problems;

    EmptyRule(Problems problems) {
        this.problems = problems;
    }

    /** Reports an annotation on a record that names no columns; names that are wrong were reported before. */
    void check(String annotation, AnnotationUse use, @Nullable Member member, Spot spot) {
        if (member != null
                || !use.texts("columns").isEmpty()
                || !use.texts("expressions").isEmpty()) {
            return;
        }
        problems.add(spot.problem(Code.WITHOUT_COLUMNS, "\"@%s\" names no columns".formatted(annotation))
                .because("On a record it can be about any of them.")
                .fix("Write for example: @%s(columns = {\"…\", \"…\"})".formatted(annotation)));
    }
}
