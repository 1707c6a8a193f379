package dev.dunlin.annotations;

/** Whether and how a column takes its value from an identity sequence (PostgreSQL manual, chapter "Data Definition"). */
public enum Identity {
    /** Not an identity column. */
    NONE,
    /** The server always generates the value; a statement must say {@code OVERRIDING SYSTEM VALUE} to state its own. */
    ALWAYS,
    /** The server generates the value where a statement states none. */
    BY_DEFAULT
}
