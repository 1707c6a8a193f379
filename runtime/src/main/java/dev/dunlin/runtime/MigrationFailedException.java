package dev.dunlin.runtime;

import java.sql.SQLException;
import java.util.Optional;

/**
 * A statement of a migration failed. The history table says so, if it could still be written; the cause is PostgreSQL's
 * error, and its message is part of this one.
 */
public final class MigrationFailedException extends DunlinException {
    private final String history;
    private final String migration;
    private final String file;
    private final int line;
    private final int column;
    private final int statementNumber;
    private final int statementCount;

    MigrationFailedException(
            String message,
            SQLException cause,
            String history,
            String migration,
            String file,
            int line,
            int column,
            int statementNumber,
            int statementCount) {
        super(Code.MIGRATION_FAILED, message, cause);
        this.history = history;
        this.migration = migration;
        this.file = file;
        this.line = line;
        this.column = column;
        this.statementNumber = statementNumber;
        this.statementCount = statementCount;
    }

    /** The history's name. */
    public String history() {
        return history;
    }

    /** The migration's name; if the whole schema was to be made at once, that of the first one, whose row tells of it. */
    public String migration() {
        return migration;
    }

    /** The file of the statement: a path of the class path, or of the file system if the location is a directory. */
    public String file() {
        return file;
    }

    /** The line of the fault, if PostgreSQL tells its place, or else of the statement; from 1, 0 for the commit. */
    public int line() {
        return line;
    }

    /** The column that goes with {@link #line()}. */
    public int column() {
        return column;
    }

    /** The statement's number in its file, from 1; 0 if the commit failed, after all statements had succeeded. */
    public int statementNumber() {
        return statementNumber;
    }

    /** The number of statements in the file. */
    public int statementCount() {
        return statementCount;
    }

    /** PostgreSQL's code for the error (PostgreSQL manual, appendix A), for example {@code 23505}. */
    public Optional<String> sqlState() {
        return getCause() instanceof SQLException cause ? Optional.ofNullable(cause.getSQLState()) : Optional.empty();
    }
}
