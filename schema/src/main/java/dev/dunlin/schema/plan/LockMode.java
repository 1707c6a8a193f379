package dev.dunlin.schema.plan;

/** The locks of a table, weakest first (PostgreSQL manual, "Explicit Locking"). */
public enum LockMode {
    /** What {@code SELECT} takes. */
    ACCESS_SHARE,
    /** What {@code SELECT FOR UPDATE} takes. */
    ROW_SHARE,
    /** What {@code INSERT}, {@code UPDATE} and {@code DELETE} take. */
    ROW_EXCLUSIVE,
    /** Holds off vacuum and other changes of structure. */
    SHARE_UPDATE_EXCLUSIVE,
    /** Holds off writers. */
    SHARE,
    /** Holds off writers and its own kind. */
    SHARE_ROW_EXCLUSIVE,
    /** Holds off writers and {@code SELECT FOR UPDATE}. */
    EXCLUSIVE,
    /** Holds off everybody, readers too. */
    ACCESS_EXCLUSIVE;

    /** Whether statements that write rows wait while another session has this lock. */
    public boolean holdsOffWriters() {
        return compareTo(SHARE) >= 0;
    }

    /** Whether statements that only read wait while another session has this lock. */
    public boolean holdsOffReaders() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** The stronger of two. */
    public LockMode or(LockMode other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
