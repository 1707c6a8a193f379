package dev.dunlin.runtime;

/** What has become of a migration in a database. */
public enum MigrationState {
    /** To be applied: there is a file, and the database does not have it. */
    PENDING,
    /** Being applied now by some process. */
    RUNNING,
    /** A process stopped in the middle of it; the next run goes on where that one stopped. */
    INTERRUPTED,
    /** In the database. */
    APPLIED,
    /** Declared to be in the database, without having been run. */
    BASELINED,
    /** A statement of it failed; the next run tries again. */
    FAILED,
    /** It stopped at a statement of which nobody knows whether it happened; a person has to look. */
    IN_DOUBT,
    /** Taken out of the database again, and to stay out until its file changes or somebody resolves it. */
    HELD,
    /** In the database, without a file, although there are files of later ones. */
    MISSING,
    /** In the database, without a file, and later than all files: a newer version of the code has put it there. */
    AHEAD
}
