package dev.dunlin.runtime;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection, with the few things that are done with it. Outside of {@link #begin()} and {@link #commit()} every
 * statement commits itself. What is set for the session stays as it was found.
 */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final boolean autoCommitBefore;

    private Session(Connection connection, boolean autoCommitBefore) {
        this.connection = connection;
        this.autoCommitBefore = autoCommitBefore;
    }

    static Session open(DataSource dataSource) throws SQLException {
        return of(dataSource.getConnection());
    }

    /** Takes the connection over; closing the session closes it. */
    static Session of(Connection connection) throws SQLException {
        try {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            return new Session(connection, autoCommit);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Begins a transaction, which reaches the server with the next statement. */
    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    void rollback() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /** Takes back what is left of a transaction after an error, which is the one to be told of. */
    void rollbackAfter(Throwable error) {
        try {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                rollback();
            }
        } catch (SQLException e) {
            error.addSuppressed(e);
        }
    }

    /** Runs statements, separated by semicolons, in one message; returns the rows of those that return some, in order. */
    List<List<Row>> run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Braces are JDBC's escapes otherwise.
            statement.setEscapeProcessing(false);
            List<List<Row>> results = new ArrayList<>();
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() != -1) {
                if (rows) {
                    try (ResultSet result = statement.getResultSet()) {
                        results.add(read(result));
                    }
                }
                rows = statement.getMoreResults();
            }
            logWarnings(statement);
            return results;
        }
    }

    /**
     * Runs one statement whose rows nobody wants.
     *
     * @param timeoutSeconds after that long the statement is cancelled; 0 for never
     */
    void execute(String sql, int timeoutSeconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (timeoutSeconds > 0) {
                statement.setQueryTimeout(timeoutSeconds);
            }
            statement.execute(sql);
            logWarnings(statement);
        }
    }

    /** The rows of the only statement in the text that returns some. */
    List<Row> query(String sql) throws SQLException {
        return run(sql).get(0);
    }

    /** The number of rows that one statement has changed. */
    int update(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.executeUpdate(sql);
        }
    }

    /** The server's major version, for example 17. */
    int serverVersion() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    /** What to add to the settings of a transaction so that it may take its time, from PostgreSQL 17 on. */
    String withoutTransactionTimeout() throws SQLException {
        return serverVersion() >= 17 ? "; set local transaction_timeout = 0" : "";
    }

    /** Whether, after this error, the connection can still be used. */
    boolean survives(SQLException error) {
        @Nullable String state = error.getSQLState();
        try {
            return !connection.isClosed() && (state == null || (!state.startsWith("08") && !state.startsWith("57P")));
        } catch (SQLException e) {
            error.addSuppressed(e);
            return false;
        }
    }

    /** Gives the connection back as it was. Never throws: what was to be done is done, or its error is on its way. */
    @Override
    public void close() {
        try (connection) {
            if (!connection.isClosed()) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                connection.setAutoCommit(autoCommitBefore);
            }
        } catch (SQLException e) {
            Log.debug("could not give a connection back: " + e.getMessage());
        }
    }

    private static List<Row> read(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable String> values = new ArrayList<>(columns);
            for (int column = 1; column <= columns; column++) {
                values.add(result.getString(column));
            }
            rows.add(new Row(values));
        }
        return rows;
    }

    private static void logWarnings(Statement statement) throws SQLException {
        for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            Log.debug("PostgreSQL: " + warning.getMessage());
        }
    }
}
