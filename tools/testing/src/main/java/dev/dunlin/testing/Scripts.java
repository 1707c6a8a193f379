package dev.dunlin.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** Runs scripts as a migration runner does. */
public final class Scripts {
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
            for (NativeQuery query : Parser.parseJdbcSql(script, true, false, true, false, false)) {
                try {
                    statement.execute(query.nativeSql);
                } catch (SQLException e) {
                    throw new SQLException(
                            e.getMessage() + "\nin: " + query.nativeSql + "\nof:\n" + script, e.getSQLState(), e);
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
