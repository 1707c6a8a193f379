package dev.dunlin.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right to change the histories of a database, which one transaction at a time has.
 *
 * <p>It is a transaction-level advisory lock, so that it goes when its transaction goes, however that happens, and works
 * behind a proxy that pools by transaction. It is only ever tried, never waited for inside the server: who waits there
 * holds a snapshot, and {@code CREATE INDEX CONCURRENTLY} waits for all older snapshots.
 */
final class HistoryLock {
    /** "Dunlin" in ASCII, then 1. All histories of a database share it. */
    static final long KEY = 0x44_75_6e_6c_69_6e_00_01L;

    private static final long TELL_EVERY = Duration.ofSeconds(5).toNanos();

    private final Run run;
    private @Nullable Instant waitingSince;

    /** The id of the server's next transaction if nobody has written anything since this run did; 0 if that is not known. */
    private long nextTransaction;

    HistoryLock(Run run) {
        this.run = run;
    }

    /**
     * Begins a transaction and takes the lock in it, waiting as long as the settings allow.
     *
     * @param then statements to run in the same message, once the lock was tried; they must not return rows
     * @return false if another process has changed the history that the ledger shows; then there is no transaction
     * @throws MigrationLockedException if another process has the lock for too long
     */
    boolean take(Session session, String then) throws SQLException {
        return take(session, "", then, run.settings().waitTimeout);
    }

    /**
     * Begins a transaction of a certain mode and takes the lock in it.
     *
     * @param modes SET TRANSACTION statements, each with a semicolon. With an isolation level above READ COMMITTED the
     *     history is seen as it was before the lock was taken, so that the caller must write its row before it does
     *     anything else: what another process has done is then a serialization failure (SQLSTATE 40001)
     * @param wait how long to wait for another process
     */
    boolean take(Session session, String modes, String then, Duration wait) throws SQLException {
        if (takeAsNext(session, modes, then)) {
            return true;
        }
        boolean tableExists = run.ledger().tableExists();
        String expected = tableExists ? run.ledger().fingerprint() : "f";
        String sql = """
                %s
                select pg_try_advisory_xact_lock(%s), (extract(epoch from clock_timestamp()) * 1000)::bigint;
                %s;
                %s""".formatted(
                        modes,
                        KEY,
                        tableExists
                                ? run.table().selectFingerprint(session)
                                : run.table().selectExistence(session),
                        then);
        long start = System.nanoTime();
        long told = start;
        for (int attempt = 1; ; attempt++) {
            List<Row> rows = session.begin(sql);
            boolean unchanged = rows.get(1).text(0).equals(expected);
            if (unchanged && rows.get(0).flag(0)) {
                return true;
            }
            session.rollback();
            if (!unchanged) {
                return false;
            }
            if (waitingSince == null) {
                waitingSince = Instant.ofEpochMilli(rows.get(0).number(1));
            }
            long now = System.nanoTime();
            Duration waited = Duration.ofNanos(now - start);
            if (waited.compareTo(wait) >= 0) {
                throw new MigrationLockedException(
                        "Another process has been migrating this database while this one waited %s s for it: %s. Wait longer with waitTimeout(…), or, if that process is dead, end its session with select pg_terminate_backend(pid)."
                                .formatted(waited.toSeconds(), holder(session)));
            }
            if (attempt == 2 || now - told > TELL_EVERY) {
                told = now;
                String holder = holder(session);
                Texts.info("Waiting for another process that migrates this database: " + holder);
                run.settings().listener.waiting(holder, waited);
            }
            run.pause(Math.min(40 * attempt, 500));
        }
    }

    /**
     * Notes that this run has committed, and wrote last in the transaction, or part of one, of that id. All who change the
     * history take the lock first and write then, so that they can only have newer ids: if the next transaction has the next
     * one, nobody has been here in between, and the rows, which may be many, need not be looked at.
     */
    void committed(long transaction) {
        nextTransaction = transaction + 1;
    }

    /** Takes the lock if it is free and nobody has written since; otherwise there is no transaction. */
    private boolean takeAsNext(Session session, String modes, String then) throws SQLException {
        long next = nextTransaction;
        nextTransaction = 0;
        if (next == 0) {
            return false;
        }
        Row row = session.begin(
                        "%s select pg_try_advisory_xact_lock(%s), pg_current_xact_id()::text::bigint & 4294967295; %s"
                                .formatted(modes, KEY, then))
                .get(0);
        if (row.flag(0) && row.number(1) == next) {
            return true;
        }
        session.rollback();
        return false;
    }

    /** When this run first met another one that held the lock, by the server's clock; null if it never did. */
    @Nullable
    Instant waitingSince() {
        return waitingSince;
    }

    /** Who has the lock, for people, and whom that session waits for in turn; empty if nobody has it now. */
    String holder(Session session) throws SQLException {
        List<Row> holders = session.run(
                """
                select %s || coalesce((
                    select '; it waits for ' || string_agg(%s, '; and for ')
                    from pg_catalog.pg_stat_activity b where b.pid = any(pg_catalog.pg_blocking_pids(l.pid))), '')
                from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory' and l.classid = %s and l.objid = %s and l.objsubid = 1 and l.granted
                    and l.database = (select oid from pg_catalog.pg_database where datname = current_database())""".formatted(Session.described("a"), Session.described("b"), KEY >>> 32, KEY & 0xffff_ffffL));
        return holders.isEmpty() ? "" : holders.get(0).text(0);
    }
}
