package dev.dunlin.runtime;

import java.sql.SQLException;
import java.util.List;

/** Tells how all migrations stand, and writes into the history table what a person says. Runs no migration's SQL. */
final class HistoryOperation {
    private final Dunlin settings;
    private final List<Migration> files;

    /**
     * Reads the files.
     *
     * @throws MigrationFileException if they cannot be used
     */
    HistoryOperation(Dunlin settings) {
        this.settings = settings;
        files = MigrationFiles.read(settings);
    }

    StatusReport status() {
        try (Run run = new Run(settings)) {
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
        Run run = new Run(settings);
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
