package dev.dunlin.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * What a call of {@link Dunlin#migrate()} or {@link Dunlin#rollback()} has done; {@link #toString()} tells it to people.
 *
 * @param location where the migrations were found
 * @param applied what this call has applied, in order
 * @param rolledBack what this call has taken out of the database, in order; if it was a dry run, what it would have taken out
 * @param wholeSchemaSteps the statements that this call has sent of the packaged script which makes the whole schema of a new
 *     database at once, in place of the migrations, which are then recorded as applied, with no steps of their own; 0 if
 *     each was run
 * @param wholeSchemaMs how long they took, in milliseconds
 * @param present what was in the database before, or was applied by another process in the meantime, by name
 * @param pending what is still to be applied: behind the target, or all if it was a dry run, by name
 * @param warnings what people should know although nothing went wrong
 * @param durationMs how long the call took from the first connection on, in milliseconds
 */
public record MigrationReport(
        String history,
        String location,
        List<AppliedMigration> applied,
        List<AppliedMigration> rolledBack,
        int wholeSchemaSteps,
        long wholeSchemaMs,
        List<String> present,
        List<String> pending,
        List<String> warnings,
        boolean dryRun,
        long durationMs) {
    public MigrationReport {
        applied = List.copyOf(applied);
        rolledBack = List.copyOf(rolledBack);
        present = List.copyOf(present);
        pending = List.copyOf(pending);
        warnings = List.copyOf(warnings);
    }

    /** Whether all migrations that have files are in the database. */
    public boolean isUpToDate() {
        return pending.isEmpty() && rolledBack.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(Texts.found(applied.size() + present.size() + pending.size(), location, history));
        if (wholeSchemaSteps > 0) {
            text.append("\n\nThe whole schema was made at once (%s, %s ms), in place of its migrations."
                    .formatted(Texts.count(wholeSchemaSteps, "statement"), wholeSchemaMs));
            List<String> recorded = new ArrayList<>();
            for (AppliedMigration migration : applied) {
                recorded.add(migration.migration());
            }
            list(text, recorded, "has been recorded as applied");
        } else {
            list(text, applied, "has been applied");
        }
        list(text, rolledBack, dryRun ? "is to be rolled back" : "has been rolled back");
        list(text, pending, dryRun && rolledBack.isEmpty() ? "is to be applied" : "is still pending");
        if (isUpToDate()) {
            text.append(applied.isEmpty() ? "\n\nNo pending migrations to apply." : "\n")
                    .append("\nDatabase schema is up to date!");
        }
        for (String warning : warnings) {
            text.append("\n\nWarning: ").append(warning);
        }
        return text.append('\n').toString();
    }

    private void list(StringBuilder text, List<?> migrations, String what) {
        if (!migrations.isEmpty()) {
            text.append(dryRun ? "\n\nThis was a dry run. The following " : "\n\nThe following ")
                    .append(
                            migrations.size() == 1
                                    ? "migration " + what
                                    : "migrations "
                                            + what.replace("has ", "have ").replace("is ", "are "))
                    .append(":\n");
            for (Object migration : migrations) {
                text.append("\n  ").append(migration);
            }
        }
    }

    /** The same for programs: one line, an object with the names of the components, and {@code upToDate}. */
    public String toJson() {
        return Texts.json(
                "history",
                history,
                "location",
                location,
                "upToDate",
                isUpToDate(),
                "applied",
                applied,
                "rolledBack",
                rolledBack,
                "wholeSchemaSteps",
                wholeSchemaSteps,
                "wholeSchemaMs",
                wholeSchemaMs,
                "present",
                present,
                "pending",
                pending,
                "warnings",
                warnings,
                "dryRun",
                dryRun,
                "durationMs",
                durationMs);
    }
}
