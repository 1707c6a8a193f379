package dev.dunlin.processor;

import dev.dunlin.processor.migrating.AcceptanceCheck;
import dev.dunlin.processor.migrating.CommittedHistory;
import dev.dunlin.processor.migrating.Comparison;
import dev.dunlin.processor.migrating.PendingProblem;
import dev.dunlin.processor.migrating.StepCheck;
import dev.dunlin.processor.option.Options;
import dev.dunlin.processor.output.ClassOutput;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.writing.HistoryOutput;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is done about the differences between what is declared and what is committed. */
final class PendingTask {
    private final Options options;
    private final Map<CommittedHistory, Comparison> compared;
    private final HistoryOutput output;
    private final Instant now;
    private final List<Problem> problems = new ArrayList<>();

    PendingTask(ClassOutput output, Options options, Map<CommittedHistory, Comparison> compared, Clock clock) {
        this.options = options;
        this.compared = compared;
        this.output = new HistoryOutput(output, options);
        this.now = options.timestamp().orElseGet(clock::instant);
    }

    /**
     * Writes what may be written and says the rest.
     *
     * @param complete whether every history that is looked at could be compared
     * @param mayWrite whether nothing is wrong so far
     * @return what the author has to know
     */
    List<Problem> run(boolean complete, boolean mayWrite) {
        compared.forEach((committed, comparison) -> {
            problems.addAll(comparison.problems());
            output.add(committed, comparison, now).ifPresent(problems::add);
        });
        if (complete) {
            problems.addAll(new AcceptanceCheck(options).check(compared.values()));
            problems.addAll(new StepCheck(options).check(compared.values()));
        }
        boolean written = options.name().isPresent() && mayWrite && !hasErrors() && writeMigrations();
        if (mayWrite && compared.values().stream().noneMatch(Comparison::isUndecided)) {
            written = emit(written) && written;
        }
        if (written) {
            sayWritten();
        } else {
            compared.forEach(this::sayPending);
        }
        return problems;
    }

    private boolean writeMigrations() {
        try {
            output.writeMigrations();
            return true;
        } catch (IOException e) {
            problems.add(Problem.of(Code.UNWRITABLE, "the migration cannot be written")
                    .because(e.toString())
                    .fix(takeBack()));
            return false;
        }
    }

    /** Whether the class output was written; where it was not, no migration stays. */
    private boolean emit(boolean written) {
        boolean emitted = false;
        try {
            output.emit(written);
            emitted = true;
        } catch (IOException e) {
            problems.add(Problem.of(Code.UNWRITABLE, "the class output cannot be written")
                    .because(e.getMessage())
                    .fix(takeBack()));
        } finally {
            if (!emitted) {
                output.takeBack();
            }
        }
        return emitted;
    }

    /** Deletes the migrations that were written, and says what to do then. */
    private String takeBack() {
        List<String> left = output.takeBack();
        return left.isEmpty()
                ? "No migration was written. Correct the cause and compile again."
                : "Correct the cause, delete %s and compile again.".formatted(String.join(", ", left));
    }

    private void sayWritten() {
        List<String> folders = output.written();
        folders.forEach(folder -> problems.add(Problem.of(Code.MIGRATION_WRITTEN, "wrote " + folder)));
        if (folders.isEmpty()) {
            problems.add(Problem.of(Code.NOTHING_PENDING, "nothing is pending, and no migration is written"));
        }
    }

    private void sayPending(CommittedHistory committed, Comparison comparison) {
        if (comparison.isPending() && !comparison.isUndecided()) {
            problems.add(PendingProblem.of(comparison, options, committed.shown()));
        }
    }

    private boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
