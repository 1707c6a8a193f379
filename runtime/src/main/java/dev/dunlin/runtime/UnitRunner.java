package dev.dunlin.runtime;

import dev.dunlin.runtime.script.SqlStatement;
import dev.dunlin.runtime.script.StatementKind;
import dev.dunlin.runtime.script.Unit;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements and the note of their success in one transaction, which also holds the lock. A failure is noted in that
 * transaction, too, once its statements are taken back, so that nobody can begin in between.
 */
final class UnitRunner {
    private static final String SAVEPOINT = "savepoint dunlin_unit";
    private static final String IN_TRANSACTION = "25001";
    private static final String INVALID_COMMIT = "2D000";
    /** Lock not available in time, deadlock, serialization failure: the same may succeed a little later. */
    private static final Set<String> TRANSIENT = Set.of("55P03", "40P01", "40001");

    /** How long a failure waits to be noted while another process has the lock. */
    private static final Duration NOTE_WAIT = Duration.ofSeconds(5);

    private final Run run;
    private final Settings settings;
    private int lostCommits;

    UnitRunner(Run run) {
        this.run = run;
        this.settings = run.settings();
    }

    /** What came of a unit. */
    enum Result {
        DONE,
        /** Another process has changed the history, or may have; nothing is known to have been done. */
        CHANGED,
        /** PostgreSQL has refused the unit's only statement because it is in a transaction; nothing was kept. */
        REFUSED_IN_TRANSACTION
    }

    /**
     * @param last whether the migration is applied when this unit is
     * @param before the row when this run came to the migration; null if there was none
     * @throws MigrationFailedException if a statement fails, or the commit, for good
     */
    Result run(Migration migration, Unit unit, boolean last, @Nullable HistoryRow before) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            Session session = run.connections().main();
            if (!run.lock().take(session, run.ledger(), modes(unit), beginning(session), settings.waitTimeout)) {
                return Result.CHANGED;
            }
            run.begin(migration);
            Attempt current = new Attempt(session, migration);
            try {
                current.statements(unit);
                HistoryRow row = run.write(
                        session,
                        migration,
                        last ? RowState.APPLIED : RowState.RUNNING,
                        Math.max(unit.lastNumber(), run.done(migration)),
                        null);
                session.commit();
                run.ledger().written(row);
                return Result.DONE;
            } catch (SQLException e) {
                @Nullable SqlStatement statement = current.statement;
                if (statement == null && !session.survives(e) && ++lostCommits <= 2) {
                    // Nobody knows whether the commit arrived; the history table does.
                    run.connections().renewMain();
                    return Result.CHANGED;
                }
                if (isRefusal(e, migration, unit)) {
                    session.rollback();
                    return Result.REFUSED_IN_TRANSACTION;
                }
                if (statement == null
                        || !TRANSIENT.contains(String.valueOf(e.getSQLState()))
                        || attempt > settings.retries) {
                    throw failure(
                            session, new FailureReport(settings.historyName, migration, statement, e, before, null));
                }
                session.rollback();
                Duration pause = settings.pause.about(Pause.backoff(attempt));
                run.progress().retrying(migration, statement, attempt, pause, firstLine(e));
            }
        }
    }

    /** The statements of one attempt. */
    private final class Attempt {
        private final Session session;
        private final Migration migration;
        /** The one being run; null before the first and after the last. */
        private @Nullable SqlStatement statement;

        Attempt(Session session, Migration migration) {
            this.session = session;
            this.migration = migration;
        }

        void statements(Unit unit) throws SQLException {
            if (!run.ledger().tableExists()) {
                run.ensureTable(session);
                session.run(SAVEPOINT);
            }
            if (!unit.transactionModes().isEmpty()) {
                run.write(session, migration, RowState.RUNNING, run.done(migration), null);
            }
            boolean changesSession = unit.statements().stream().anyMatch(UnitRunner::changesSession);
            String restore = changesSession ? restoringSession(session) : "";
            for (SqlStatement setting : unit.settings()) {
                statement = setting;
                session.run(text(setting));
            }
            for (SqlStatement next : unit.statements()) {
                statement = next;
                one(unit, next);
            }
            if (changesSession) {
                session.run(restore);
            }
            statement = null;
        }

        private void one(Unit unit, SqlStatement next) throws SQLException {
            run.progress().stepStarted(migration, next);
            long start = System.nanoTime();
            Duration lockTimeout = lockTimeout(next);
            Duration statementTimeout = statementTimeout(next);
            boolean special =
                    !lockTimeout.equals(settings.lockTimeout) || !statementTimeout.equals(settings.statementTimeout);
            if (special) {
                session.run(timeouts(lockTimeout, statementTimeout));
            }
            if (!unit.transactionModes().contains(next)) {
                session.execute(text(next), 0);
            }
            if (special) {
                session.run(timeouts(settings.lockTimeout, settings.statementTimeout));
            }
            run.progress().stepFinished(migration, next, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static String modes(Unit unit) {
        return unit.transactionModes().stream()
                .map(statement -> statement.sql() + "; ")
                .collect(Collectors.joining());
    }

    private String beginning(Session session) throws SQLException {
        return timeouts(settings.lockTimeout, settings.statementTimeout)
                + session.withoutTransactionTimeout()
                + (run.ledger().tableExists() ? "; " + SAVEPOINT : "");
    }

    private static String timeouts(Duration lockTimeout, Duration statementTimeout) {
        return "set local lock_timeout = %s; set local statement_timeout = %s"
                .formatted(Sql.timeout(lockTimeout), Sql.timeout(statementTimeout));
    }

    private Duration lockTimeout(SqlStatement statement) {
        @Nullable Duration own = statement.lockTimeout();
        return own == null ? settings.lockTimeout : own;
    }

    private Duration statementTimeout(SqlStatement statement) {
        @Nullable Duration own = statement.statementTimeout();
        if (own != null) {
            return own;
        }
        return statement.kind() instanceof StatementKind.Validation ? Duration.ZERO : settings.statementTimeout;
    }

    /** What a migration sets for the session holds for its transaction. */
    private static String text(SqlStatement statement) {
        return statement.kind() instanceof StatementKind.SessionSetting setting ? setting.local() : statement.sql();
    }

    private static boolean changesSession(SqlStatement statement) {
        String sql = statement.sql().toLowerCase(Locale.ROOT);
        return sql.startsWith("set") || sql.startsWith("reset") || sql.contains("set_config");
    }

    /**
     * What puts role and search path back to what they are now: the note of success must be written by the role that
     * migrates, and what a call like {@code set_config('search_path', '', false)} sets would stay on the connection.
     */
    private static String restoringSession(Session session) throws SQLException {
        Row row = session.query("""
                        select current_setting('session_authorization'), current_setting('role'),
                            current_setting('search_path')""").get(0);
        return """
                select set_config('session_authorization', %s, true), set_config('role', %s, true),
                    set_config('search_path', %s, false)""".formatted(Sql.literal(row.text(0)), Sql.literal(row.text(1)), Sql.literal(row.text(2)));
    }

    private static boolean isRefusal(SQLException e, Migration migration, Unit unit) {
        return !migration.script().isTransactional()
                && unit.statements().size() == 1
                && unit.settings().isEmpty()
                && (IN_TRANSACTION.equals(e.getSQLState()) || INVALID_COMMIT.equals(e.getSQLState()));
    }

    private static String firstLine(SQLException e) {
        return Texts.excerpt(String.valueOf(e.getMessage()), 1, 200);
    }

    /** Takes the statements back and notes the failure; the exception to throw, even if it could not be noted. */
    private MigrationFailedException failure(Session session, FailureReport report) {
        MigrationFailedException failure = report.exception();
        try {
            if (report.statement() != null && session.survives(report.error())) {
                session.run("rollback to " + SAVEPOINT);
                note(session, report.migration(), failure);
            } else {
                session.rollbackAfter(failure);
                noteInNewTransaction(
                        session.survives(report.error())
                                ? session
                                : run.connections().renewMain(),
                        report,
                        failure);
            }
        } catch (SQLException | DunlinException e) {
            failure.addSuppressed(e);
            run.connections().main().rollbackAfter(failure);
        }
        run.progress().failed(failure);
        return failure;
    }

    private void noteInNewTransaction(Session session, FailureReport report, MigrationFailedException failure)
            throws SQLException {
        // If another process has come in between, what it notes is newer than this failure.
        if (run.lock().take(session, run.ledger(), "", "set local statement_timeout = 0", NOTE_WAIT)) {
            run.ensureTable(session);
            note(session, report.migration(), failure);
        }
    }

    private void note(Session session, Migration migration, MigrationFailedException failure) throws SQLException {
        HistoryRow row = run.write(
                session, migration, RowState.FAILED, run.done(migration), String.valueOf(failure.getMessage()));
        session.commit();
        run.ledger().written(row);
    }
}
