package dev.dunlin.runtime;

/** The codes of all messages. A code is never used again for something else. */
enum Code {
    /** The folder of the history is nowhere to be found. */
    NO_LOCATION(5101),
    /** {@code dunlin.properties} is missing, or for another tool, database or version. */
    WRONG_FORMAT(5102),
    /** One migration's name stands for two contents. */
    AMBIGUOUS(5103),
    /** A file or folder of the history cannot be read, or lacks its SQL. */
    UNREADABLE(5104),
    /** The text is not SQL that a migration can hold. */
    NOT_SQL(5105),
    /** A {@code -- dunlin:} comment is unknown or misplaced. */
    DIRECTIVE(5106),
    /** A transactional migration holds a statement that PostgreSQL forbids a transaction. */
    FORBIDDEN_IN_TRANSACTION(5107),
    /** BEGIN, COMMIT and the like in a way that cannot be kept. */
    TRANSACTION_CONTROL(5108),

    /** Files and history table do not fit together. */
    VALIDATION(5201),
    /** A migration that was asked for by name does not exist, or not in a fitting state. */
    UNKNOWN_MIGRATION(5202),

    /** A statement failed. */
    MIGRATION_FAILED(5301),
    /** Another process failed at what this one was waiting for. */
    FAILED_ELSEWHERE(5302),
    /** Another process holds the lock for too long. */
    LOCKED(5303),
    /** The connection pool has no second connection. */
    NO_SECOND_CONNECTION(5304),
    /** A timeout is in force that a statement outside a transaction must not have. */
    UNSUITABLE_TIMEOUT(5305),
    /** The role lacks a right. */
    NOT_ALLOWED(5306),
    /** The search path names no schema that exists. */
    NO_SCHEMA(5307),
    /** The history table is not one that this version understands. */
    UNKNOWN_TABLE(5308),
    /** The thread was interrupted. */
    INTERRUPTED(5309),
    /** Any other error of the database or the way to it. */
    DATABASE(5310);

    private final int number;

    Code(int number) {
        this.number = number;
    }

    @Override
    public String toString() {
        return "DUN" + number;
    }
}
