package dev.dunlin.runtime;

/** What has become of a migration in a database. */
public enum MigrationState {
    /** In the database. */
    APPLIED("Applied", "applied"),
    /** Declared to be in the database, without having been run. */
    BASELINED("Declared as applied by a baseline", "baselined"),
    /** To be applied: there is a file, and the database does not have it. */
    PENDING("Not yet applied", ""),
    /** Being applied, or rolled back, now by some process. */
    RUNNING("Being applied, or rolled back, now", "running"),
    /** A process stopped in the middle of it; the next run goes on where that one stopped. */
    INTERRUPTED("Interrupted, to be gone on with by the next run", ""),
    /** A statement of it failed; the next run tries again. */
    FAILED("Failed, to be tried again by the next run", "failed"),
    /** It stopped at a statement of which nobody knows whether it happened; a person has to look. */
    IN_DOUBT("In doubt", "in_doubt"),
    /** Taken out of the database again, and to stay out until its file changes or somebody resolves it. */
    HELD("Rolled back, and held until their files change", "rolled_back"),
    /** In the database, without a file, although there are files of later ones. */
    MISSING("In the database, without a file", ""),
    /** In the database, without a file, and later than all files: a newer version of the code has put it there. */
    AHEAD("In the database, newer than this code", "");

    private final String heading;
    private final String sqlName;

    MigrationState(String heading, String sqlName) {
        this.heading = heading;
        this.sqlName = sqlName;
    }

    /** What stands above the migrations in this state in a report. */
    String heading() {
        return heading;
    }

    /** The state's name in the history table; empty if it never stands there. */
    String sqlName() {
        return sqlName;
    }

    /** Whether the migration is in the database, as the history table has it. */
    boolean isSettled() {
        return this == APPLIED || this == BASELINED;
    }
}
