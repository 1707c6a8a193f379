package dev.dunlin.runtime;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection, with the few things that are done with it. Outside of {@link #begin} and {@link #commit} every
 * statement commits itself. What is set for the session stays as it was found.
 *
 * <p>Also writes values into SQL; nothing else in the runtime does. Values stand in the text and are no parameters,
 * because a driver turns a text that it sees often into a prepared statement of the session, and behind a proxy that
 * pools by transaction the next transaction may run in another one.
 */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final boolean autoCommitBefore;
    private boolean inTransaction;
    private String restoring = "";

    /** Takes the connection over; closing the session closes it. */
    Session(Connection connection) throws SQLException {
        this.connection = connection;
        try {
            autoCommitBefore = connection.getAutoCommit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Begins a transaction, of READ COMMITTED whatever the session's default is, with statements that are sent in the same
     * message, as {@link #run} does.
     *
     * <p>Transactions begin and end by statements, in what JDBC calls auto-commit mode: a driver makes prepared statements
     * of its own BEGIN and COMMIT, too.
     */
    List<Row> begin(String sql) throws SQLException {
        inTransaction = true;
        return run("begin isolation level read committed read write; " + sql);
    }

    void commit() throws SQLException {
        // Whatever comes of it, there is no transaction any more.
        inTransaction = false;
        run("commit");
    }

    /** Runs a query of one row and commits, in one message. After an error there may still be a transaction. */
    Row commitWith(String sql) throws SQLException {
        Row row = one(sql + ";\ncommit");
        inTransaction = false;
        return row;
    }

    void rollback() throws SQLException {
        inTransaction = false;
        run("rollback");
    }

    /** Takes back what is left of a transaction after an error, which is the one to be told of. */
    void rollbackAfter(Throwable error) {
        try {
            if (inTransaction && !connection.isClosed()) {
                rollback();
            }
        } catch (SQLException e) {
            error.addSuppressed(e);
        }
    }

    /** Runs statements, separated by semicolons, in one message; returns the rows of all that return some, in order. */
    List<Row> run(String sql) throws SQLException {
        try (Statement statement = statement()) {
            List<Row> rows = new ArrayList<>();
            boolean hasRows = statement.execute(sql);
            while (hasRows || statement.getUpdateCount() != -1) {
                if (hasRows) {
                    try (ResultSet result = statement.getResultSet()) {
                        while (result.next()) {
                            rows.add(new Row(result));
                        }
                    }
                }
                hasRows = statement.getMoreResults();
            }
            return rows;
        }
    }

    /** The only row of a query. */
    Row one(String sql) throws SQLException {
        return run(sql).get(0);
    }

    /**
     * Runs one statement whose rows nobody wants.
     *
     * @param timeoutSeconds after that long the statement is cancelled; 0 for never
     */
    void execute(String sql, int timeoutSeconds) throws SQLException {
        try (Statement statement = statement()) {
            statement.setQueryTimeout(timeoutSeconds);
            statement.execute(sql);
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                Texts.debug(String.valueOf(warning.getMessage()), null);
            }
        }
    }

    /** The number of rows that one statement has changed. */
    int update(String sql) throws SQLException {
        try (Statement statement = statement()) {
            return statement.executeUpdate(sql);
        }
    }

    private Statement statement() throws SQLException {
        Statement statement = connection.createStatement();
        // Braces are JDBC's escapes otherwise.
        statement.setEscapeProcessing(false);
        return statement;
    }

    /** The server's major version, for example 17. */
    int serverVersion() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    /** What to add to the settings of a transaction so that it may take its time, from PostgreSQL 17 on. */
    String withoutTransactionTimeout() throws SQLException {
        return serverVersion() >= 17 ? "; set local transaction_timeout = 0" : "";
    }

    /** Changes the search path until the session is closed, by a query that does so; nothing if that is empty. */
    void setSearchPath(String query) throws SQLException {
        if (!query.isEmpty() && restoring.isEmpty()) {
            restoring = "select set_config('search_path', %s, false)"
                    .formatted(literal(one("show search_path").text(0)));
            run(query);
        }
    }

    /** Whether, after this error, the connection can still be used. */
    boolean survives(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        try {
            return !connection.isClosed() && !state.startsWith("08") && !state.startsWith("57P");
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
                if (inTransaction) {
                    rollback();
                }
                if (!restoring.isEmpty()) {
                    run(restoring);
                }
                connection.setAutoCommit(autoCommitBefore);
            }
        } catch (SQLException e) {
            Texts.debug("could not give a connection back", e);
        }
    }

    /**
     * An expression that tells people of another session: who it is, since when its transaction runs, and what it does.
     *
     * @param activity the alias of its row of pg_stat_activity, of which a role without rights sees only parts
     */
    static String described(String activity) {
        return """
                'pid ' || %1$s.pid || ', role ' || coalesce(%1$s.usename, '?') || ', '
                    || coalesce(nullif(%1$s.application_name, ''), 'no application name') || ', in a transaction since '
                    || coalesce(to_char(%1$s.xact_start, 'YYYY-MM-DD HH24:MI:SS OF'), '?')
                    || coalesce(', ' || nullif(%1$s.state, 'active'), '')
                    || coalesce(', query: ' || left(regexp_replace(%1$s.query, '\\s+', ' ', 'g'), 120), '')""".formatted(activity);
    }

    /** A string literal, or {@code null}. PostgreSQL has no NUL character in strings; it is left out. */
    static String literal(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        String quoted = value.replace("\0", "").replace("'", "''");
        return quoted.indexOf('\\') < 0 ? "'" + quoted + "'" : " E'" + quoted.replace("\\", "\\\\") + "'";
    }

    /** A quoted identifier. */
    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A timeout as the settings of PostgreSQL take it: milliseconds, 0 for none. */
    static String timeout(Duration timeout) {
        long millis = Math.min(timeout.toMillis(), Integer.MAX_VALUE);
        // Less than a millisecond must not become "for ever".
        return "'" + (millis == 0 && !timeout.isZero() ? 1 : millis) + "ms'";
    }
}
