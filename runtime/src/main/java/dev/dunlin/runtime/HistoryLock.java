package dev.dunlin.runtime;

import dev.dunlin.runtime.Ledger.Fingerprint;
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

    private static final Duration FIRST_PAUSE = Duration.ofMillis(40);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);

    private final Settings settings;
    private final HistoryTable table;
    private @Nullable Instant waitingSince;

    HistoryLock(Settings settings, HistoryTable table) {
        this.settings = settings;
        this.table = table;
    }

    /**
     * Begins a transaction and takes the lock in it, waiting as long as the settings allow.
     *
     * @param then statements to run in the same message, once the lock was tried; they must not return rows
     * @return false if another process has changed the history that the ledger shows; then there is no transaction
     * @throws MigrationLockedException if another process has the lock for too long
     */
    boolean take(Session session, Ledger ledger, String then) throws SQLException {
        return take(session, ledger, "", then, settings.waitTimeout);
    }

    /**
     * Begins a transaction of a certain mode and takes the lock in it.
     *
     * @param modes SET TRANSACTION statements, each with a semicolon. With an isolation level above READ COMMITTED the
     *     history is seen as it was before the lock was taken, so that the caller must write its row before it does
     *     anything else: what another process has done is then a serialization failure (SQLSTATE 40001)
     * @param wait how long to wait for another process
     */
    boolean take(Session session, Ledger ledger, String modes, String then, Duration wait) throws SQLException {
        long start = System.nanoTime();
        long told = start;
        for (int attempt = 1; ; attempt++) {
            Answer answer = ask(session, ledger, modes, then);
            if (answer.held() && answer.unchanged()) {
                return true;
            }
            session.rollback();
            if (!answer.unchanged()) {
                return false;
            }
            if (waitingSince == null) {
                waitingSince = answer.time();
            }
            long now = System.nanoTime();
            Duration waited = Duration.ofNanos(now - start);
            if (waited.compareTo(wait) >= 0) {
                throw tooLong(session, waited);
            }
            if (attempt == 2 || now - told > TELL_EVERY.toNanos()) {
                told = now;
                tell(session, waited);
            }
            settings.pause.about(pause(attempt));
        }
    }

    /** When this run first met another one that held the lock, by the server's clock; null if it never did. */
    @Nullable
    Instant waitingSince() {
        return waitingSince;
    }

    private Answer ask(Session session, Ledger ledger, String modes, String then) throws SQLException {
        String state = ledger.tableExists() ? table.selectFingerprint(session) : table.selectExistence(session);
        session.begin();
        // The session's own default may be another mode.
        List<List<Row>> results = session.run("""
                set transaction isolation level read committed, read write;
                %s
                select pg_try_advisory_xact_lock(%s), (extract(epoch from clock_timestamp()) * 1000)::bigint;
                %s;
                %s""".formatted(modes, KEY, state, then));
        Row lock = results.get(0).get(0);
        Row found = results.get(1).get(0);
        boolean unchanged = ledger.tableExists() ? Fingerprint.of(found).equals(ledger.fingerprint()) : !found.flag(0);
        return new Answer(lock.flag(0), Instant.ofEpochMilli(lock.number(1)), unchanged);
    }

    private record Answer(boolean held, Instant time, boolean unchanged) {}

    private static Duration pause(int attempt) {
        Duration grown = FIRST_PAUSE.multipliedBy(Math.min(attempt, 20));
        return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    }

    private void tell(Session session, Duration waited) throws SQLException {
        String holder = holder(session);
        Log.info("Waiting for another process that migrates this database: " + holder);
        Progress.guarded(() -> settings.listener.waiting(holder, waited));
    }

    private MigrationLockedException tooLong(Session session, Duration waited) throws SQLException {
        String holder = holder(session);
        return new MigrationLockedException(
                "Another process has been migrating this database while this one waited %s s for it: %s. Wait longer with"
                                .formatted(waited.toSeconds(), holder)
                        + " waitTimeout(…), or, if that process is dead, end its session with select pg_terminate_backend(pid).");
    }

    /** Who has the lock, for people; says so if it is free by now. */
    String holder(Session session) throws SQLException {
        List<Row> holders = session.query("""
                select l.pid, coalesce(a.usename, '?'), coalesce(nullif(a.application_name, ''), 'no application name'),
                    coalesce(to_char(a.xact_start, 'YYYY-MM-DD HH24:MI:SS OF'), 'unknown')
                from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory' and l.classid = %s and l.objid = %s and l.objsubid = 1 and l.granted
                    and l.database = (select oid from pg_catalog.pg_database where datname = current_database())""".formatted(KEY >>> 32, KEY & 0xffff_ffffL));
        return holders.stream()
                .map(row -> "pid %s, role %s, %s, in a transaction since %s"
                        .formatted(row.text(0), row.text(1), row.text(2), row.text(3)))
                .findFirst()
                .orElse("nobody at this moment");
    }

    /** Whether some process has the lock now. */
    boolean isTaken(Session session) throws SQLException {
        return !holder(session).startsWith("nobody");
    }
}
