package dev.dunlin.runtime;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a migration failed. The history table says so, if it could still be written; the cause is PostgreSQL's
 * error, and its message is part of this one.
 */
public final class MigrationFailedException extends DunlinException {
    private static final long serialVersionUID = 1L;

    private final FailedStatement statement;

    MigrationFailedException(FailedStatement statement, String message, @Nullable SQLException cause) {
        super(Code.MIGRATION_FAILED, message, cause);
        this.statement = statement;
    }

    /** The history's name. */
    public String history() {
        return statement.history();
    }

    /** The migration's name. */
    public String migration() {
        return statement.migration();
    }

    /** The file of the statement: a path of the class path, or of the file system if the location is a directory. */
    public String file() {
        return statement.file();
    }

    /** The line of the fault, if PostgreSQL tells its place, or else of the statement; from 1, 0 for the commit. */
    public int line() {
        return statement.line();
    }

    /** The column that goes with {@link #line()}. */
    public int column() {
        return statement.column();
    }

    /** The statement's number in its file, from 1; 0 if the commit failed, after all statements had succeeded. */
    public int statementNumber() {
        return statement.number();
    }

    /** The number of statements in the file. */
    public int statementCount() {
        return statement.count();
    }

    /** PostgreSQL's code for the error (PostgreSQL manual, appendix A), for example {@code 23505}. */
    public Optional<String> sqlState() {
        return Optional.ofNullable(getCause() instanceof SQLException cause ? cause.getSQLState() : null);
    }
}
