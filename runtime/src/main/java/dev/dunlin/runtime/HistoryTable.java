package dev.dunlin.runtime;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table that holds what was applied, and all SQL that reads and writes it, for one history. */
final class HistoryTable {
    static final String NAME = "dunlin_history";

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_COLUMN = "42703";

    private final String history;
    private final @Nullable String givenSchema;
    private final String writer =
            "process %s%s".formatted(ProcessHandle.current().pid(), host());
    private @Nullable String qualifiedName;

    HistoryTable(Settings settings) {
        this.history = settings.historyName;
        this.givenSchema = settings.schema;
    }

    /**
     * All rows of the history, in one statement.
     *
     * <p>A history without a table is an empty one; then the server has logged the one error that it takes to find out.
     */
    Ledger read(Session session) throws SQLException {
        try {
            List<HistoryRow> rows =
                    session.query(selectRows()).stream().map(this::historyRow).toList();
            // Without rows it may have been the table of another schema.
            return new Ledger(!rows.isEmpty() || exists(session), rows);
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return new Ledger(false, List.of());
            } else if (UNDEFINED_COLUMN.equals(e.getSQLState())) {
                throw new DunlinException(
                        Code.UNKNOWN_TABLE,
                        "There is a table %s, and it is not one that this version of dunlin-runtime (%s) understands (%s). Use the"
                                        .formatted(NAME, Version.CURRENT, e.getMessage())
                                + " version that made it, or a newer one; or keep the history elsewhere with schema(…).",
                        e);
            }
            throw e;
        }
    }

    /**
     * The condition on the table's own identity keeps a search path of several schemas from showing the history of a
     * later one while the current one has none.
     */
    private String selectRows() {
        String where = givenSchema == null
                ? "h.tableoid = (select to_regclass(quote_ident(current_schema()) || '.%s'))".formatted(NAME)
                : "true";
        return """
                select migration, position, checksum, state, applied_steps, total_steps,
                    (extract(epoch from started_at) * 1000)::bigint, (extract(epoch from finished_at) * 1000)::bigint,
                    case when state not in ('applied', 'baselined') then error end
                from %s h where history = %s and %s""".formatted(
                givenSchema == null ? NAME : Sql.identifier(givenSchema) + "." + NAME, Sql.literal(history), where);
    }

    private HistoryRow historyRow(Row row) {
        return new HistoryRow(
                row.text(0),
                Math.toIntExact(row.number(1)),
                row.textOrNull(2),
                state(row.text(0), row.text(3)),
                Math.toIntExact(row.number(4)),
                Math.toIntExact(row.number(5)),
                instant(row.numberOrNull(6)),
                instant(row.numberOrNull(7)),
                row.textOrNull(8));
    }

    private static RowState state(String migration, String name) {
        try {
            return RowState.of(name);
        } catch (IllegalArgumentException e) {
            throw new DunlinException(
                    Code.UNKNOWN_TABLE,
                    "The table %s has %s in the state \"%s\", which this version of dunlin-runtime (%s) does not know. Use the"
                                    .formatted(NAME, migration, name, Version.CURRENT)
                            + " version that wrote it, or a newer one.",
                    e);
        }
    }

    private static @Nullable Instant instant(@Nullable Long epochMillis) {
        return epochMillis == null ? null : Instant.ofEpochMilli(epochMillis);
    }

    /** The table with its schema, which a migration that changes the search path does not change. */
    String qualifiedName(Session session) throws SQLException {
        if (qualifiedName == null) {
            @Nullable
            String schema = givenSchema == null
                    ? session.query("select current_schema()").get(0).textOrNull(0)
                    : givenSchema;
            if (schema == null) {
                throw new DunlinException(
                        Code.NO_SCHEMA,
                        "The connection's search_path names no schema that exists, so there is none for the history table."
                                + " Create the schema, set search_path in the connection's options, or name one with schema(…).");
            }
            qualifiedName = Sql.identifier(schema) + "." + NAME;
        }
        return qualifiedName;
    }

    /** A query whose only row is the history's fingerprint. */
    String selectFingerprint(Session session) throws SQLException {
        return "select %s from %s where history = %s"
                .formatted(Ledger.Fingerprint.COLUMNS, qualifiedName(session), Sql.literal(history));
    }

    private boolean exists(Session session) throws SQLException {
        return session.query(selectExistence(session)).get(0).flag(0);
    }

    /** A query whose only row says whether there is a history table. */
    String selectExistence(Session session) throws SQLException {
        return "select to_regclass(%s) is not null".formatted(Sql.literal(qualifiedName(session)));
    }

    /** Makes the table. Only with the lock held: not even IF NOT EXISTS keeps two who do this at once apart. */
    void create(Session session) throws SQLException {
        if (givenSchema != null
                && session.query("select to_regnamespace(%s) is null"
                                .formatted(Sql.literal(Sql.identifier(givenSchema))))
                        .get(0)
                        .flag(0)) {
            session.run("create schema " + Sql.identifier(givenSchema));
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
                comment on table %1$s is 'Migrations applied by Dunlin, format 1'""".formatted(qualifiedName(session)));
    }

    /**
     * Writes what has become of a migration that a run works on.
     *
     * @param downSql the reverse, to be kept for a rollback
     * @param durationMs what this run has spent on the migration
     * @throws SQLException also if the migration is settled already, which the lock should have prevented
     */
    void write(Session session, HistoryRow row, @Nullable String downSql, long durationMs) throws SQLException {
        write(session, row, downSql, durationMs, false);
    }

    /** Writes what a person says of a migration, whatever the table said before. */
    void declare(Session session, HistoryRow row, @Nullable String downSql) throws SQLException {
        write(session, row, downSql, 0, true);
    }

    /** Writes that a person has taken a migration out of the database, and that it may be applied anew. */
    void release(Session session, String migration) throws SQLException {
        session.update("""
                update %s set state = 'rolled_back', checksum = null, applied_steps = 0, rolled_back_at = now(),
                    error = null, applied_by = session_user || %s
                where history = %s and migration = %s""".formatted(
                qualifiedName(session), Sql.literal(", " + writer), Sql.literal(history), Sql.literal(migration)));
    }

    private void write(Session session, HistoryRow row, @Nullable String downSql, long durationMs, boolean overSettled)
            throws SQLException {
        boolean finished = row.state() != RowState.RUNNING && row.state() != RowState.IN_DOUBT;
        int written = session.update("""
                insert into %s as h (history, migration, position, checksum, state, applied_steps, total_steps,
                    started_at, finished_at, applied_by, duration_ms, error, down_sql, dunlin_version)
                values (%s, %s, %s, %s, %s, %s, %s, now(), %s, session_user || %s, %s, %s, %s, %s)
                on conflict (history, migration) do update set
                    position = excluded.position, checksum = excluded.checksum, state = excluded.state,
                    applied_steps = excluded.applied_steps, total_steps = excluded.total_steps,
                    started_at = case when h.state in ('running', 'in_doubt') or (h.state = 'failed' and h.applied_steps > 0)
                        then h.started_at else excluded.started_at end,
                    finished_at = excluded.finished_at, rolled_back_at = null, applied_by = excluded.applied_by,
                    duration_ms = excluded.duration_ms, error = excluded.error, down_sql = excluded.down_sql,
                    dunlin_version = excluded.dunlin_version
                where %s""".formatted(
                        qualifiedName(session),
                        Sql.literal(history),
                        Sql.literal(row.migration()),
                        row.position(),
                        Sql.literal(row.checksum()),
                        Sql.literal(row.state().sqlName()),
                        row.appliedSteps(),
                        row.totalSteps(),
                        finished ? "clock_timestamp()" : "null",
                        Sql.literal(", " + writer),
                        durationMs,
                        Sql.literal(row.error()),
                        Sql.literal(downSql),
                        Sql.literal(Version.CURRENT),
                        overSettled ? "true" : "h.state not in ('applied', 'baselined')"));
        if (written != 1) {
            throw new SQLException("migration %s is applied already".formatted(row.migration()));
        }
    }

    private static String host() {
        @Nullable String name = System.getenv("HOSTNAME");
        return name == null || name.isBlank() ? "" : " on " + name;
    }
}
