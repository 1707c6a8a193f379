package dev.dunlin.runtime;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Applies what is pending. */
final class MigrateOperation {
    private final Dunlin settings;
    private final List<Migration> files;
    private final List<AppliedMigration> applied = new ArrayList<>();

    /**
     * Reads the files.
     *
     * @throws MigrationFileException if they cannot be used
     * @throws DunlinException if the target is none of them
     */
    MigrateOperation(Dunlin settings) {
        this.settings = settings;
        files = MigrationFiles.read(settings);
        if (settings.target != null) {
            Migration.find(settings, files, settings.target);
        }
    }

    MigrationReport run() {
        long start = System.nanoTime();
        try (Run run = new Run(settings)) {
            Comparison comparison = compare(run);
            while (!settings.dryRun && !next(comparison).isEmpty()) {
                if (!applyAll(next(comparison), run)) {
                    run.reload();
                    refuseAfterFailureElsewhere(run);
                }
                comparison = compare(run);
            }
            for (String warning : comparison.warnings) {
                Texts.warn(warning, null);
            }
            return report(comparison, (System.nanoTime() - start) / 1_000_000);
        } catch (SQLException e) {
            throw DunlinException.of("History \"" + settings.historyName + "\" could not be migrated", e);
        }
    }

    /**
     * How files and history stand now.
     *
     * @throws ValidationException if they do not fit together
     * @throws MigrationFileException if one of the pending files is no SQL that can run
     */
    private Comparison compare(Run run) {
        Comparison comparison = new Comparison(files, run.ledger(), settings.outOfOrder, false);
        if (!comparison.problems.isEmpty()) {
            throw new ValidationException(settings.historyName, comparison.problems);
        }
        for (Migration migration : comparison.pending) {
            migration.script();
        }
        return comparison;
    }

    /** What is pending up to the target. */
    private List<Migration> next(Comparison comparison) {
        List<Migration> next = new ArrayList<>();
        for (Migration migration : comparison.pending) {
            if (settings.target == null || migration.name().compareTo(settings.target) <= 0) {
                next.add(migration);
            }
        }
        return next;
    }

    /** False as soon as another process has changed the history. */
    private boolean applyAll(List<Migration> pending, Run run) throws SQLException {
        for (Migration migration : pending) {
            int doneBefore = run.done(migration);
            if (!new UnitRunner(run, migration).run()) {
                return false;
            }
            AppliedMigration result = new AppliedMigration(
                    migration.name(), migration.script().statementCount() - doneBefore, run.millis());
            applied.add(result);
            Texts.info("Applied migration `" + migration + "` in " + result.durationMs() + " ms");
            run.settings().listener.migrationFinished(settings.historyName, result);
        }
        return true;
    }

    /**
     * What has failed in another process while this one waited for it is not tried again right away: with many processes,
     * each would in turn.
     */
    private static void refuseAfterFailureElsewhere(Run run) {
        Instant since = run.lock().waitingSince();
        for (HistoryRow row : run.ledger().rows()) {
            Instant finished = row.finishedAt;
            if (row.state == MigrationState.FAILED && since != null && finished != null && !finished.isBefore(since)) {
                throw new DunlinException(
                        DunlinException.FAILED_ELSEWHERE,
                        "Another process tried migration %s while this one waited for it, and failed. Its message:\n\n%s"
                                .formatted(row.migration, row.error));
            }
        }
    }

    private MigrationReport report(Comparison comparison, long durationMs) {
        List<String> present = new ArrayList<>();
        for (MigrationStatus status : comparison.statuses) {
            if (status.state() == MigrationState.APPLIED || status.state() == MigrationState.BASELINED) {
                present.add(status.migration());
            }
        }
        for (AppliedMigration migration : applied) {
            present.remove(migration.migration());
        }
        List<String> pending = new ArrayList<>();
        for (Migration migration : comparison.pending) {
            pending.add(migration.name());
        }
        return new MigrationReport(
                settings.historyName,
                settings.locations(),
                applied,
                present,
                pending,
                comparison.warnings,
                settings.dryRun,
                durationMs);
    }
}
