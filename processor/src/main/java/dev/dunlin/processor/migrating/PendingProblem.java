package dev.dunlin.processor.migrating;

import dev.dunlin.processor.option.Option;
import dev.dunlin.processor.option.Options;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.reporting.Severity;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.plan.Hazard;
import java.util.List;
import java.util.stream.Collectors;

/** Says in one message what is pending in a history, and how to write it. */
public final class PendingProblem {
    private PendingProblem() {}

    /**
     * The summary of a history that has pending changes.
     *
     * @param folder the history's folder as messages show it
     */
    public static Problem of(Comparison comparison, Options options, String folder) {
        List<Change> changes = comparison.changes();
        String what = "%d %s pending in history \"%s\": %s"
                .formatted(
                        changes.size(),
                        changes.size() == 1 ? "change is" : "changes are",
                        comparison.wanted().settings().history(),
                        ChangeWords.list(changes, comparison.wanted().settings().namespace()));
        return Problem.of(Code.PENDING, what)
                .as(options.check() ? Severity.ERROR : Severity.WARNING)
                .at(comparison.wanted().anchor())
                .because("The migrations in %s do not lead to what the records declare.".formatted(folder))
                .fix(fix(comparison, options));
    }

    private static String fix(Comparison comparison, Options options) {
        String accept = accept(comparison.refusedHazards());
        if (options.name().isPresent()) {
            return "The migration is not written because of the errors."
                    + (accept.isEmpty() ? "" : " To accept all hazards: " + accept);
        }
        String name = comparison.history().migrations().isEmpty() ? "initial" : ChangeWords.name(comparison.changes());
        String hazards = accept.isEmpty() ? "" : " " + accept;
        return "To write the migration, compile with " + Option.NAME.with(name) + hazards;
    }

    private static String accept(List<Hazard> hazards) {
        String all = hazards.stream()
                .map(hazard -> HazardProblems.acceptance(hazard).toString())
                .distinct()
                .collect(Collectors.joining(","));
        return all.isEmpty() ? "" : Option.ACCEPT.with(all);
    }
}
