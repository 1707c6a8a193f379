package dev.dunlin.processor.migrating;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.history.History;
import dev.dunlin.schema.history.HistoryProblem;
import java.util.List;

/** Says why a history cannot be used, shown at its anchor. */
final class HistoryProblems {
    private HistoryProblems() {}

    static List<Problem> of(History history, Location anchor) {
        return history.problems().stream().map(problem -> of(problem, anchor)).toList();
    }

    private static Problem of(HistoryProblem problem, Location anchor) {
        String place = problem.line() == 0 ? problem.file() : problem.file() + ", line " + problem.line();
        return Problem.of(code(problem.kind()), withoutStop(problem.message()))
                .at(anchor, place)
                .fix(problem.remedy());
    }

    private static Code code(HistoryProblem.Kind kind) {
        return switch (kind) {
            case OBJECT_FILE -> Code.OBJECT_FILE;
            case UNREADABLE -> Code.HISTORY_UNREADABLE;
            case NEWER_FORMAT -> Code.HISTORY_NEWER;
            case CONFLICT, SAME_NAME, SAME_TIME -> Code.HISTORY_CONFLICT;
            case MALFORMED, NO_PROPERTIES, OTHER_PROVIDER, INCOMPLETE -> Code.HISTORY_MALFORMED;
        };
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
