package dev.dunlin.runtime;

import dev.dunlin.runtime.script.Unit;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies what is pending. */
final class MigrateOperation {
    private final Settings settings;
    private final List<AppliedMigration> applied = new ArrayList<>();

    MigrateOperation(Settings settings) {
        this.settings = settings;
    }

    MigrationReport run() {
        List<Migration> files = MigrationFiles.read(settings);
        if (settings.target != null) {
            Targets.find(settings, files, settings.target);
        }
        long start = System.nanoTime();
        try (Connections connections = Connections.open(settings)) {
            Run run = new Run(settings, connections);
            Comparison comparison = settings.dryRun ? compare(files, run) : apply(files, run);
            long durationMs = (System.nanoTime() - start) / 1_000_000;
            comparison.warnings().forEach(Log::warning);
            return report(comparison, durationMs);
        } catch (SQLException e) {
            throw DatabaseErrors.explain("History \"%s\" could not be migrated".formatted(settings.historyName), e);
        }
    }

    /** Applies until nothing is pending; how things stand then. */
    private Comparison apply(List<Migration> files, Run run) throws SQLException {
        UnitRunner units = new UnitRunner(run);
        OutsideRunner outside = new OutsideRunner(run);
        Comparison comparison = compare(files, run);
        while (!Targets.upTo(settings.target, comparison.pending()).isEmpty()) {
            if (!applyAll(Targets.upTo(settings.target, comparison.pending()), run, units, outside)) {
                run.reload();
                refuseAfterFailureElsewhere(run);
            }
            comparison = compare(files, run);
        }
        return comparison;
    }

    /**
     * @throws ValidationException if files and history do not fit together
     * @throws MigrationFileException if one of the pending files is no SQL that can run
     */
    private Comparison compare(List<Migration> files, Run run) {
        Comparison comparison = new Comparison(files, run.ledger(), settings.outOfOrder);
        if (!comparison.problems().isEmpty()) {
            throw new ValidationException(settings.historyName, comparison.problems());
        }
        comparison.pending().forEach(Migration::script);
        return comparison;
    }

    /** False as soon as another process has changed the history. */
    private boolean applyAll(List<Migration> pending, Run run, UnitRunner units, OutsideRunner outside)
            throws SQLException {
        for (Migration migration : pending) {
            @Nullable HistoryRow before = run.ledger().get(migration.name());
            int doneBefore = run.done(migration);
            if (!applyOne(migration, before, run, units, outside)) {
                return false;
            }
            AppliedMigration result = new AppliedMigration(
                    migration.name(), migration.script().statementCount() - doneBefore, run.migrationMillis());
            applied.add(result);
            run.progress().finished(result);
        }
        return true;
    }

    private boolean applyOne(
            Migration migration, @Nullable HistoryRow before, Run run, UnitRunner units, OutsideRunner outside)
            throws SQLException {
        List<Unit> all = migration.script().units();
        int done = run.done(migration);
        boolean attempted = before != null && (before.state() == RowState.RUNNING || before.state() == RowState.FAILED);
        for (int i = 0; i < all.size(); i++) {
            Unit unit = all.get(i);
            if (done > 0 && unit.lastNumber() <= done) {
                continue;
            }
            boolean last = i == all.size() - 1;
            if (!unit.isOutside()) {
                UnitRunner.Result result = units.run(migration, unit, last, before);
                if (result == UnitRunner.Result.CHANGED) {
                    return false;
                } else if (result == UnitRunner.Result.REFUSED_IN_TRANSACTION
                        && !outside.run(migration, unit.statements().get(0), false, last, before)) {
                    return false;
                }
            } else if (!outside.run(migration, unit.statements().get(0), attempted, last, before)) {
                return false;
            }
            attempted = false;
        }
        return true;
    }

    /**
     * What has failed in another process while this one waited for it is not tried again right away: with many processes,
     * each would in turn.
     */
    private void refuseAfterFailureElsewhere(Run run) {
        @Nullable Instant since = run.lock().waitingSince();
        if (since == null) {
            return;
        }
        for (HistoryRow row : run.ledger().rows()) {
            if (row.state() == RowState.FAILED
                    && row.finishedAt() != null
                    && !row.finishedAt().isBefore(since)) {
                throw new DunlinException(
                        Code.FAILED_ELSEWHERE,
                        "Another process tried migration %s while this one waited for it, and failed. Its message:\n\n%s"
                                .formatted(row.migration(), row.error()));
            }
        }
    }

    private MigrationReport report(Comparison comparison, long durationMs) {
        List<String> names = applied.stream().map(AppliedMigration::migration).toList();
        return new MigrationReport(
                settings.historyName,
                settings.locationText(),
                applied,
                comparison.statuses().stream()
                        .filter(status ->
                                status.state() == MigrationState.APPLIED || status.state() == MigrationState.BASELINED)
                        .map(MigrationStatus::migration)
                        .filter(name -> !names.contains(name))
                        .toList(),
                comparison.pending().stream().map(Migration::name).toList(),
                comparison.warnings(),
                settings.dryRun,
                durationMs);
    }
}
