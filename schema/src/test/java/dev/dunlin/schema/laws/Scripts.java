package dev.dunlin.schema.laws;

import dev.dunlin.schema.model.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.Parser;

/** Runs scripts as a migration runner does: in one transaction, or statement by statement. */
public final class Scripts {
    private Scripts() {}

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

    /** The driver's parser does not see where the body of a function ends that begins with {@code BEGIN ATOMIC}. */
    private static List<String> statements(String script) throws SQLException {
        return script.contains("BEGIN ATOMIC")
                ? SqlStatement.of(script).stream().map(SqlStatement::sql).toList()
                : Parser.parseJdbcSql(script, true, false, true, false, false).stream()
                        .map(query -> query.nativeSql)
                        .toList();
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
