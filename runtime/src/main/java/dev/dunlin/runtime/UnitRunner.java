package dev.dunlin.runtime;

import dev.dunlin.runtime.script.SqlStatement;
import dev.dunlin.runtime.script.StatementKind;
import dev.dunlin.runtime.script.Unit;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements and the note of their success in one transaction, which also holds the lock. A failure is noted in that
 * transaction, too, once its statements are taken back, so that nobody can begin in between.
 */
final class UnitRunner {
    private static final String SAVEPOINT = "savepoint dunlin_unit";

    /** Refusals of what must not be in a transaction, and of a commit inside one. */
    private static final Set<String> REFUSALS = Set.of("25001", "2D000");

    /** Lock not available in time, deadlock, serialization failure: the same may succeed a little later. */
    private static final Set<String> TRANSIENT = Set.of("55P03", "40P01", "40001");

    /** How long a failure waits to be noted while another process has the lock. */
    private static final Duration NOTE_WAIT = Duration.ofSeconds(5);

    private final Run run;
    private final Dunlin settings;
    private final OutsideRunner outside;
    private int lostCommits;

    /** The one being run; null before the first and after the last. */
    private @Nullable SqlStatement statement;

    UnitRunner(Run run) {
        this.run = run;
        this.settings = run.settings();
        this.outside = new OutsideRunner(run);
    }

    /**
     * Runs a unit.
     *
     * @param attempted whether an earlier run may have sent it
     * @param before the row when this run came to the migration; null if there was none
     * @return false if another process has changed the history, or may have; it must be read again
     * @throws MigrationFailedException if a statement fails, or the commit, for good
     */
    boolean run(Migration migration, Unit unit, boolean attempted, @Nullable HistoryRow before) throws SQLException {
        return unit.isOutside()
                ? outside.run(migration, unit.statements().get(0), attempted, before)
                : runInTransaction(migration, unit, before);
    }

    private boolean runInTransaction(Migration migration, Unit unit, @Nullable HistoryRow before) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            Session session = run.main();
            if (!run.lock().take(session, modes(unit), beginning(session), settings.waitTimeout)) {
                return false;
            }
            run.begin(migration);
            try {
                statements(session, migration, unit);
                run.noteDone(session, migration, unit.lastNumber());
                return true;
            } catch (SQLException e) {
                String state = String.valueOf(e.getSQLState());
                if (statement == null && !session.survives(e) && ++lostCommits <= 2) {
                    // Nobody knows whether the commit arrived; the history table does.
                    run.mainAfter(e);
                    return false;
                }
                if (migration.script().standAlone()
                        && unit.statements().size() == 1
                        && unit.settings().isEmpty()
                        && REFUSALS.contains(state)) {
                    session.rollback();
                    return outside.run(migration, unit.statements().get(0), false, before);
                }
                if (statement == null || !TRANSIENT.contains(state) || attempt > settings.retries) {
                    throw failure(
                            session, new FailureReport(settings.historyName, migration, statement, e, before, null));
                }
                session.rollback();
                retry(migration, statement, attempt, e);
            }
        }
    }

    private void statements(Session session, Migration migration, Unit unit) throws SQLException {
        statement = null;
        if (!run.ledger().tableExists()) {
            run.ensureTable(session);
            session.run(SAVEPOINT);
        }
        if (unit.setsMode()) {
            run.write(session, migration, MigrationState.RUNNING, run.done(migration), null);
        }
        String restore = changesSession(unit) ? restoringSession(session) : "";
        for (SqlStatement setting : unit.settings()) {
            statement = setting;
            session.run(text(setting));
        }
        for (SqlStatement next : unit.statements()) {
            statement = next;
            one(session, migration, next, unit.setsMode() && next.kind() == StatementKind.TRANSACTION_MODE);
        }
        if (!restore.isEmpty()) {
            session.run(restore);
        }
        statement = null;
    }

    private void one(Session session, Migration migration, SqlStatement next, boolean done) throws SQLException {
        MigrationStep step = run.step(migration, next);
        settings.listener.stepStarted(step);
        long start = System.nanoTime();
        String usual = timeouts(settings.lockTimeout, settings.statementTimeout);
        String own = timeouts(
                next.lockTimeout() == null ? settings.lockTimeout : next.lockTimeout(), statementTimeout(next));
        if (!own.equals(usual)) {
            session.run(own);
        }
        if (!done) {
            session.execute(text(next), 0);
        }
        if (!own.equals(usual)) {
            session.run(usual);
        }
        settings.listener.stepFinished(step, Duration.ofNanos(System.nanoTime() - start));
    }

    private static String modes(Unit unit) {
        StringBuilder modes = new StringBuilder();
        if (unit.setsMode()) {
            for (SqlStatement statement : unit.statements()) {
                if (statement.kind() == StatementKind.TRANSACTION_MODE) {
                    modes.append(statement.sql()).append("; ");
                }
            }
        }
        return modes.toString();
    }

    private String beginning(Session session) throws SQLException {
        return timeouts(settings.lockTimeout, settings.statementTimeout)
                + session.withoutTransactionTimeout()
                + (run.ledger().tableExists() ? "; " + SAVEPOINT : "");
    }

    private static String timeouts(Duration lockTimeout, Duration statementTimeout) {
        return "set local lock_timeout = " + Session.timeout(lockTimeout) + "; set local statement_timeout = "
                + Session.timeout(statementTimeout);
    }

    private Duration statementTimeout(SqlStatement next) {
        if (next.statementTimeout() != null) {
            return next.statementTimeout();
        }
        return next.kind() == StatementKind.VALIDATION ? Duration.ZERO : settings.statementTimeout;
    }

    /** What a migration sets for the session holds for its transaction. */
    private static String text(SqlStatement statement) {
        return statement.kind() == StatementKind.SESSION_SETTING ? "SET LOCAL " + statement.name() : statement.sql();
    }

    private static boolean changesSession(Unit unit) {
        for (SqlStatement statement : unit.statements()) {
            String sql = statement.sql().toLowerCase(Locale.ROOT);
            if (sql.startsWith("set") || sql.startsWith("reset") || sql.contains("set_config")) {
                return true;
            }
        }
        return false;
    }

    /**
     * What puts role and search path back to what they are now: the note of success must be written by the role that
     * migrates, and what a call like {@code set_config('search_path', '', false)} sets would stay on the connection.
     */
    private static String restoringSession(Session session) throws SQLException {
        Row row = session.one("""
                select current_setting('session_authorization'), current_setting('role'),
                    current_setting('search_path')""");
        return """
                select set_config('session_authorization', %s, true), set_config('role', %s, true),
                    set_config('search_path', %s, false)""".formatted(Session.literal(row.text(0)), Session.literal(row.text(1)), Session.literal(row.text(2)));
    }

    private void retry(Migration migration, SqlStatement failed, int attempt, SQLException error) {
        String reason = Texts.excerpt(String.valueOf(error.getMessage()), 1, 200);
        // A quarter of a second, doubled each time, at most 8 seconds.
        long paused = run.pause(250L << Math.min(attempt - 1, 5));
        Texts.info("Migration `%s`, statement %s: %s; trying again after %s ms (attempt %s of %s)"
                .formatted(migration, failed.number(), reason, paused, attempt + 1, settings.retries + 1));
        settings.listener.retrying(run.step(migration, failed), attempt, Duration.ofMillis(paused), reason);
    }

    /** Takes the statements back and notes the failure; the exception to throw, even if it could not be noted. */
    private MigrationFailedException failure(Session session, FailureReport report) {
        MigrationFailedException failure = new MigrationFailedException(report);
        try {
            if (report.number > 0 && session.survives(report.error)) {
                session.run("rollback to " + SAVEPOINT);
                run.note(session, report.migration, MigrationState.FAILED, failure.getMessage());
            } else {
                session.rollbackAfter(failure);
                Session usable = run.mainAfter(report.error);
                // If another process has come in between, what it notes is newer than this failure.
                if (run.lock().take(usable, "", "set local statement_timeout = 0", NOTE_WAIT)) {
                    run.ensureTable(usable);
                    run.note(usable, report.migration, MigrationState.FAILED, failure.getMessage());
                }
            }
        } catch (SQLException | DunlinException e) {
            failure.addSuppressed(e);
            run.main().rollbackAfter(failure);
        }
        settings.listener.migrationFailed(failure);
        return failure;
    }
}
