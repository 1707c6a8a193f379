package dev.dunlin.annotations;

/** Where the long values of a column go (PostgreSQL manual, section "TOAST"). */
public enum Storage {
    /** Where the type asks for. */
    DEFAULT,
    /** In the row, not compressed. */
    PLAIN,
    /** Out of the row, not compressed: parts of a long value are read without the rest. */
    EXTERNAL,
    /** Compressed, then out of the row. */
    EXTENDED,
    /** Compressed, and out of the row only as a last resort. */
    MAIN
}
