package dev.dunlin.runtime.script;

/** A text that cannot be run as a migration. The message says what is wrong and what to do, without the place. */
public final class ScriptException extends RuntimeException {
    /** The text is not SQL that a migration can hold. */
    public static final String SQL = "DUN5105";

    /** A {@code -- dunlin:} comment is unknown or misplaced. */
    public static final String DIRECTIVE = "DUN5106";

    /** A transactional migration holds a statement that PostgreSQL forbids a transaction. */
    public static final String FORBIDDEN_IN_TRANSACTION = "DUN5107";

    /** BEGIN, COMMIT and the like in a way that cannot be kept. */
    public static final String TRANSACTION_CONTROL = "DUN5108";

    private final String code;
    private final int line;
    private final int column;

    ScriptException(String code, int line, int column, String message) {
        super(message);
        this.code = code;
        this.line = line;
        this.column = column;
    }

    ScriptException(String code, SqlStatement statement, String message) {
        this(code, statement.line, statement.column, message);
    }

    /** The code of the message, one of the constants here. */
    public String code() {
        return code;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column in UTF-16 units, from 1. */
    public int column() {
        return column;
    }
}
