package dev.dunlin.runtime;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that Dunlin could not do. The message says what is wrong, where, why if that is known, and what to do next,
 * and starts with the {@link #code()} in brackets.
 *
 * <p>Subclasses carry what a program may want to know; where none fits, the database could not be used as it is: it is
 * not reachable, a right is missing, or a setting is unsuitable.
 */
public class DunlinException extends RuntimeException {
    /** Classes of SQLSTATE of a connection that is not to be had, or that is lost. */
    private static final Set<String> UNREACHABLE = Set.of("08", "28", "3D");

    private final String code;

    DunlinException(String code, String message) {
        this(code, message, null);
    }

    DunlinException(String code, String message, @Nullable Throwable cause) {
        super("[" + code + "] " + message, cause);
        this.code = code;
    }

    /**
     * Explains an error of the database that is no failure of a migration.
     *
     * @param what what could not be done, without a full stop
     */
    static DunlinException of(String what, SQLException error) {
        String state = String.valueOf(error.getSQLState());
        String code = Code.DATABASE;
        String problem = UNREACHABLE.contains(state.substring(0, 2)) ? "The database could not be reached" : what;
        String wayOut = "";
        if (state.equals("42501")) {
            code = Code.NOT_ALLOWED;
            wayOut =
                    " Grant the role that migrates CREATE and USAGE on the schema of the history table, and SELECT, INSERT and UPDATE on dunlin_history; or keep the table in a schema that the role owns, with schema(…).";
        } else if (state.equals("25006")) {
            wayOut = " This server takes no writes; connect to the primary server.";
        } else if (state.startsWith("08")) {
            wayOut = " See that the server is up and the URL is right, and migrate again.";
        } else if (state.startsWith("28")) {
            wayOut = " See that user and password are right.";
        } else if (state.equals("3D000")) {
            wayOut = " Create it, or correct its name in the URL, and migrate again.";
        } else if (state.equals("53300")) {
            wayOut = " Raise the server's max_connections, or use smaller pools.";
        }
        return new DunlinException(
                code, problem + ": " + error.getMessage() + " (SQLSTATE " + state + ")." + wayOut, error);
    }

    /** The message's code, for example {@code DUN5301}; the documentation has a line for each. */
    public final String code() {
        return code;
    }
}
