package dev.dunlin.runtime.script;

/** A text that cannot be run as a migration. The message says what is wrong and what to do, without the place. */
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of mistake it is; each has a code in the messages that users see. */
    public enum Reason {
        /** PostgreSQL's lexer would not end where the text ends, or the text is for another program. */
        SQL,
        DIRECTIVE,
        /** A statement stands in a transaction that PostgreSQL does not allow there. */
        FORBIDDEN_IN_TRANSACTION,
        TRANSACTION_CONTROL
    }

    private final Reason reason;
    private final Position position;

    ScriptException(Reason reason, Position position, String message) {
        super(message);
        this.reason = reason;
        this.position = position;
    }

    public Reason reason() {
        return reason;
    }

    public Position position() {
        return position;
    }
}
