package dev.dunlin.runtime;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes into the history table what a person says. Runs no SQL of any migration. */
final class DeclareOperation {
    private final Settings settings;

    DeclareOperation(Settings settings) {
        this.settings = settings;
    }

    /** All migrations up to this one are in the database, which is older than its history. */
    StatusReport baseline(String migration) {
        List<Migration> files = MigrationFiles.read(settings);
        Targets.find(settings, files, migration);
        List<Migration> covered = Targets.upTo(migration, files);
        return change(
                "A baseline of history \"%s\" could not be set".formatted(settings.historyName), (run, session) -> {
                    for (HistoryRow row : run.ledger().rows()) {
                        if (row.state() != RowState.BASELINED && row.state() != RowState.ROLLED_BACK) {
                            throw new DunlinException(
                                    Code.UNKNOWN_MIGRATION,
                                    "History \"%s\" has begun in this database: %s is %s. A baseline starts a history; declare a single migration with resolve --applied (resolveApplied in the API)."
                                            .formatted(
                                                    settings.historyName,
                                                    row.migration(),
                                                    row.state().sqlName()));
                        }
                    }
                    for (Migration file : covered) {
                        declare(run, session, file, RowState.BASELINED);
                    }
                });
    }

    /** This migration is in the database as its file has it. */
    StatusReport applied(String migration) {
        Migration file = Targets.find(settings, MigrationFiles.read(settings), migration);
        return change(
                "Migration %s could not be resolved".formatted(migration),
                (run, session) -> declare(run, session, file, RowState.APPLIED));
    }

    /** Nothing of this migration is in the database. */
    StatusReport rolledBack(String migration) {
        return change("Migration %s could not be resolved".formatted(migration), (run, session) -> {
            if (run.ledger().get(migration) == null) {
                throw new DunlinException(
                        Code.UNKNOWN_MIGRATION,
                        "History \"%s\" in this database has no migration \"%s\", so there is nothing to resolve. It has: %s."
                                .formatted(settings.historyName, migration, names(run.ledger())));
            }
            run.table().release(session, migration);
        });
    }

    private static void declare(Run run, Session session, Migration file, RowState state) throws SQLException {
        @Nullable HistoryRow before = run.ledger().get(file.name());
        int steps = file.script().statementCount();
        HistoryRow row = new HistoryRow(
                file.name(),
                before == null || before.state() == RowState.ROLLED_BACK
                        ? run.ledger().nextPosition()
                        : before.position(),
                file.checksum(),
                state,
                steps,
                steps,
                null,
                null,
                null);
        run.table().declare(session, row, file.down());
        run.ledger().written(row);
    }

    private static String names(Ledger ledger) {
        return ledger.rows().isEmpty()
                ? "none"
                : String.join(
                        ", ", ledger.rows().stream().map(HistoryRow::migration).toList());
    }

    /** Makes a change with the lock held, on the history as it then is. */
    private StatusReport change(String failure, Change change) {
        try (Connections connections = Connections.open(settings)) {
            Run run = new Run(settings, connections);
            Session session = connections.main();
            while (!run.lock().take(session, run.ledger(), "set local lock_timeout = 0")) {
                run.reload();
            }
            run.ensureTable(session);
            change.make(run, session);
            session.commit();
        } catch (SQLException e) {
            throw DatabaseErrors.explain(failure, e);
        }
        return new StatusOperation(settings).run();
    }

    @FunctionalInterface
    private interface Change {
        void make(Run run, Session session) throws SQLException;
    }
}
