package dev.dunlin.runtime;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Explains errors of the database that are no failure of a migration. */
final class DatabaseErrors {
    private DatabaseErrors() {}

    /**
     * @param what what could not be done, without a full stop
     */
    static DunlinException explain(String what, SQLException error) {
        String state = String.valueOf(error.getSQLState());
        return new DunlinException(
                state.equals("42501") ? Code.NOT_ALLOWED : Code.DATABASE,
                "%s: %s (SQLSTATE %s).%s".formatted(what, error.getMessage(), state, wayOut(state)),
                error);
    }

    private static String wayOut(String state) {
        @Nullable String advice = null;
        if (state.equals("42501")) {
            advice =
                    "Grant the role that migrates CREATE and USAGE on the schema of the history table, and SELECT, INSERT and"
                            + " UPDATE on dunlin_history; or keep the table in a schema that the role owns, with schema(…).";
        } else if (state.equals("25006")) {
            advice = "This server takes no writes; connect to the primary server.";
        } else if (state.startsWith("08")) {
            advice = "The connection was refused or lost; see that the server is up and migrate again.";
        } else if (state.equals("53300")) {
            advice = "The server has no connection left; raise its max_connections or use smaller pools.";
        } else if (state.startsWith("28")) {
            advice = "See that user and password are right.";
        }
        return advice == null ? "" : " " + advice;
    }
}
