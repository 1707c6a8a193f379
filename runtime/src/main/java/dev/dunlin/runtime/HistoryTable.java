package dev.dunlin.runtime;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table that holds what was applied, and all SQL that reads and writes it, for one history. */
final class HistoryTable {
    /**
     * What the table's comment states. In format 1 a migration could not be on its way back, that is running, failed or in
     * doubt with rolled_back_at set, when its steps are those of its down SQL.
     */
    static final int FORMAT = 2;

    private static final String NAME = "dunlin_history";
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_COLUMN = "42703";

    private final String history;
    private final @Nullable String givenSchema;
    private final @Nullable String tenant;
    private final String writer;
    private String qualifiedName = "";

    HistoryTable(Dunlin settings) {
        history = Session.literal(settings.historyName);
        givenSchema = settings.schema;
        tenant = settings.tenant ? givenSchema : null;
        String host = System.getenv("HOSTNAME");
        writer = "session_user || "
                + Session.literal(", process " + ProcessHandle.current().pid() + (host == null ? "" : " on " + host));
    }

    /**
     * All rows of the history, in one statement.
     *
     * <p>A history without a table is an empty one; then the server has logged the one error that it takes to find out.
     */
    Ledger read(Session session) throws SQLException {
        try {
            List<HistoryRow> rows = new ArrayList<>();
            int format = 0;
            for (Row row : session.run(selectRows())) {
                // Of a newer format nobody knows what the rows mean.
                format = format(row, 8);
                rows.add(historyRow(row));
            }
            if (rows.isEmpty()) {
                // It may have been the table of another schema.
                Row existence = session.one(selectExistence(session));
                format = existence.flag(0) ? format(existence, 1) : 0;
            }
            return new Ledger(format, rows);
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return new Ledger(0, List.of());
            } else if (UNDEFINED_COLUMN.equals(e.getSQLState())) {
                throw unknown(
                        "There is a table %s that is none of this version (%s)".formatted(NAME, e.getMessage()), e);
            }
            throw e;
        }
    }

    /**
     * The condition on the table's own identity keeps a search path of several schemas from showing the history of a
     * later one while the current one has none.
     */
    private String selectRows() {
        String table = givenSchema == null ? NAME : Session.identifier(givenSchema) + "." + NAME;
        String oid = "(select to_regclass(%s))"
                .formatted(
                        givenSchema == null
                                ? "quote_ident(current_schema()) || '." + NAME + "'"
                                : Session.literal(table));
        return """
                select migration, position, checksum, state, applied_steps, total_steps,
                    (extract(epoch from finished_at) * 1000)::bigint,
                    case when state not in ('applied', 'baselined') then error end, %s,
                    state in ('running', 'failed', 'in_doubt') and rolled_back_at is not null
                from %s h where history = %s and h.tableoid = %s""".formatted(selectFormat(oid), table, history, oid);
    }

    /** The number in the comment on a table; null where a copy of the database has lost the comment. */
    private static String selectFormat(String oid) {
        return "(select substring(obj_description(%s, 'pg_class') from 'format ([0-9]+)'))".formatted(oid);
    }

    private static int format(Row row, int column) {
        int format = row.textOrNull(column) == null ? FORMAT : (int) row.number(column);
        if (format > FORMAT) {
            throw unknown("The table %s is of format %s".formatted(NAME, format), null);
        }
        return format;
    }

    private static HistoryRow historyRow(Row row) {
        String finished = row.textOrNull(6);
        return new HistoryRow(
                row.text(0),
                (int) row.number(1),
                row.textOrNull(2),
                state(row),
                (int) row.number(4),
                (int) row.number(5),
                finished == null ? null : Instant.ofEpochMilli(Long.parseLong(finished)),
                row.textOrNull(7),
                row.flag(9));
    }

    private static MigrationState state(Row row) {
        for (MigrationState state : MigrationState.values()) {
            if (state.sqlName().equals(row.text(3))) {
                return state;
            }
        }
        throw unknown("The table %s has %s in the state \"%s\"".formatted(NAME, row.text(0), row.text(3)), null);
    }

    private static DunlinException unknown(String what, @Nullable Exception cause) {
        return new DunlinException(
                Code.UNKNOWN_TABLE,
                what
                        + ", which dunlin-runtime %s does not understand. Use the version that wrote it, or a newer one; or keep the history elsewhere with schema(…)."
                                .formatted(Version.CURRENT),
                cause);
    }

    /** The names of the schemas that a LIKE pattern fits, in order. */
    static List<String> schemas(DataSource dataSource, String pattern) {
        List<String> names = new ArrayList<>();
        try (Session session = new Session(dataSource.getConnection())) {
            for (Row row : session.run("select nspname from pg_catalog.pg_namespace where nspname like %s order by 1"
                    .formatted(Session.literal(pattern)))) {
                names.add(row.text(0));
            }
        } catch (SQLException e) {
            throw DunlinException.of("The schemas could not be listed", e);
        }
        return names;
    }

    /** A query that puts the tenant's schema first in the search path; empty if there is none. */
    String selectSearchPath(boolean forTransaction) {
        return tenant == null
                ? ""
                : "select set_config('search_path', %s || ', ' || current_setting('search_path'), %s)"
                        .formatted(Session.literal(Session.identifier(tenant)), forTransaction);
    }

    /** The table with its schema, which a migration that changes the search path does not change. */
    private String qualifiedName(Session session) throws SQLException {
        if (qualifiedName.isEmpty()) {
            String schema =
                    givenSchema == null ? session.one("select current_schema()").textOrNull(0) : givenSchema;
            if (schema == null) {
                throw new DunlinException(
                        Code.NO_SCHEMA,
                        "The connection's search_path names no schema that exists, so there is none for the history table. Create the schema, set search_path in the connection's options, or name one with schema(…).");
            }
            qualifiedName = Session.identifier(schema) + "." + NAME;
        }
        return qualifiedName;
    }

    /** A query whose only row is the fingerprint of the history that the ledger shows, if there is a table. */
    String selectFingerprint(Session session) throws SQLException {
        return "select %s from %s where history = %s".formatted(Ledger.FINGERPRINT, qualifiedName(session), history);
    }

    /** A query whose only row says whether there is a history table, and of which format. */
    String selectExistence(Session session) throws SQLException {
        String oid = "to_regclass(%s)".formatted(Session.literal(qualifiedName(session)));
        return "select " + oid + " is not null, " + selectFormat(oid);
    }

    /** Makes the table. Only with the lock held: not even IF NOT EXISTS keeps two who do this at once apart. */
    void create(Session session) throws SQLException {
        if (givenSchema != null) {
            String schema = Session.identifier(givenSchema);
            if (session.one("select to_regnamespace(%s) is null".formatted(Session.literal(schema)))
                    .flag(0)) {
                session.run("create schema " + schema);
            }
        }
        session.run("""
                create table %1$s (
                    history text not null,
                    migration text not null,
                    position integer not null,
                    checksum text,
                    state text not null check (state in (
                        'running', 'applied', 'failed', 'in_doubt', 'rolled_back', 'baselined')),
                    applied_steps integer not null,
                    total_steps integer not null,
                    started_at timestamptz,
                    finished_at timestamptz,
                    rolled_back_at timestamptz,
                    applied_by text not null,
                    duration_ms bigint,
                    error text,
                    down_sql text,
                    dunlin_version text not null,
                    primary key (history, migration));
                %2$s""".formatted(qualifiedName(session), comment(session)));
    }

    /** Brings a table of an older format to that of this version. Only with the lock held. */
    void upgrade(Session session) throws SQLException {
        // Format 1 had the same columns.
        session.run(comment(session));
    }

    private String comment(Session session) throws SQLException {
        return "comment on table %s is 'Migrations applied by Dunlin, format %s'"
                .formatted(qualifiedName(session), FORMAT);
    }

    /**
     * Writes what has become of a migration.
     *
     * @param downSql the reverse, to be kept for a rollback
     * @param durationMs what this run has spent on the migration
     * @param byPerson whether a person says so, whatever the table said before
     * @throws SQLException also if the migration is settled already and no person says so; the lock should prevent it
     */
    void write(Session session, HistoryRow row, @Nullable String downSql, long durationMs, boolean byPerson)
            throws SQLException {
        if (session.update(insert(session, row, downSql, durationMs, byPerson)) != 1) {
            throw new SQLException("migration " + row.migration + " is applied already");
        }
    }

    /** The statement that does what {@link #write} does. */
    String insert(Session session, HistoryRow row, @Nullable String downSql, long durationMs, boolean byPerson)
            throws SQLException {
        boolean finished = row.state != MigrationState.RUNNING && row.state != MigrationState.IN_DOUBT;
        return """
                insert into %s as h (history, migration, position, checksum, state, applied_steps, total_steps,
                    started_at, finished_at, applied_by, duration_ms, error, down_sql, dunlin_version)
                values (%s, %s, %s, %s, %s, %s, %s, now(), %s, %s, %s, %s, %s, %s)
                on conflict (history, migration) do update set
                    position = excluded.position, checksum = excluded.checksum, state = excluded.state,
                    applied_steps = excluded.applied_steps, total_steps = excluded.total_steps,
                    started_at = case
                        when h.state in ('running', 'in_doubt') or (h.state = 'failed' and h.applied_steps > 0)
                        then h.started_at else excluded.started_at end,
                    finished_at = excluded.finished_at, rolled_back_at = null, applied_by = excluded.applied_by,
                    duration_ms = excluded.duration_ms, error = excluded.error, down_sql = excluded.down_sql,
                    dunlin_version = excluded.dunlin_version
                where %s or h.state not in ('applied', 'baselined')""".formatted(
                        qualifiedName(session),
                        history,
                        Session.literal(row.migration),
                        row.position,
                        Session.literal(row.checksum),
                        Session.literal(row.state.sqlName()),
                        row.appliedSteps,
                        row.totalSteps,
                        finished ? "clock_timestamp()" : "null",
                        writer,
                        durationMs,
                        Session.literal(row.error),
                        Session.literal(downSql),
                        Session.literal(Version.CURRENT),
                        byPerson);
    }

    /** What leads back from a migration, as it was stored when it was applied; null if nothing was. */
    @Nullable
    String downSql(Session session, String migration) throws SQLException {
        return session.one("select down_sql from %s where history = %s and migration = %s"
                        .formatted(qualifiedName(session), history, Session.literal(migration)))
                .textOrNull(0);
    }

    /** Writes how far a migration is on its way back, or that it is out of the database. */
    void writeReverse(Session session, HistoryRow row) throws SQLException {
        session.update("""
                update %s set state = %s, applied_steps = %s, total_steps = %s, error = %s, applied_by = %s,
                    rolled_back_at = clock_timestamp(), finished_at = clock_timestamp(), dunlin_version = %s
                where history = %s and migration = %s""".formatted(
                        qualifiedName(session),
                        Session.literal(row.state.sqlName()),
                        row.appliedSteps,
                        row.totalSteps,
                        Session.literal(row.error),
                        writer,
                        Session.literal(Version.CURRENT),
                        history,
                        Session.literal(row.migration)));
    }

    /** Writes that a person has taken a migration out of the database, and that it may be applied anew. */
    void release(Session session, String migration) throws SQLException {
        session.update("""
                update %s set state = 'rolled_back', checksum = null, applied_steps = 0, rolled_back_at = now(),
                    error = null, applied_by = %s
                where history = %s and migration = %s""".formatted(qualifiedName(session), writer, history, Session.literal(migration)));
    }
}
