package dev.dunlin.annotations;

/** How a composite foreign key treats nulls (PostgreSQL manual, {@code CREATE TABLE}, {@code MATCH}). */
public enum Match {
    /** One null column is enough for the row not to need a target. */
    SIMPLE,
    /** Either all columns are null or none is. */
    FULL
}
