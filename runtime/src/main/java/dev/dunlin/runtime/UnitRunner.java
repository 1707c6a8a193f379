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
 * Runs a migration's units. Those that may run in a transaction commit together with the note of their success, in a
 * transaction that also holds the lock. A failure is noted in that transaction, too, once its statements are taken back,
 * so that nobody can begin in between.
 */
final class UnitRunner {
    private static final String SAVEPOINT = "savepoint dunlin_unit";

    /** Refusals of what must not be in a transaction, and of a commit inside one. */
    private static final Set<String> REFUSALS = Set.of("25001", "2D000");

    /** Lock not available in time, deadlock, serialization failure: the same may succeed a little later. */
    private static final Set<String> TRANSIENT = Set.of(UnitRunner.LOCK_TIMEOUT, "40P01", "40001");

    private static final String LOCK_TIMEOUT = "55P03";

    /** How long a failure waits to be noted while another process has the lock. */
    private static final Duration NOTE_WAIT = Duration.ofSeconds(5);

    private final Run run;
    private final Dunlin settings;
    private final Migration migration;
    private final @Nullable HistoryRow before;

    /** What holds for statements without directives. */
    private final String timeouts;

    private Session session;

    /** The one being run; null before the first and after the last. */
    private @Nullable SqlStatement statement;

    UnitRunner(Run run, Migration migration) {
        this.run = run;
        this.settings = run.settings();
        this.migration = migration;
        this.before = run.ledger().get(migration.name());
        this.timeouts = timeouts(settings.lockTimeout, settings.statementTimeout);
        this.session = run.main();
    }

    /**
     * Runs what is still to be run.
     *
     * @return false if another process has changed the history, or may have; it must be read again
     * @throws MigrationFailedException if a statement fails, or the commit, for good
     */
    boolean run() throws SQLException {
        // What failed since something of its name was there has not made it.
        boolean attempted = before != null
                && before.isUnfinished()
                && !String.valueOf(before.error).matches("(?s).*SQLSTATE: 42(P0[47]|710).*");
        int done = run.done(migration);
        for (Unit unit : migration.script().units) {
            if (done == 0 || unit.lastNumber() > done) {
                if (!(unit.isOutside() ? outside(unit, attempted) : inTransaction(unit))) {
                    return false;
                }
                attempted = false;
            }
        }
        return true;
    }

    private boolean outside(Unit unit, boolean attempted) throws SQLException {
        return new OutsideRunner(run, migration, unit.statements.get(0), before).run(attempted);
    }

    private boolean inTransaction(Unit unit) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            session = run.main();
            String beginning =
                    timeouts + session.withoutTransactionTimeout() + (isTableReady() ? "; " + SAVEPOINT : "");
            if (!run.lock().take(session, modes(unit), beginning, settings.waitTimeout)) {
                return false;
            }
            run.begin(migration);
            try {
                send(unit);
                run.noteDone(session, migration, unit.lastNumber(), unit.setsMode());
                return true;
            } catch (SQLException e) {
                String state = String.valueOf(e.getSQLState());
                if (statement == null && run.mayHaveLostCommit(e)) {
                    return false;
                }
                if (REFUSALS.contains(state) && isAlone(unit)) {
                    session.rollback();
                    return outside(unit, false);
                }
                String blockers = statement != null && state.equals(LOCK_TIMEOUT) ? blockers(statement, e) : "";
                if (statement == null || !TRANSIENT.contains(state) || attempt > settings.retries) {
                    throw failure(e, blockers);
                }
                session.rollback();
                pause(statement, attempt, Texts.excerpt(String.valueOf(e.getMessage()), 1, 200) + blockers);
            }
        }
    }

    private boolean isTableReady() {
        return run.ledger().format() == HistoryTable.FORMAT;
    }

    /** Whether the unit could as well run outside a transaction, as its file wants it. */
    private boolean isAlone(Unit unit) {
        return migration.script().standAlone && unit.statements.size() == 1 && unit.settings.isEmpty();
    }

    private void send(Unit unit) throws SQLException {
        statement = null;
        if (!isTableReady()) {
            run.ensureTable(session);
            session.run(SAVEPOINT);
        }
        String path = run.table().selectSearchPath(true);
        String restore = changesSession(unit) ? restoringSession() : "";
        if (!path.isEmpty()) {
            session.run(path);
        }
        if (unit.setsMode()) {
            run.write(session, migration, MigrationState.RUNNING, run.done(migration), null);
        }
        for (SqlStatement setting : unit.settings) {
            statement = setting;
            session.run(text(setting));
        }
        for (SqlStatement next : unit.statements) {
            statement = next;
            send(next, unit.setsMode() && next.kind == StatementKind.TRANSACTION_MODE);
        }
        if (!restore.isEmpty()) {
            session.run(restore);
        }
        statement = null;
    }

    private void send(SqlStatement next, boolean done) throws SQLException {
        MigrationStep step = run.step(migration, next);
        settings.listener.stepStarted(step);
        long start = System.nanoTime();
        Duration lockTimeout = next.lockTimeout;
        String own = timeouts(lockTimeout == null ? settings.lockTimeout : lockTimeout, statementTimeout(next));
        if (!own.equals(timeouts)) {
            session.run(own);
        }
        if (!done) {
            session.execute(text(next), 0);
        }
        if (!own.equals(timeouts)) {
            session.run(timeouts);
        }
        settings.listener.stepFinished(step, Duration.ofNanos(System.nanoTime() - start));
    }

    private static String modes(Unit unit) {
        String modes = "";
        for (SqlStatement next : unit.statements) {
            if (unit.setsMode() && next.kind == StatementKind.TRANSACTION_MODE) {
                modes += next.sql + "; ";
            }
        }
        return modes;
    }

    private static String timeouts(Duration lockTimeout, Duration statementTimeout) {
        return "set local lock_timeout = " + Session.timeout(lockTimeout) + "; set local statement_timeout = "
                + Session.timeout(statementTimeout);
    }

    private Duration statementTimeout(SqlStatement next) {
        Duration own = next.statementTimeout;
        if (own != null) {
            return own;
        }
        return next.kind == StatementKind.VALIDATION ? Duration.ZERO : settings.statementTimeout;
    }

    /** What a migration sets for the session holds for its transaction. */
    private static String text(SqlStatement next) {
        return next.kind == StatementKind.SESSION_SETTING ? "SET LOCAL " + next.name : next.sql;
    }

    private static boolean changesSession(Unit unit) {
        for (SqlStatement next : unit.statements) {
            String sql = next.sql.toLowerCase(Locale.ROOT);
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
    private String restoringSession() throws SQLException {
        Row row = session.one("""
                select current_setting('session_authorization'), current_setting('role'),
                    current_setting('search_path')""");
        return """
                select set_config('session_authorization', %s, true), set_config('role', %s, true),
                    set_config('search_path', %s, false)""".formatted(Session.literal(row.text(0)), Session.literal(row.text(1)), Session.literal(row.text(2)));
    }

    /**
     * Who is in the way of a statement that did not get its lock: the oldest of the sessions with a lock on a relation that
     * it names, or on a partition of that or a table that it refers to. Only a second connection could ask the server for
     * the very session while the statement still waits, and this one may be the only one.
     *
     * @return starts with a line of its own; empty if nobody is in the way any more
     */
    private String blockers(SqlStatement waiting, SQLException error) {
        StringBuilder text = new StringBuilder();
        try {
            session.run("rollback to " + SAVEPOINT);
            for (Row row : session.run("""
                    with named as (
                        select oid from pg_catalog.pg_class
                        where relname::text = any(regexp_split_to_array(%s, '[^[:alnum:]_$]+')))
                    select l.mode || ' on ' || l.relation::regclass || ': ' || %s
                    from pg_catalog.pg_stat_activity a cross join lateral (
                        select mode, relation from pg_catalog.pg_locks
                        where pid = a.pid and granted and relation in (
                            select oid from named
                            union all
                            select inhrelid from pg_catalog.pg_inherits where inhparent in (select oid from named)
                            union all
                            select confrelid from pg_catalog.pg_constraint
                            where conrelid in (select oid from named) and contype = 'f')
                        order by mode not like '%%Exclusive%%', relation limit 1) l
                    where a.pid <> pg_backend_pid() and a.datname = current_database()
                    order by a.xact_start limit 3""".formatted(
                            Session.literal(waiting.sql + " " + waiting.sql.toLowerCase(Locale.ROOT)),
                            Session.described("a")))) {
                text.append(text.isEmpty() ? "\nIn its way, with a lock that may be the one:" : "")
                        .append("\n  ")
                        .append(row.text(0));
            }
        } catch (SQLException e) {
            error.addSuppressed(e);
        }
        return text.toString();
    }

    /** Waits before the next attempt: a quarter of a second, doubled each time, at most 8 seconds. */
    private void pause(SqlStatement failed, int attempt, String reason) {
        long paused = run.pause(250L << Math.min(attempt - 1, 5));
        Texts.info("Statement %s of %s: %s; trying again after %s ms (attempt %s of %s)"
                .formatted(failed.number, migration.description(), reason, paused, attempt + 1, settings.retries + 1));
        settings.listener.retrying(run.step(migration, failed), attempt, Duration.ofMillis(paused), reason);
    }

    /** Takes the statements back and notes the failure; the exception to throw, even if it could not be noted. */
    private MigrationFailedException failure(SQLException error, String blockers) {
        MigrationFailedException failure =
                new FailureReport(settings.historyName, migration, statement, error, before, null).exception(blockers);
        try {
            if (statement != null && session.survives(error)) {
                session.run("rollback to " + SAVEPOINT);
                run.note(session, migration, MigrationState.FAILED, failure.getMessage());
            } else {
                session.rollbackAfter(failure);
                session = run.mainAfter(error);
                // If another process has come in between, what it notes is newer than this failure.
                if (run.lock().take(session, "", "set local statement_timeout = 0", NOTE_WAIT)) {
                    run.ensureTable(session);
                    run.note(session, migration, MigrationState.FAILED, failure.getMessage());
                }
            }
        } catch (SQLException | DunlinException e) {
            failure.addSuppressed(e);
            session.rollbackAfter(failure);
        }
        settings.listener.migrationFailed(failure);
        return failure;
    }
}
