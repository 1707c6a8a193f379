package dev.dunlin.runtime;

import java.util.List;

/**
 * What a call of {@link Dunlin#migrate()} has done; {@link #toString()} tells it to people.
 *
 * @param location where the migrations were found
 * @param applied what this call has applied, in order
 * @param present what was in the database before, or was applied by another process in the meantime, by name
 * @param pending what is still to be applied: behind the target, or all if it was a dry run, by name
 * @param warnings what people should know although nothing went wrong
 * @param durationMs how long the call took from the first connection on, in milliseconds
 */
public record MigrationReport(
        String history,
        String location,
        List<AppliedMigration> applied,
        List<String> present,
        List<String> pending,
        List<String> warnings,
        boolean dryRun,
        long durationMs) {
    public MigrationReport {
        applied = List.copyOf(applied);
        present = List.copyOf(present);
        pending = List.copyOf(pending);
        warnings = List.copyOf(warnings);
    }

    /** Whether all migrations that have files are in the database. */
    public boolean isUpToDate() {
        return pending.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(Texts.found(applied.size() + present.size() + pending.size(), location, history));
        if (!applied.isEmpty()) {
            text.append("\n\nThe following ")
                    .append(applied.size() == 1 ? "migration has" : "migrations have")
                    .append(" been applied:\n");
            for (AppliedMigration migration : applied) {
                text.append("\n  ").append(migration);
            }
        }
        if (!pending.isEmpty()) {
            text.append(dryRun ? "\n\nThis was a dry run. The following " : "\n\nThe following ")
                    .append(pending.size() == 1 ? "migration is" : "migrations are")
                    .append(dryRun ? " to be applied:\n" : " still pending:\n");
            for (String migration : pending) {
                text.append("\n  ").append(migration);
            }
        } else {
            text.append(applied.isEmpty() ? "\n\nNo pending migrations to apply." : "\n")
                    .append("\nDatabase schema is up to date!");
        }
        for (String warning : warnings) {
            text.append("\n\nWarning: ").append(warning);
        }
        return text.append('\n').toString();
    }
}
