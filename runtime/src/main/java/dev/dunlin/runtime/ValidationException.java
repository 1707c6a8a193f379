package dev.dunlin.runtime;

import java.util.ArrayList;
import java.util.List;

/** Files and history table do not fit together. Nothing was run. */
public final class ValidationException extends DunlinException {
    private final ArrayList<Problem> problems;

    ValidationException(String history, List<Problem> problems) {
        super(Code.VALIDATION, message(history, problems));
        this.problems = new ArrayList<>(problems);
    }

    /** What does not fit, in the order of the migrations' names; never empty. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    private static String message(String history, List<Problem> problems) {
        StringBuilder text =
                new StringBuilder("History \"%s\" does not fit this database; nothing was run.".formatted(history));
        for (Problem problem : problems) {
            text.append("\n  ").append(problem.message());
        }
        return text.toString();
    }
}
