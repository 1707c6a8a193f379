package dev.dunlin.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * All that callers can ask for, once: applies what is pending, takes it out again, tells how it stands, and writes what a person
 * says into the history table.
 */
final class Operation implements Callable<MigrationReport> {
    private final Dunlin settings;
    private final List<Migration> files;
    private final List<AppliedMigration> applied = new ArrayList<>();
    private final List<AppliedMigration> rolledBack = new ArrayList<>();

    /** What to run instead of all files; null if they are to be run. */
    private @Nullable Migration schema;

    private int schemaSteps;
    private long schemaMillis;

    /**
     * Reads the files.
     *
     * @throws MigrationFileException if they cannot be used
     */
    Operation(Dunlin settings) {
        this(settings, MigrationFiles.read(settings));
    }

    /** Takes files that have been read. */
    Operation(Dunlin settings, List<Migration> files) {
        this.settings = settings;
        this.files = files;
    }

    /**
     * Applies one history to many targets, in their order, some at a time. The files are read once.
     *
     * @throws DunlinException if the thread is interrupted; what then runs stops where it waits next
     */
    static List<TargetReport> runEach(Dunlin settings, Map<String, Dunlin> targets, int atOnce) {
        List<Migration> files = MigrationFiles.read(settings);
        ExecutorService executor = Executors.newFixedThreadPool(atOnce);
        Map<String, Future<MigrationReport>> running = new LinkedHashMap<>();
        List<TargetReport> reports = new ArrayList<>();
        try {
            for (Map.Entry<String, Dunlin> target : targets.entrySet()) {
                running.put(target.getKey(), executor.submit(new Operation(target.getValue(), files)));
            }
            for (Map.Entry<String, Future<MigrationReport>> target : running.entrySet()) {
                reports.add(report(target.getKey(), target.getValue()));
            }
            return reports;
        } catch (InterruptedException e) {
            throw Run.interrupted(e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static TargetReport report(String target, Future<MigrationReport> running) throws InterruptedException {
        try {
            return new TargetReport(target, running.get(), null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                Texts.warn("Target " + target + " could not be migrated", failure);
                return new TargetReport(target, null, failure);
            }
            // Nothing of the target, such as too little memory.
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Applies what is pending.
     *
     * @throws DunlinException if the target is none of the files
     */
    @Override
    public MigrationReport call() {
        if (settings.target != null) {
            Migration.find(settings, files, settings.target);
        }
        long start = System.nanoTime();
        try (Run run = new Run(settings, files)) {
            Comparison comparison = compare(run);
            while (!settings.dryRun && !next(comparison).isEmpty()) {
                if (!applyAll(schema == null ? next(comparison) : List.of(schema), run)) {
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
     * Takes out what was applied after a migration.
     *
     * @param to null to take out the last one only
     */
    MigrationReport rollback(@Nullable String to) {
        long start = System.nanoTime();
        try (Run run = new Run(settings, List.of())) {
            List<String> names = reversible(run, to);
            List<Migration> reverses = reverses(run, names);
            if (settings.dryRun) {
                for (Migration reverse : reverses) {
                    finished(reverse, reverse.script().statementCount(), 0);
                }
            } else {
                while (!reverses.isEmpty()) {
                    if (!applyAll(reverses, run)) {
                        run.reload();
                    }
                    reverses = reverses(run, names);
                }
            }
            return report(
                    new Comparison(files, run.ledger(), null, settings.outOfOrder, false),
                    (System.nanoTime() - start) / 1_000_000);
        } catch (SQLException e) {
            throw DunlinException.of("History \"" + settings.historyName + "\" could not be rolled back", e);
        }
    }

    /**
     * The names of what was applied after a migration, the last first.
     *
     * @throws DunlinException if there is nothing that this could mean
     */
    private List<String> reversible(Run run, @Nullable String to) {
        HistoryRow stays = to == null ? null : run.ledger().get(to);
        if (to != null && (stays == null || !stays.state.isSettled())) {
            throw refusal("%s is not applied, so nothing can be rolled back to it", to);
        }
        TreeMap<Integer, String> names = new TreeMap<>(Collections.reverseOrder());
        for (HistoryRow row : run.ledger().rows()) {
            if (row.state.isSettled() || (row.isUnfinished() && (row.reversing || row.appliedSteps > 0))) {
                names.put(row.position, row.migration);
            }
        }
        List<String> newest = List.copyOf(names.values());
        if (to != null) {
            return newest.subList(0, newest.indexOf(to));
        } else if (newest.isEmpty()) {
            throw refusal("nothing of history %s is applied, so nothing can be rolled back", settings.historyName);
        }
        return newest.subList(0, 1);
    }

    /**
     * What leads back from those of them that are still in the database.
     *
     * @throws DunlinException if that is not known of one
     */
    private List<Migration> reverses(Run run, List<String> names) throws SQLException {
        List<Migration> reverses = new ArrayList<>();
        for (String name : names) {
            HistoryRow row = run.ledger().get(name);
            if (row == null || row.state == MigrationState.HELD) {
                continue;
            } else if (row.state == MigrationState.IN_DOUBT || (row.isUnfinished() && !row.reversing)) {
                throw refusal(
                        "%s is only partly applied; migrate, or resolve it with resolveApplied(…) or resolveRolledBack(…), before anything is rolled back",
                        name);
            }
            String down =
                    row.state == MigrationState.BASELINED ? null : run.table().downSql(run.main(), name);
            if (down == null) {
                throw refusal(
                        "%1$s has no stored down SQL: it was declared by a baseline, or has no down.sql, or its migration.sql was edited and nobody has confirmed that down.sql still fits. Undo it by hand, and then resolveRolledBack(\"%1$s\")",
                        name);
            }
            Migration reverse = Migration.reverse(name, down);
            reverse.script();
            reverses.add(reverse);
        }
        return reverses;
    }

    private static DunlinException refusal(String message, String name) {
        return new DunlinException(Code.UNKNOWN_MIGRATION, "Nothing was rolled back: " + message.formatted(name) + ".");
    }

    /**
     * How files and history stand now, or when another process has ended what only seems to be in the way.
     *
     * @throws ValidationException if they do not fit together
     * @throws MigrationFileException if one of the pending files is no SQL that can run
     */
    private Comparison compare(Run run) throws SQLException {
        Comparison comparison = comparison(run);
        while (!comparison.problems.isEmpty() && run.isAtWork()) {
            run.awaitOthers();
            comparison = comparison(run);
        }
        if (!comparison.problems.isEmpty()) {
            throw new ValidationException(settings.historyName, comparison.problems);
        }
        for (Migration migration : comparison.pending) {
            migration.script();
        }
        return comparison;
    }

    private Comparison comparison(Run run) {
        schema = settings.target == null ? MigrationFiles.schema(settings, files, run.ledger()) : null;
        return new Comparison(files, run.ledger(), schema, settings.outOfOrder, false);
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
            int steps = migration.script().statementCount() - doneBefore;
            if (migration.isSchema()) {
                schemaFinished(migration, steps, run.millis());
            } else {
                finished(migration, steps, run.millis());
            }
        }
        return true;
    }

    private void schemaFinished(Migration whole, int steps, long millis) {
        schemaSteps = steps;
        schemaMillis = millis;
        Texts.info(
                "Finished %s in %s ms, and recorded the migrations as applied".formatted(whole.description(), millis));
        settings.listener.schemaFinished(settings.historyName, steps, Duration.ofMillis(millis));
        for (Migration member : whole.members()) {
            AppliedMigration recorded = new AppliedMigration(member.name(), 0, 0);
            applied.add(recorded);
            settings.listener.migrationFinished(settings.historyName, recorded);
        }
    }

    private void finished(Migration migration, int steps, long millis) {
        boolean reverse = migration.isReverse();
        AppliedMigration result = new AppliedMigration(migration.name(), steps, millis);
        (reverse ? rolledBack : applied).add(result);
        if (!settings.dryRun) {
            Texts.info("Finished %s in %s ms".formatted(migration.description(), millis));
            if (reverse) {
                settings.listener.rollbackFinished(settings.historyName, result);
            } else {
                settings.listener.migrationFinished(settings.historyName, result);
            }
        }
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
                        Code.FAILED_ELSEWHERE,
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
        for (AppliedMigration migration : rolledBack) {
            // Of a dry run.
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
                rolledBack,
                schemaSteps,
                schemaMillis,
                present,
                pending,
                comparison.warnings,
                settings.dryRun,
                durationMs);
    }

    /** Reads only, and does not wait. */
    StatusReport status() {
        try (Run run = new Run(settings, List.of())) {
            boolean lockTaken = run.isAtWork();
            Migration schema = MigrationFiles.schema(settings, files, run.ledger());
            Comparison comparison = new Comparison(files, run.ledger(), schema, settings.outOfOrder, lockTaken);
            return new StatusReport(
                    settings.historyName,
                    settings.locations(),
                    comparison.statuses,
                    comparison.problems,
                    comparison.warnings);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    StatusReport validate() {
        StatusReport report = status();
        if (!report.problems().isEmpty()) {
            throw new ValidationException(settings.historyName, report.problems());
        }
        for (Migration migration : files) {
            if (report.pending().contains(migration.name())) {
                migration.script();
            }
        }
        return report;
    }

    /** All migrations up to this one are in the database, which is older than its history. */
    StatusReport baseline(String last) {
        Migration.find(settings, files, last);
        try (Run run = begin()) {
            for (HistoryRow row : run.ledger().rows()) {
                if (row.state != MigrationState.BASELINED && row.state != MigrationState.HELD) {
                    throw new DunlinException(
                            Code.UNKNOWN_MIGRATION,
                            "History \"%s\" has begun in this database: %s is %s. A baseline starts a history; declare a single migration with resolveApplied(…)."
                                    .formatted(settings.historyName, row.migration, row.state.sqlName()));
                }
            }
            for (Migration migration : files) {
                if (migration.name().compareTo(last) <= 0) {
                    declare(run, migration, MigrationState.BASELINED);
                }
            }
            run.main().commit();
        } catch (SQLException e) {
            throw failure(e);
        }
        return status();
    }

    /** This migration is in the database as its file has it. */
    StatusReport resolveApplied(String name) {
        Migration migration = Migration.find(settings, files, name);
        try (Run run = begin()) {
            declare(run, migration, MigrationState.APPLIED);
            run.main().commit();
        } catch (SQLException e) {
            throw failure(e);
        }
        return status();
    }

    /** Nothing of this migration is in the database. */
    StatusReport resolveRolledBack(String migration) {
        try (Run run = begin()) {
            if (run.ledger().get(migration) == null) {
                throw new DunlinException(
                        Code.UNKNOWN_MIGRATION,
                        "The history table knows no migration \"%s\" of history \"%s\", so there is nothing to resolve."
                                .formatted(migration, settings.historyName));
            }
            run.table().release(run.main(), migration);
            run.main().commit();
        } catch (SQLException e) {
            throw failure(e);
        }
        return status();
    }

    /** A run whose main session is in a transaction that holds the lock, with a history table. */
    private Run begin() throws SQLException {
        Run run = new Run(settings, List.of());
        try {
            while (!run.lock().take(run.main(), "set local lock_timeout = 0")) {
                run.reload();
            }
            run.ensureTable(run.main());
            return run;
        } catch (SQLException | RuntimeException e) {
            run.close();
            throw e;
        }
    }

    private static void declare(Run run, Migration migration, MigrationState state) throws SQLException {
        HistoryRow row = run.row(migration, state, migration.script().statementCount(), null);
        run.table().write(run.main(), row, migration.down(), 0, true);
        run.ledger().written(row);
    }

    private DunlinException failure(SQLException e) {
        return DunlinException.of("The history table of \"%s\" could not be used".formatted(settings.historyName), e);
    }
}
