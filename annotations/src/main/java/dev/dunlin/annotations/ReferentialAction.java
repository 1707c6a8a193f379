package dev.dunlin.annotations;

/**
 * What PostgreSQL does to a referencing row when the row it refers to is deleted or its key updated (PostgreSQL manual,
 * chapter "Constraints", section "Foreign Keys").
 */
public enum ReferentialAction {
    /** Refuse, checked at the end of the statement or, if the constraint is deferred, of the transaction. */
    NO_ACTION,
    /** Refuse at once. */
    RESTRICT,
    /** Delete or update the referencing rows too. */
    CASCADE,
    /** Set the referencing columns to null; they must be nullable. */
    SET_NULL,
    /** Set the referencing columns to their defaults; they must have one or be nullable. */
    SET_DEFAULT
}
