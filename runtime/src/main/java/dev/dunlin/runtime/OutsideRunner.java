package dev.dunlin.runtime;

import dev.dunlin.runtime.script.SqlStatement;
import dev.dunlin.runtime.script.StatementKind.CreateIndex;
import dev.dunlin.runtime.script.StatementKind.Outside;
import dev.dunlin.runtime.script.StatementKind.Untraceable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one statement that PostgreSQL forbids a transaction.
 *
 * <p>The statement runs on the main session. Meanwhile a second one, the guard, holds the lock in a transaction that has
 * no snapshot, so that a concurrent build need not wait for it, and notes the outcome in that same transaction. Before,
 * the guard has noted that the statement is about to run: as running if the catalog can tell after a crash what became of
 * it, as in doubt if nobody can.
 */
final class OutsideRunner {
    private static final Duration SHORTEST_LOCK_TIMEOUT = Duration.ofMinutes(1);

    private final Run run;

    OutsideRunner(Run run) {
        this.run = run;
    }

    /**
     * @param attempted whether an earlier run may have sent the statement
     * @param last whether the migration is applied when this statement is
     * @param before the row when this run came to the migration; null if there was none
     * @return false if another process has changed the history; it must be read again
     * @throws MigrationFailedException if the statement fails
     * @throws DunlinException if there is no second connection, or a timeout in force that the statement must not have
     */
    boolean run(
            Migration migration, SqlStatement statement, boolean attempted, boolean last, @Nullable HistoryRow before)
            throws SQLException {
        Outside kind = statement.kind() instanceof Outside outside ? outside : new Untraceable();
        checkTimeouts(migration, statement);
        try (Session guard = run.connections().second(migration)) {
            if (!announce(guard, migration, kind) || !run.lock().take(guard, run.ledger(), holdingOpen(guard))) {
                return false;
            }
            try {
                send(migration, statement, kind, attempted);
            } catch (SQLException e) {
                @Nullable String doubt = kind instanceof Untraceable ? doubt(migration) : null;
                throw failure(
                        guard, new FailureReport(run.settings().historyName, migration, statement, e, before, doubt));
            }
            return note(guard, migration, last ? RowState.APPLIED : RowState.RUNNING, statement.number(), null);
        }
    }

    /** Commits that the statement is about to run; false if another process has changed the history. */
    private boolean announce(Session guard, Migration migration, Outside kind) throws SQLException {
        if (!run.lock().take(guard, run.ledger(), holdingOpen(guard))) {
            return false;
        }
        run.begin(migration);
        run.ensureTable(guard);
        boolean traceable = !(kind instanceof Untraceable);
        HistoryRow row = run.write(
                guard,
                migration,
                traceable ? RowState.RUNNING : RowState.IN_DOUBT,
                run.done(migration),
                traceable ? null : doubt(migration));
        guard.commit();
        run.ledger().written(row);
        return true;
    }

    /** Besides lifting limits on idle transactions, a SET as the last statement lets the snapshot of the lock's query go. */
    private static String holdingOpen(Session guard) throws SQLException {
        return "set local idle_in_transaction_session_timeout = 0" + guard.withoutTransactionTimeout();
    }

    private void send(Migration migration, SqlStatement statement, Outside kind, boolean attempted)
            throws SQLException {
        Session session = run.connections().main();
        run.progress().stepStarted(migration, statement);
        long start = System.nanoTime();
        // IF NOT EXISTS is content with the invalid index of a broken build, whoever left it.
        boolean mayBeLeft = attempted || (kind instanceof CreateIndex index && index.ifNotExists());
        boolean settled = mayBeLeft && new CatalogProbe(session, run.settings()).settle(kind);
        if (!settled || !attempted) {
            session.execute(statement.sql(), seconds(statement.statementTimeout()));
        }
        run.progress().stepFinished(migration, statement, Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Refuses timeouts that would break the statement off. They are not set here, because outside a transaction they could
     * only be set for the session, and behind a proxy that pools by transaction that may be anybody's.
     */
    private void checkTimeouts(Migration migration, SqlStatement statement) throws SQLException {
        List<Row> rows = run.connections().main().query("""
                        select name, setting from pg_catalog.pg_settings
                        where name in ('lock_timeout', 'statement_timeout', 'transaction_timeout') and setting <> '0'""");
        @Nullable Duration own = statement.statementTimeout();
        for (Row row : rows) {
            Duration inForce = Duration.ofMillis(row.number(1));
            Duration needed = row.text(0).equals("lock_timeout") ? SHORTEST_LOCK_TIMEOUT : own;
            if (needed == null || needed.isZero() || inForce.compareTo(needed) < 0) {
                throw new DunlinException(
                        Code.UNSUITABLE_TIMEOUT,
                        ("Statement %s of migration %s runs outside a transaction, where Dunlin sets no timeouts, and %s is %s ms on"
                                        + " this connection, which would break it off half done. Migrate with a data source that"
                                        + " connects directly, not through a pooling proxy, and with options=-c %s=0.")
                                .formatted(
                                        statement.number(), migration.name(), row.text(0), row.text(1), row.text(0)));
            }
        }
    }

    private static int seconds(@Nullable Duration timeout) {
        return timeout == null ? 0 : (int) Math.min(Integer.MAX_VALUE, (timeout.toMillis() + 999) / 1000);
    }

    private MigrationFailedException failure(Session guard, FailureReport report) {
        MigrationFailedException failure = report.exception();
        try {
            if (!run.connections().main().survives(report.error())) {
                run.connections().renewMain();
            }
            boolean known = report.doubt() == null;
            note(
                    guard,
                    report.migration(),
                    known ? RowState.FAILED : RowState.IN_DOUBT,
                    run.done(report.migration()),
                    known
                            ? failure.getMessage()
                            : report.doubt() + "\n" + report.error().getMessage());
        } catch (SQLException | DunlinException e) {
            failure.addSuppressed(e);
        }
        run.progress().failed(failure);
        return failure;
    }

    /**
     * Notes what came of the statement, in the guard's transaction or, if that is lost, in a new one; false if another
     * process has come in between.
     */
    private boolean note(Session guard, Migration migration, RowState state, int done, @Nullable String error)
            throws SQLException {
        HistoryRow row;
        try {
            row = run.write(guard, migration, state, done, error);
            guard.commit();
        } catch (SQLException | DunlinException e) {
            Session session = run.connections().main();
            if (!run.lock().take(session, run.ledger(), "set local statement_timeout = 0")) {
                Log.warning("Another process has gone on with migration `%s`, after this one had lost its lock: %s"
                        .formatted(migration.name(), e.getMessage()));
                return false;
            }
            row = run.write(session, migration, state, done, error);
            session.commit();
        }
        run.ledger().written(row);
        return true;
    }

    private String doubt(Migration migration) {
        return """
                Statement %s of migration %s was sent outside a transaction, and nothing in the catalog tells whether it was
                carried out. Look for its effect; then resolve --applied %2$s if all of the migration is done, or undo it and
                resolve --rolled-back %2$s (resolveApplied and resolveRolledBack in the API).""".formatted(run.done(migration) + 1, migration.name());
    }
}
