package dev.dunlin.runtime.script;

/**
 * What a runner has to know of a statement before it sends it.
 *
 * <p>Those from {@link #CREATE_INDEX} on are forbidden a transaction block by PostgreSQL (SQLSTATE 25001), so that they
 * cannot commit together with a note of their success; each says how the catalog tells after a crash whether it happened.
 *
 * <p>One enum, and no family of records: the runtime's jar is small because it has few classes.
 */
public enum StatementKind {
    /** Runs in a transaction, like most. */
    ORDINARY,

    /** Validates a constraint: its time grows with the table, so that no general limit suits it. */
    VALIDATION,

    /** Sets the isolation level or the like, which only the start of a transaction can do. */
    TRANSACTION_MODE,

    /** Sets a parameter for the session; the statement's name is the rest of the text, to stand after SET LOCAL. */
    SESSION_SETTING,

    /** Opens a transaction block. */
    BEGIN,

    /** Closes a transaction block and keeps its work. */
    COMMIT,

    /**
     * {@code CREATE INDEX CONCURRENTLY}: done when the index of that name is there and valid; an invalid one is what a
     * broken build leaves. It is in the schema of the statement's table.
     */
    CREATE_INDEX,

    /** {@code CREATE INDEX CONCURRENTLY IF NOT EXISTS}, which is content with an invalid index. */
    CREATE_INDEX_IF_MISSING,

    /** {@code DROP INDEX CONCURRENTLY}: done when the index of that name is gone. */
    DROP_INDEX,

    /** {@code REINDEX … CONCURRENTLY}: may be run again, once what a broken run leaves on that relation is gone. */
    REINDEX,

    /**
     * {@code ALTER TABLE … DETACH PARTITION … CONCURRENTLY}: done, or begun and to be finished, as the catalog says. The
     * name is the partition's, the table its parent.
     */
    DETACH_PARTITION,

    /** {@code CREATE DATABASE} and the like: done when one of that name is there; the table is the kind of object. */
    CREATE_OBJECT,

    /** {@code DROP DATABASE} and the like: done when none of that name is there; the table is the kind of object. */
    DROP_OBJECT,

    /**
     * {@code VACUUM}, {@code CLUSTER}, {@code ALTER SYSTEM} and the like, and what the file itself states to be so: running
     * it twice is running it once.
     */
    REPEATABLE,

    /** A statement that no catalog can tell of: when its fate is unknown, a person has to look. */
    UNTRACEABLE;

    /** Whether it runs outside a transaction: PostgreSQL forbids it one, or it commits as it goes. */
    public boolean isOutside() {
        return compareTo(CREATE_INDEX) >= 0;
    }
}
