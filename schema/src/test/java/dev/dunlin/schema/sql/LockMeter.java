package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.plan.Effect;
import dev.dunlin.schema.plan.LockMode;
import dev.dunlin.schema.plan.Work;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Sees what statements do to the tables of a database, in the transaction that runs them. */
final class LockMeter {
    /** Tables with the files that hold them and their indexes; an index without a file is left out. */
    private static final String TABLES = """
            SELECT c.oid, n.nspname, c.relname, pg_relation_filenode(c.oid) AS file,
                (SELECT string_agg(i.indexrelid || ':' || pg_relation_filenode(i.indexrelid), ',' ORDER BY i.indexrelid)
                    FROM pg_index i WHERE i.indrelid = c.oid) AS indexes
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """;

    private static final String LOCKS = """
            SELECT relation AS oid, mode FROM pg_locks
            WHERE pid = %s AND locktype = 'relation' AND granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    /** How often the session has read each table, by statements that are not yet in the statistics of all sessions. */
    private static final String SCANS = "SELECT relid, seq_scan FROM pg_stat_xact_user_tables WHERE seq_scan > 0";

    private LockMeter() {}

    /**
     * A table as it is stored.
     *
     * @param file number of its file, null if it has none
     * @param indexes files of its indexes
     */
    private record Stored(QualifiedName name, String file, Map<String, String> indexes) {}

    /**
     * Runs statements in one transaction, which is committed, and tells what that did. A table that was there is called by the
     * name that it had.
     */
    static Effect measure(Connection connection, List<String> statements) throws SQLException {
        Map<Long, Stored> before = tables(connection);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            Map<Long, Long> scans = scans(connection);
            for (String sql : statements) {
                statement.execute(sql);
            }
            Set<Map.Entry<Long, Long>> newScans =
                    new HashSet<>(scans(connection).entrySet());
            newScans.removeAll(scans.entrySet());
            Set<Long> scanned = newScans.stream().map(Map.Entry::getKey).collect(Collectors.toSet());
            Effect effect = effect(before, tables(connection), locks(connection), scanned);
            connection.commit();
            return effect;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /**
     * Runs a statement that PostgreSQL refuses inside a transaction. It is caught while it waits for a writer, who is not held
     * off by it.
     */
    static Effect measureConcurrent(TestDatabase database, String sql, QualifiedName table) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection writer = database.connect();
                Connection worker = database.connect();
                Connection observer = database.connect()) {
            String process = query(worker, "SELECT pg_backend_pid()");
            writer.setAutoCommit(false);
            lockAsWriter(writer, table);
            Future<?> work = executor.submit(() -> worker.createStatement().execute(sql));
            while (!isWaiting(observer, process)) {
                Thread.onSpinWait();
            }
            Effect effect = locksOf(observer, process);
            observer.setAutoCommit(false);
            lockAsWriter(observer, table);
            observer.rollback();
            writer.commit();
            work.get();
            return effect;
        } finally {
            executor.shutdownNow();
        }
    }

    /** Fails at once where a writer would wait. */
    private static void lockAsWriter(Connection connection, QualifiedName table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + Sql.name(table) + " IN ROW EXCLUSIVE MODE NOWAIT");
        }
    }

    private static boolean isWaiting(Connection observer, String process) throws SQLException {
        return query(observer, "SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = " + process)
                .equals("t");
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static Effect locksOf(Connection observer, String process) throws SQLException {
        Map<Long, Stored> tables = tables(observer);
        Effect effect = Effect.NONE;
        for (Map.Entry<Long, LockMode> lock : locks(observer, process).entrySet()) {
            Stored table = tables.get(lock.getKey());
            if (table != null) {
                effect = effect.and(Effect.on(table.name(), lock.getValue()));
            }
        }
        return effect;
    }

    private static Effect effect(
            Map<Long, Stored> before, Map<Long, Stored> after, Map<Long, LockMode> locks, Set<Long> scans) {
        Effect effect = Effect.NONE;
        for (Map.Entry<Long, LockMode> lock : locks.entrySet()) {
            Stored old = before.get(lock.getKey());
            Stored now = after.get(lock.getKey());
            if (old != null) {
                boolean isScanned = scans.contains(lock.getKey());
                effect = effect.and(Effect.on(old.name(), lock.getValue(), work(old, now, isScanned)));
            } else if (now != null) {
                effect = effect.and(Effect.on(now.name(), lock.getValue()));
            }
        }
        return effect;
    }

    private static Work[] work(Stored old, Stored now, boolean isScanned) {
        Set<Work> work = EnumSet.noneOf(Work.class);
        if (isScanned) {
            work.add(Work.SCAN);
        }
        if (now != null && !Objects.equals(old.file(), now.file())) {
            work.add(Work.REWRITE);
        } else if (now != null) {
            now.indexes().forEach((index, file) -> {
                String oldFile = old.indexes().get(index);
                boolean isKept = old.indexes().containsValue(file);
                if (!isKept) {
                    work.add(oldFile == null ? Work.BUILD_INDEX : Work.REBUILD_INDEX);
                }
            });
        }
        return work.toArray(Work[]::new);
    }

    private static Map<Long, Stored> tables(Connection connection) throws SQLException {
        Map<Long, Stored> tables = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                String schema = rows.getString("nspname");
                QualifiedName name =
                        new QualifiedName(schema.equals("public") ? null : schema, rows.getString("relname"));
                Map<String, String> indexes = new TreeMap<>();
                String files = rows.getString("indexes");
                if (files != null) {
                    for (String pair : files.split(",")) {
                        int colon = pair.indexOf(':');
                        indexes.put(pair.substring(0, colon), pair.substring(colon + 1));
                    }
                }
                tables.put(rows.getLong("oid"), new Stored(name, rows.getString("file"), indexes));
            }
        }
        return tables;
    }

    private static Map<Long, LockMode> locks(Connection connection) throws SQLException {
        return locks(connection, "pg_backend_pid()");
    }

    private static Map<Long, LockMode> locks(Connection connection, String process) throws SQLException {
        Map<Long, LockMode> locks = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LOCKS.formatted(process))) {
            while (rows.next()) {
                locks.merge(rows.getLong("oid"), mode(rows.getString("mode")), LockMode::or);
            }
        }
        return locks;
    }

    /** {@code AccessExclusiveLock} as {@code ACCESS_EXCLUSIVE}. */
    private static LockMode mode(String name) {
        String words = name.substring(0, name.length() - "Lock".length()).replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return LockMode.valueOf(words.toUpperCase(Locale.ROOT));
    }

    private static Map<Long, Long> scans(Connection connection) throws SQLException {
        Map<Long, Long> scans = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SCANS)) {
            while (rows.next()) {
                scans.put(rows.getLong("relid"), rows.getLong("seq_scan"));
            }
        }
        return scans;
    }
}
