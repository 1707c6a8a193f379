package dev.dunlin.annotations;

/** The statements that a policy is about. */
public enum PolicyCommand {
    ALL,
    SELECT,
    INSERT,
    UPDATE,
    DELETE
}
