package dev.dunlin.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** Runs scripts as a migration runner does. */
public final class Scripts {
    private static final Pattern ATOMIC = Pattern.compile("BEGIN ATOMIC .*?; *END\\b", Pattern.DOTALL);

    private Scripts() {}

    /**
     * Runs a script in one transaction, or statement by statement.
     *
     * @throws SQLException with the statement that failed and the script
     */
    public static void run(Connection connection, String script, boolean transactional) throws SQLException {
        connection.setAutoCommit(!transactional);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements(script)) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    throw new SQLException(e.getMessage() + "\nin: " + sql + "\nof:\n" + script, e.getSQLState(), e);
                }
            }
            if (transactional) {
                connection.commit();
            }
        } finally {
            if (transactional) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /** The driver's parser does not see where a body ends that begins with {@code BEGIN ATOMIC}, and gets none to see. */
    private static List<String> statements(String script) throws SQLException {
        List<String> bodies = new ArrayList<>();
        String plain = ATOMIC.matcher(script).replaceAll(body -> {
            bodies.add(body.group());
            return "atomic_body_" + (bodies.size() - 1) + "_";
        });
        List<String> statements = new ArrayList<>();
        for (NativeQuery query : Parser.parseJdbcSql(plain, true, false, true, false, false)) {
            String sql = query.nativeSql;
            for (int i = 0; i < bodies.size(); i++) {
                sql = sql.replace("atomic_body_" + i + "_", bodies.get(i));
            }
            statements.add(sql);
        }
        return statements;
    }

    /** Drops every PostgreSQL schema of a user and makes {@code public} anew. */
    public static void emptyDatabase(Connection connection) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT format('%I', nspname) FROM pg_namespace"
                    + " WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'")) {
                while (rows.next()) {
                    schemas.add(rows.getString(1));
                }
            }
            for (String schema : schemas) {
                statement.execute("DROP SCHEMA " + schema + " CASCADE");
            }
            statement.execute("CREATE SCHEMA public");
        }
    }
}
