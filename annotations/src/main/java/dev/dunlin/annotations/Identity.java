package dev.dunlin.annotations;

/** Whether and how a column takes its value from a sequence of its own (PostgreSQL manual, chapter "Data Definition"). */
public enum Identity {
    /** Not an identity column. */
    NONE,
    /** The server always generates the value; a statement must say {@code OVERRIDING SYSTEM VALUE} to state its own. */
    ALWAYS,
    /** The server generates the value where a statement states none. */
    BY_DEFAULT,
    /** As the old types {@code serial} and {@code bigserial} do: a default that calls {@code nextval}. For old schemas. */
    SERIAL
}
