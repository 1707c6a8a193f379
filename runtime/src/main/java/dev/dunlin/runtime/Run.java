package dev.dunlin.runtime;

import dev.dunlin.runtime.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of one call share: its sessions (always one, and a second one where it cannot be done without), and what
 * it knows of the history.
 */
final class Run implements AutoCloseable {
    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final String NOT_WRITTEN = "The history table cannot be written";
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Dunlin settings;
    private final HistoryTable table;
    private final HistoryLock lock = new HistoryLock(this);
    private Session main;
    private Ledger ledger;
    private @Nullable Migration current;
    private long start;
    private int lostCommits;

    /**
     * Opens a session, and reads the history.
     *
     * @param expected migrations that may be all that it has, see {@link HistoryTable#read}; where they are, nothing must be
     *     written, since no more is known
     */
    Run(Dunlin settings, List<Migration> expected) throws SQLException {
        this.settings = settings;
        table = new HistoryTable(settings);
        main = new Session(settings.dataSource.getConnection());
        try {
            ledger = table.read(main, expected);
        } catch (SQLException | RuntimeException e) {
            main.close();
            throw e;
        }
    }

    Dunlin settings() {
        return settings;
    }

    HistoryTable table() {
        return table;
    }

    HistoryLock lock() {
        return lock;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Reads the history table again, because another process has changed it. */
    void reload() throws SQLException {
        ledger = table.read(main, List.of());
    }

    /**
     * Whether some process holds the lock while the history has something that has begun and not ended, which then is being
     * worked on. Between two of its statements a process lets the lock go for a moment, so that this looks twice, and reads
     * the history again in between.
     */
    boolean isAtWork() throws SQLException {
        if (!ledger.hasUnfinished() || !lock.holder(main).isEmpty()) {
            return ledger.hasUnfinished();
        }
        pause(LOOK_AGAIN_MILLIS);
        reload();
        return ledger.hasUnfinished() && !lock.holder(main).isEmpty();
    }

    /** Waits until no other process holds the lock, as long as the settings allow, and reads the history again. */
    void awaitOthers() throws SQLException {
        if (lock.take(main, "set local lock_timeout = 0")) {
            main.rollback();
        }
        reload();
    }

    Session main() {
        return main;
    }

    /**
     * Whether nobody knows if a commit that failed like this has arrived; then there is a new main session, and the history
     * table will tell.
     */
    boolean mayHaveLostCommit(SQLException error) throws SQLException {
        if (main.survives(error) || ++lostCommits > 2) {
            return false;
        }
        mainAfter(error);
        return true;
    }

    /** The main session, or a new one in its place if it was lost. */
    Session mainAfter(SQLException error) throws SQLException {
        if (!main.survives(error)) {
            main.close();
            main = new Session(settings.dataSource.getConnection());
        }
        return main;
    }

    /**
     * A second session beside the main one, which the caller closes.
     *
     * @throws DunlinException if there is none to be had in half a minute; a pool may wait for ever for a connection that
     *     only this thread could give back
     */
    Session second(Migration migration) {
        CompletableFuture<Connection> connecting = new CompletableFuture<>();
        Thread thread = new Thread(() -> connect(connecting), "dunlin-connect");
        thread.setDaemon(true);
        thread.start();
        Exception error;
        try {
            long wait = Math.min(settings.waitTimeout.toMillis(), LONGEST_WAIT_MILLIS);
            return new Session(connecting.get(wait, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            error = e;
        } catch (TimeoutException | ExecutionException | SQLException e) {
            error = e;
        }
        // Should the connection come after all, it goes back at once.
        if (!connecting.cancel(false) && !connecting.isCompletedExceptionally()) {
            giveBack(connecting.join());
        }
        throw new DunlinException(
                Code.NO_SECOND_CONNECTION,
                "Migration %s has a statement that PostgreSQL forbids a transaction. While it runs, a second connection keeps other processes away, and the data source gave none (%s). Nothing of the statement was run. Allow the pool two connections, or migrate with a data source of its own."
                        .formatted(migration, error),
                error);
    }

    private void connect(CompletableFuture<Connection> connecting) {
        try {
            Connection connection = settings.dataSource.getConnection();
            if (!connecting.complete(connection)) {
                giveBack(connection);
            }
        } catch (SQLException | RuntimeException e) {
            connecting.completeExceptionally(e);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            Texts.debug("could not give a connection back", e);
        }
    }

    /**
     * Lets about that time pass: between half of it and all, so that processes that began to wait together do not come
     * back together.
     *
     * @return how long
     * @throws DunlinException if the thread is interrupted, which it then still is
     */
    long pause(long millis) {
        long jittered = millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
        try {
            if (settings.pause == null) {
                Thread.sleep(jittered);
            } else {
                settings.pause.accept(jittered);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return jittered;
    }

    /** What to throw where the thread is interrupted, which it then still is. */
    static DunlinException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new DunlinException(Code.INTERRUPTED, "Interrupted while waiting; nothing was lost.", cause);
    }

    /** Notes, once the lock is taken for it, that this run now works on the migration, unless it does already. */
    void begin(Migration migration) {
        if (!migration.equals(current)) {
            current = migration;
            start = System.nanoTime();
            int steps = migration.script().statementCount();
            Texts.info("Running %s of history \"%s\" (%s)"
                    .formatted(migration.description(), settings.historyName, Texts.count(steps, "statement")));
            if (migration.isSchema()) {
                settings.listener.schemaStarted(settings.historyName, steps);
            } else if (migration.isReverse()) {
                settings.listener.rollbackStarted(settings.historyName, migration.name(), steps);
            } else {
                settings.listener.migrationStarted(settings.historyName, migration.name(), steps);
            }
        }
    }

    /** What this run has spent on the current migration so far, in milliseconds. */
    long millis() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** A statement as listeners see it. */
    MigrationStep step(Migration migration, SqlStatement statement) {
        return new MigrationStep(
                settings.historyName,
                migration.name(),
                statement.number,
                migration.script().statementCount(),
                migration.file(),
                statement.line,
                statement.sql);
    }

    /** The statements of a migration that have taken effect so far. */
    int done(Migration migration) {
        HistoryRow row = ledger.get(migration.name());
        return row != null && row.isUnfinished() && row.reversing == migration.isReverse() ? row.appliedSteps : 0;
    }

    /** A migration's row for the state that it is about to have. */
    HistoryRow row(Migration migration, MigrationState state, int done, @Nullable String error) {
        HistoryRow before = ledger.get(migration.name());
        return new HistoryRow(
                migration.name(),
                before == null || before.state == MigrationState.HELD ? ledger.nextPosition() : before.position,
                before != null && migration.isReverse() ? before.checksum : migration.checksum(),
                state,
                done,
                migration.script().statementCount(),
                null,
                error,
                migration.isReverse());
    }

    /**
     * Writes a migration's row within the transaction that holds the lock. Once that is committed, the ledger must learn
     * of it.
     *
     * @param error null unless the state needs explaining
     * @throws DunlinException if the table cannot be written
     */
    HistoryRow write(Session session, Migration migration, MigrationState state, int done, @Nullable String error) {
        HistoryRow row = row(migration, state, done, error);
        try {
            if (migration.isReverse()) {
                table.writeReverse(session, row);
            } else {
                table.write(session, row, migration.down(), millis(), false);
            }
        } catch (SQLException e) {
            throw DunlinException.of(NOT_WRITTEN, e);
        }
        return row;
    }

    /**
     * Commits the transaction that holds the lock, with a note of the migration's state. Where the way back has failed at its
     * start, the migration stays in the database, and there is nothing to note.
     */
    void note(Session session, Migration migration, MigrationState state, @Nullable String error) throws SQLException {
        HistoryRow before = ledger.get(migration.name());
        if (state == MigrationState.FAILED && migration.isReverse() && before != null && before.state.isSettled()) {
            session.rollback();
        } else {
            commit(session, write(session, migration, state, done(migration), error));
        }
    }

    /**
     * Commits the transaction that holds the lock, with a note that the migration's statements up to this are done.
     *
     * @param noted whether that transaction has written the migration's row already
     */
    void noteDone(Session session, Migration migration, int number, boolean noted) throws SQLException {
        MigrationState state = number < migration.script().statementCount()
                ? MigrationState.RUNNING
                : migration.isReverse() ? MigrationState.HELD : MigrationState.APPLIED;
        if (state == MigrationState.APPLIED && migration.isSchema()) {
            writeAll(session, migration.members());
            session.commit();
        } else if (state == MigrationState.APPLIED && !noted && ledger.get(migration.name()) == null) {
            commitNew(session, migration, row(migration, state, number, null));
        } else {
            commit(session, write(session, migration, state, state == MigrationState.HELD ? 0 : number, null));
        }
    }

    /** What most migrations are, applied at the first attempt and at once, is written and committed in one message. */
    private void commitNew(Session session, Migration migration, HistoryRow row) throws SQLException {
        try {
            String sql = table.insert(session, row, migration.down(), millis()) + " returning xmin";
            lock.committed(session.commitWith(sql).number(0));
        } catch (SQLException e) {
            if (DunlinException.isMissingRight(e)) {
                throw DunlinException.of(NOT_WRITTEN, e);
            }
            throw e;
        }
        ledger.written(row);
    }

    /** Writes that all of these are applied, in one message. */
    private void writeAll(Session session, List<Migration> migrations) throws SQLException {
        StringBuilder sql = new StringBuilder();
        for (Migration migration : migrations) {
            HistoryRow row =
                    row(migration, MigrationState.APPLIED, migration.script().statementCount(), null);
            sql.append(table.upsert(session, row, migration.down(), 0, false)).append(";\n");
            ledger.written(row);
        }
        session.run(sql.toString());
    }

    private void commit(Session session, HistoryRow row) throws SQLException {
        session.commit();
        ledger.written(row);
    }

    /** Makes the history table, or upgrades it, within the transaction that holds the lock, where that is to be done. */
    void ensureTable(Session session) {
        if (!ledger.tableExists()) {
            try {
                table.create(session);
            } catch (SQLException e) {
                throw DunlinException.of("The history table cannot be made", e);
            }
        } else if (ledger.format() < HistoryTable.FORMAT) {
            try {
                table.upgrade(session);
            } catch (SQLException e) {
                throw DunlinException.of("The history table cannot be upgraded", e);
            }
        }
    }

    @Override
    public void close() {
        main.close();
    }
}
