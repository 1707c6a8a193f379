package dev.dunlin.runtime;

/**
 * The codes of messages; those of scripts stand with {@link dev.dunlin.runtime.script.ScriptException}. Constants that the
 * compiler copies; the class is not in the jar.
 */
final class Code {
    /** The folder of the history is nowhere to be found. */
    static final String NO_LOCATION = "DUN5101";
    /** {@code dunlin.properties} is missing, or for another tool, database or version. */
    static final String WRONG_FORMAT = "DUN5102";
    /** One migration's name stands for two contents. */
    static final String AMBIGUOUS = "DUN5103";
    /** A file or folder of the history cannot be read, or lacks its SQL. */
    static final String UNREADABLE = "DUN5104";

    /** Files and history table do not fit together. */
    static final String VALIDATION = "DUN5201";
    /** A migration that was asked for by name does not exist, or not in a fitting state. */
    static final String UNKNOWN_MIGRATION = "DUN5202";

    /** A statement failed. */
    static final String MIGRATION_FAILED = "DUN5301";
    /** Another process failed at what this one was waiting for. */
    static final String FAILED_ELSEWHERE = "DUN5302";
    /** Another process holds the lock for too long. */
    static final String LOCKED = "DUN5303";
    /** The connection pool has no second connection. */
    static final String NO_SECOND_CONNECTION = "DUN5304";
    /** A timeout is in force that a statement outside a transaction must not have. */
    static final String UNSUITABLE_TIMEOUT = "DUN5305";
    /** The role lacks a right. */
    static final String NOT_ALLOWED = "DUN5306";
    /** The search path names no schema that exists. */
    static final String NO_SCHEMA = "DUN5307";
    /** The history table is not one that this version understands. */
    static final String UNKNOWN_TABLE = "DUN5308";
    /** The thread was interrupted. */
    static final String INTERRUPTED = "DUN5309";
    /** Any other error of the database or the way to it. */
    static final String DATABASE = "DUN5310";

    private Code() {}
}
