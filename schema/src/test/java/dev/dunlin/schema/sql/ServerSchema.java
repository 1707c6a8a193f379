package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Effect;
import dev.dunlin.testing.CatalogFingerprint;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One database that many cases use in turn, each beginning with nothing in it. */
public final class ServerSchema implements AutoCloseable {
    private static final String OWN_SCHEMAS = """
            SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace
            WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
            UNION ALL
            SELECT format('DROP EXTENSION %I CASCADE', extname) FROM pg_extension WHERE extname <> 'plpgsql'
            ORDER BY 1
            """;

    /** The name of a tablespace that the server has, if its user may create one. */
    static final String TABLESPACE = "fast \"disk\"";

    private static final String DUPLICATE_OBJECT = "42710";

    private final TestDatabase database = TestDatabase.create();
    private final Connection connection;

    public ServerSchema() throws SQLException {
        connection = database.connect();
        if (TestDatabase.isSuperuser()) {
            createTablespace();
        }
    }

    /** All databases of the server share it, so it may be there; a directory inside the server's own holds it. */
    private void createTablespace() throws SQLException {
        try {
            run(List.of(
                    "SET allow_in_place_tablespaces = on",
                    "CREATE TABLESPACE " + Sql.identifier(TABLESPACE) + " LOCATION ''"));
        } catch (SQLException e) {
            if (!DUPLICATE_OBJECT.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** Takes everything away and makes a schema, tables that are not managed too. */
    public void become(Schema schema) throws SQLException {
        List<String> drops = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OWN_SCHEMAS)) {
            while (rows.next()) {
                drops.add(rows.getString(1));
            }
        }
        run(drops);
        Schema all = Schema.of(
                        schema.extensions(),
                        schema.enums().values(),
                        schema.tables().values().stream()
                                .map(table -> table.withManaged(true))
                                .toList())
                .withObjects(schema.objects().values());
        run(List.of("CREATE SCHEMA public;" + SchemaScript.of(all, List.of(), null)));
    }

    /** Runs statements, each in a transaction of its own where PostgreSQL allows it one. */
    public void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Runs a script in one transaction. */
    public void runInTransaction(String script) throws SQLException {
        connection.setAutoCommit(false);
        try {
            run(List.of(script));
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Runs statements, and tells which tables those that are looked for read, each in a transaction of its own. */
    List<String> tablesReadBy(List<String> statements, Predicate<String> lookedFor) throws SQLException {
        List<String> read = new ArrayList<>();
        for (String sql : statements) {
            if (lookedFor.test(sql)) {
                connection.setAutoCommit(false);
                Map<String, Long> before = reads();
                run(List.of(sql));
                reads().forEach((table, count) -> {
                    if (count > before.getOrDefault(table, 0L)) {
                        read.add(table);
                    }
                });
                connection.commit();
                connection.setAutoCommit(true);
            } else {
                run(List.of(sql));
            }
        }
        return read;
    }

    /** How often this session has read each table since its statistics were last told to all. */
    private Map<String, Long> reads() throws SQLException {
        Map<String, Long> reads = new HashMap<>();
        for (String line : query("SELECT relname || '=' || seq_scan FROM pg_stat_xact_user_tables")) {
            int equals = line.lastIndexOf('=');
            reads.put(line.substring(0, equals), Long.valueOf(line.substring(equals + 1)));
        }
        return reads;
    }

    /** Runs statements in one transaction, and tells which locks they take on a table. */
    List<String> locksTakenBy(List<String> statements, String table) throws SQLException {
        connection.setAutoCommit(false);
        try {
            run(statements);
            return query("SELECT mode FROM pg_locks WHERE pid = pg_backend_pid() AND relation = '%s'::regclass"
                    .formatted(table));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Runs statements in one transaction and tells what they did to tables. */
    public Effect measure(List<String> statements) throws SQLException {
        return LockMeter.measure(connection, statements);
    }

    /** Runs a statement that PostgreSQL refuses inside a transaction, and tells what it locks while it waits for a writer. */
    Effect measureConcurrent(String sql, QualifiedName table) throws Exception {
        return LockMeter.measureConcurrent(database, sql, table);
    }

    public List<String> fingerprint() throws SQLException {
        return CatalogFingerprint.of(connection);
    }

    /** The values of the first column. */
    public List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
