package dev.dunlin.runtime;

import dev.dunlin.runtime.script.SqlStatement;
import dev.dunlin.runtime.script.StatementKind;
import java.sql.SQLException;
import java.time.Duration;
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
    private final Migration migration;
    private final SqlStatement statement;
    private final @Nullable HistoryRow before;

    /** What to do if nobody knows whether the statement was carried out; null if the catalog tells. */
    private final @Nullable String doubt;

    /**
     * Makes one for a statement.
     *
     * @param before the row when this run came to the migration; null if there was none
     */
    OutsideRunner(Run run, Migration migration, SqlStatement statement, @Nullable HistoryRow before) {
        this.run = run;
        this.migration = migration;
        this.statement = statement;
        this.before = before;
        // What only PostgreSQL could tell not to be fit for a transaction can do anything.
        boolean traceable = statement.kind.isOutside() && statement.kind != StatementKind.UNTRACEABLE;
        this.doubt = traceable
                ? null
                : "Statement %s of migration %2$s was sent outside a transaction, and nothing in the catalog tells whether it was carried out. Look for its effect; then resolveApplied(\"%2$s\") if all of the migration is done, or undo it and resolveRolledBack(\"%2$s\")."
                        .formatted(statement.number, migration);
    }

    /**
     * Runs the statement.
     *
     * @param attempted whether an earlier run may have sent it
     * @return false if another process has changed the history; it must be read again
     * @throws MigrationFailedException if the statement fails
     * @throws DunlinException if there is no second connection, or a timeout in force that the statement must not have
     */
    boolean run(boolean attempted) throws SQLException {
        checkTimeouts();
        try (Session guard = run.second(migration)) {
            // Besides lifting limits, a SET as the last statement lets the snapshot of the lock's query go.
            String holdOpen = "set local idle_in_transaction_session_timeout = 0" + guard.withoutTransactionTimeout();
            if (!run.lock().take(guard, holdOpen)) {
                return false;
            }
            run.begin(migration);
            MigrationStep step = run.step(migration, statement);
            run.settings().listener.stepStarted(step);
            long start = System.nanoTime();
            run.ensureTable(guard);
            run.note(guard, migration, doubt == null ? MigrationState.RUNNING : MigrationState.IN_DOUBT, doubt);
            if (!run.lock().take(guard, holdOpen)) {
                return false;
            }
            try {
                send(attempted);
            } catch (SQLException e) {
                throw failure(guard, e);
            }
            boolean noted = note(guard, null);
            run.settings().listener.stepFinished(step, Duration.ofNanos(System.nanoTime() - start));
            return noted;
        }
    }

    private void send(boolean attempted) throws SQLException {
        run.main().setSearchPath(run.table().selectSearchPath(false));
        CatalogProbe probe = new CatalogProbe(run, statement);
        if ((attempted || statement.kind == StatementKind.CREATE_INDEX_IF_MISSING) && probe.settle() && attempted) {
            return;
        }
        Duration timeout = statement.statementTimeout;
        int seconds = timeout == null ? 0 : (int) Math.min(Integer.MAX_VALUE, (timeout.toMillis() + 999) / 1000);
        try {
            run.main().execute(statement.sql, seconds);
        } catch (SQLException e) {
            // The server may have gone on with an earlier attempt only now, so that both were at work.
            if (!attempted || !String.valueOf(e.getSQLState()).matches("4[02].*") || !probe.settle()) {
                throw e;
            }
        }
    }

    /**
     * Refuses timeouts that would break the statement off. They are not set here, because outside a transaction they could
     * only be set for the session, and behind a proxy that pools by transaction that may be anybody's.
     */
    private void checkTimeouts() throws SQLException {
        String nonZero = """
                select name, setting from pg_catalog.pg_settings
                where name in ('lock_timeout', 'statement_timeout', 'transaction_timeout') and setting <> '0'""";
        for (Row row : run.main().run(nonZero)) {
            Duration inForce = Duration.ofMillis(row.number(1));
            Duration needed = row.text(0).equals("lock_timeout") ? SHORTEST_LOCK_TIMEOUT : statement.statementTimeout;
            if (needed == null || needed.isZero() || inForce.compareTo(needed) < 0) {
                throw new DunlinException(
                        Code.UNSUITABLE_TIMEOUT,
                        "Statement %s of migration %s runs outside a transaction, where Dunlin sets no timeouts, and %3$s is %4$s ms on this connection, which would break it off half done. Migrate with a data source that connects directly, not through a pooling proxy, and with options=-c %3$s=0."
                                .formatted(statement.number, migration, row.text(0), row.text(1)));
            }
        }
    }

    private MigrationFailedException failure(Session guard, SQLException error) {
        MigrationFailedException failure =
                new FailureReport(run.settings().historyName, migration, statement, error, before, doubt).exception("");
        try {
            run.mainAfter(error);
            clear(error, failure);
            note(guard, doubt == null ? failure.getMessage() : doubt + "\n" + error.getMessage());
        } catch (SQLException | DunlinException e) {
            failure.addSuppressed(e);
        }
        run.settings().listener.migrationFailed(failure);
        return failure;
    }

    /** Leaves the database as it was before the statement, if that can be; the next run does it otherwise. */
    private void clear(SQLException error, MigrationFailedException failure) {
        try {
            new CatalogProbe(run, statement).clear(error);
        } catch (SQLException | DunlinException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Notes what came of the statement, in the guard's transaction or, if that is lost, in a new one.
     *
     * @param error null if the statement is done
     * @return false if another process has come in between
     */
    private boolean note(Session guard, @Nullable String error) throws SQLException {
        try {
            noteIn(guard, error);
        } catch (SQLException | DunlinException e) {
            if (!run.lock().take(run.main(), "set local statement_timeout = 0")) {
                Texts.warn("Another process has gone on with migration `" + migration + "`", e);
                return false;
            }
            noteIn(run.main(), error);
        }
        return true;
    }

    private void noteIn(Session session, @Nullable String error) throws SQLException {
        if (error == null) {
            run.noteDone(session, migration, statement.number, false);
        } else {
            run.note(session, migration, doubt == null ? MigrationState.FAILED : MigrationState.IN_DOUBT, error);
        }
    }
}
