package dev.dunlin.runtime;

import dev.dunlin.runtime.script.SqlStatement;
import dev.dunlin.runtime.script.StatementKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Asks the catalog what became of a statement that ran outside a transaction, and clears away what a broken run of it has
 * left.
 *
 * <p>When a process is killed, its server process goes on with the statement. So nothing is touched on which another
 * session is still at work.
 */
final class CatalogProbe {
    private static final int PAUSE_MILLIS = 250;
    private static final int DETACH_CONCURRENTLY_SINCE = 14;

    /**
     * Classes of SQLSTATE of what rows, functions, deadlocks and full disks do to a build. Whoever broke it off wants no
     * drop, either.
     */
    private static final Set<String> CLEARABLE = Set.of("22", "23", "40", "42", "53", "54", "P0");

    /** An index of that name is there, which is not the statement's. */
    private static final String DUPLICATE = "42P07";

    private final Run run;
    private final Session session;
    private final SqlStatement statement;

    /** The names in the statement as literals. */
    private final String name;

    private final String table;

    CatalogProbe(Run run, SqlStatement statement) {
        this.run = run;
        this.session = run.main();
        this.statement = statement;
        this.name = Session.literal(statement.name);
        this.table = Session.literal(statement.table);
    }

    /**
     * Whether the statement has been carried out and must not be run again; clears the way for it otherwise. Waits for
     * whoever is at work on its table.
     */
    boolean settle() throws SQLException {
        StatementKind kind = statement.kind;
        if (kind == StatementKind.CREATE_OBJECT || kind == StatementKind.DROP_OBJECT) {
            return exists() == (kind == StatementKind.CREATE_OBJECT);
        }
        boolean builds = buildsIndex(statement);
        boolean detaches = kind == StatementKind.DETACH_PARTITION;
        awaitOthers(builds || detaches ? table : name);
        if (builds) {
            return isBuilt();
        } else if (detaches) {
            return isDetached();
        } else if (kind == StatementKind.REINDEX) {
            dropLeftovers();
        }
        // The others can be repeated, or were in doubt and have been resolved by a person.
        return kind == StatementKind.DROP_INDEX && isDropped();
    }

    /**
     * Whether a failed statement leaves an invalid index behind only until {@link #clear} is called, or none at all.
     *
     * @param state the SQLSTATE
     */
    static boolean leavesNothing(SqlStatement statement, String state) {
        return !buildsIndex(statement) || CLEARABLE.contains(state.substring(0, 2));
    }

    /** Drops the invalid index that the statement left when it failed, so that it has changed nothing. */
    void clear(SQLException failure) throws SQLException {
        String state = String.valueOf(failure.getSQLState());
        if (buildsIndex(statement) && CLEARABLE.contains(state.substring(0, 2)) && !state.equals(DUPLICATE)) {
            settle();
        }
    }

    private static boolean buildsIndex(SqlStatement statement) {
        return statement.kind == StatementKind.CREATE_INDEX || statement.kind == StatementKind.CREATE_INDEX_IF_MISSING;
    }

    private boolean isBuilt() throws SQLException {
        for (Row index : session.run("""
                select c.oid::regclass, i.indisvalid
                from pg_catalog.pg_class t
                    join pg_catalog.pg_class c on c.relnamespace = t.relnamespace and c.relname = (parse_ident(%s))[1]::name
                    join pg_catalog.pg_index i on i.indexrelid = c.oid and i.indrelid = t.oid
                where t.oid = to_regclass(%s)""".formatted(name, table))) {
            if (index.flag(1)) {
                return true;
            }
            drop(index.text(0));
        }
        return false;
    }

    private boolean isDropped() throws SQLException {
        return session.run("select from pg_catalog.pg_index where indexrelid = to_regclass(%s)".formatted(name))
                .isEmpty();
    }

    /** The new or old halves of indexes that a broken REINDEX CONCURRENTLY leaves (PostgreSQL manual, REINDEX). */
    private void dropLeftovers() throws SQLException {
        for (Row index : session.run("""
                select c.oid::regclass
                from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
                where not i.indisvalid and c.relname ~ '_cc(new|old)[0-9]*$' and i.indrelid in (%s)""".formatted(selectTable(name)))) {
            drop(index.text(0));
        }
    }

    private void drop(String index) throws SQLException {
        Texts.info("Dropping the invalid index %s of a broken build".formatted(index));
        session.run("drop index concurrently if exists " + index);
    }

    private boolean isDetached() throws SQLException {
        if (session.serverVersion() < DETACH_CONCURRENTLY_SINCE) {
            return false;
        }
        for (Row partition : session.run("""
                select inhdetachpending from pg_catalog.pg_inherits
                where inhrelid = to_regclass(%s) and inhparent = to_regclass(%s)""".formatted(name, table))) {
            if (!partition.flag(0)) {
                return false;
            }
            session.run("alter table %s detach partition %s finalize".formatted(statement.table, statement.name));
        }
        return true;
    }

    private boolean exists() throws SQLException {
        String catalog = switch (String.valueOf(statement.table).toUpperCase(Locale.ROOT)) {
            case "DATABASE" -> "pg_database where datname";
            case "TABLESPACE" -> "pg_tablespace where spcname";
            // Of all databases.
            default ->
                "pg_subscription join pg_catalog.pg_database d on d.oid = subdbid and datname = current_database() where subname";
        };
        return session.one("select exists (select 1 from pg_catalog.%s = (parse_ident(%s))[1]::name)"
                        .formatted(catalog, name))
                .flag(0);
    }

    /** A query for the oid of a table, which is named as a literal, or whose index is. */
    private static String selectTable(String relation) {
        return """
                select coalesce(x.indrelid, t.oid)
                from pg_catalog.pg_class t left join pg_catalog.pg_index x on x.indexrelid = t.oid
                where t.oid = to_regclass(%s)""".formatted(relation);
    }

    /**
     * Waits until no other session has the lock of concurrent builds on a table, or waits for it. Autovacuum has that lock,
     * too, but gives way to whoever wants it.
     *
     * @throws MigrationLockedException if one has it for too long
     */
    private void awaitOthers(String relation) throws SQLException {
        String others = """
                select l.pid, l.relation::regclass
                from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'relation' and l.relation = (%s) and l.mode = 'ShareUpdateExclusiveLock'
                    and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
                    and l.pid <> pg_backend_pid() and a.backend_type is distinct from 'autovacuum worker'
                    and a.usesysid is not null""".formatted(selectTable(relation));
        long start = System.nanoTime();
        for (List<Row> found = session.run(others); !found.isEmpty(); found = session.run(others)) {
            if (System.nanoTime() - start >= run.settings().waitTimeout.toNanos()) {
                throw new MigrationLockedException(
                        "The session with pid %s, perhaps left behind by a process that was killed, is still at work on %s. Wait until it has ended, or end it with select pg_terminate_backend(pid); then migrate again."
                                .formatted(found.get(0).text(0), found.get(0).text(1)));
            }
            run.pause(PAUSE_MILLIS);
        }
    }
}
