package dev.dunlin.runtime;

import dev.dunlin.runtime.script.StatementKind.CreateGlobal;
import dev.dunlin.runtime.script.StatementKind.CreateIndex;
import dev.dunlin.runtime.script.StatementKind.DetachPartition;
import dev.dunlin.runtime.script.StatementKind.DropGlobal;
import dev.dunlin.runtime.script.StatementKind.DropIndex;
import dev.dunlin.runtime.script.StatementKind.GlobalObject;
import dev.dunlin.runtime.script.StatementKind.Outside;
import dev.dunlin.runtime.script.StatementKind.Reindex;
import dev.dunlin.runtime.script.StatementKind.Repeatable;
import dev.dunlin.runtime.script.StatementKind.Untraceable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Asks the catalog what became of a statement that ran outside a transaction, and clears away what a broken run of it has
 * left.
 *
 * <p>When a process is killed, its server process goes on with the statement. So nothing is touched on which another
 * session is still at work.
 */
final class CatalogProbe {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int DETACH_CONCURRENTLY_SINCE = 14;

    private final Session session;
    private final Settings settings;

    CatalogProbe(Session session, Settings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** Whether the statement has been carried out and must not be run again; clears the way for it otherwise. */
    boolean settle(Outside kind) throws SQLException {
        if (kind instanceof CreateIndex index) {
            return isBuilt(index);
        } else if (kind instanceof DropIndex index) {
            return isDropped(index);
        } else if (kind instanceof Reindex reindex) {
            dropLeftovers(reindex);
            return false;
        } else if (kind instanceof DetachPartition detach) {
            return isDetached(detach);
        } else if (kind instanceof CreateGlobal create) {
            return exists(create.object(), create.name());
        } else if (kind instanceof DropGlobal drop) {
            return !exists(drop.object(), drop.name());
        } else if (kind instanceof Repeatable) {
            return false;
        } else if (kind instanceof Untraceable) {
            throw new IllegalStateException("a statement that nothing tells of is resolved by a person");
        }
        throw new AssertionError("no probe for " + kind);
    }

    private boolean isBuilt(CreateIndex index) throws SQLException {
        while (true) {
            List<Row> found = session.query("""
                    select i.indisvalid, i.indrelid, c.oid::regclass
                    from pg_catalog.pg_class t
                        join pg_catalog.pg_class c on c.relnamespace = t.relnamespace and c.relname = %s::name
                        join pg_catalog.pg_index i on i.indexrelid = c.oid and i.indrelid = t.oid
                    where t.oid = to_regclass(%s)""".formatted(Sql.literal(index.index()), Sql.literal(index.table())));
            if (found.isEmpty()) {
                return false;
            }
            Row row = found.get(0);
            if (row.flag(0)) {
                return true;
            }
            if (isLeftAlone(row.text(1))) {
                Log.info("Dropping the invalid index %s, which a broken build has left".formatted(row.text(2)));
                session.run("drop index concurrently if exists " + row.text(2));
                return false;
            }
        }
    }

    private boolean isDropped(DropIndex index) throws SQLException {
        while (true) {
            List<Row> found =
                    session.query("select indrelid from pg_catalog.pg_index where indexrelid = to_regclass(%s)"
                            .formatted(Sql.literal(index.index())));
            if (found.isEmpty()) {
                return true;
            }
            if (isLeftAlone(found.get(0).text(0))) {
                return false;
            }
        }
    }

    /** The new or old halves of indexes that a broken REINDEX CONCURRENTLY leaves (PostgreSQL manual, REINDEX). */
    private void dropLeftovers(Reindex reindex) throws SQLException {
        if (reindex.relation() == null) {
            return;
        }
        String leftovers = """
                select i.indrelid, c.oid::regclass
                from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
                where not i.indisvalid and c.relname ~ '_cc(new|old)[0-9]*$' and i.indrelid in (
                    select coalesce(x.indrelid, t.oid)
                    from pg_catalog.pg_class t left join pg_catalog.pg_index x on x.indexrelid = t.oid
                    where t.oid = to_regclass(%s))""".formatted(Sql.literal(reindex.relation()));
        for (List<Row> rows = session.query(leftovers); !rows.isEmpty(); rows = session.query(leftovers)) {
            Row row = rows.get(0);
            if (isLeftAlone(row.text(0))) {
                Log.info("Dropping the index %s, which a broken REINDEX has left".formatted(row.text(1)));
                session.run("drop index concurrently if exists " + row.text(1));
            }
        }
    }

    private boolean isDetached(DetachPartition detach) throws SQLException {
        if (session.serverVersion() < DETACH_CONCURRENTLY_SINCE) {
            return false;
        }
        while (true) {
            List<Row> found = session.query(
                    "select inhdetachpending, inhparent from pg_catalog.pg_inherits where inhrelid = to_regclass(%s) and inhparent = to_regclass(%s)"
                            .formatted(Sql.literal(detach.partition()), Sql.literal(detach.parent())));
            if (found.isEmpty()) {
                return true;
            }
            if (isLeftAlone(found.get(0).text(1))) {
                if (!found.get(0).flag(0)) {
                    return false;
                }
                session.run(
                        "alter table %s detach partition %s finalize".formatted(detach.parent(), detach.partition()));
            }
        }
    }

    private boolean exists(GlobalObject object, String name) throws SQLException {
        return session.query("select exists (select 1 from %s where %s = %s::name)"
                        .formatted(object.catalog(), object.nameColumn(), Sql.literal(name)))
                .get(0)
                .flag(0);
    }

    /**
     * Whether no other session holds the lock of concurrent builds on the table; if one does, pauses before it answers.
     * Autovacuum holds that lock, too, but gives way to whoever wants it.
     *
     * @throws MigrationLockedException if one has held it for too long
     */
    private boolean isLeftAlone(String table) throws SQLException {
        long start = System.nanoTime();
        List<Row> others = othersAtWork(table);
        if (others.isEmpty()) {
            return true;
        }
        while (!others.isEmpty()) {
            if (System.nanoTime() - start >= settings.waitTimeout.toNanos()) {
                throw new MigrationLockedException(
                        "The session with pid %s, perhaps left behind by a process that was killed, is still at work on %s. Wait"
                                        .formatted(
                                                others.get(0).text(0),
                                                others.get(0).text(1))
                                + " until it has ended, or end it with select pg_terminate_backend(pid); then migrate again.");
            }
            settings.pause.about(PAUSE);
            others = othersAtWork(table);
        }
        return false;
    }

    private List<Row> othersAtWork(String table) throws SQLException {
        return session.query("""
                select l.pid, l.relation::regclass
                from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'relation' and l.relation = %s and l.mode = 'ShareUpdateExclusiveLock'
                    and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
                    and l.pid <> pg_backend_pid() and a.backend_type is distinct from 'autovacuum worker'
                    and a.usesysid is not null""".formatted(table));
    }
}
