package dev.dunlin.runtime;

import java.time.Duration;

/**
 * Hears how a run goes on. Called in the thread that runs, between statements, so it should return soon. What it throws
 * ends the run: what the transaction at hand has done is taken back, and what was applied before stays. Methods may be
 * added, always with a default.
 */
public interface MigrationListener {
    /**
     * Another process is migrating the same database; called now and then while this one waits.
     *
     * @param holder who that is, for people to read
     * @param waited for how long this run has waited so far
     */
    default void waiting(String holder, Duration waited) {}

    /**
     * A migration begins, or goes on where an earlier run stopped.
     *
     * @param steps its statements in all
     */
    default void migrationStarted(String history, String migration, int steps) {}

    /** A statement is about to be sent. */
    default void stepStarted(MigrationStep step) {}

    /** A statement has succeeded. In a transaction it may still be taken back if a later one fails. */
    default void stepFinished(MigrationStep step, Duration took) {}

    /**
     * A transaction did not get its locks, or was chosen to give way, and is tried again.
     *
     * @param attempt the number of the attempt that failed, from 1
     * @param pause how long this run now waits
     */
    default void retrying(MigrationStep step, int attempt, Duration pause, String reason) {}

    /**
     * The whole schema of a new database is about to be made at once, by the packaged script, in place of the migrations; or
     * that goes on where an earlier run stopped.
     *
     * @param steps the script's statements in all
     */
    default void schemaStarted(String history, int steps) {}

    /**
     * The whole schema has been made, and the migrations are recorded as applied, of which {@link #migrationFinished} is told
     * next.
     *
     * @param steps the statements that this run sent
     */
    default void schemaFinished(String history, int steps, Duration took) {}

    /** A migration is in the database. */
    default void migrationFinished(String history, AppliedMigration migration) {}

    /**
     * A migration begins to be taken out of the database, or goes on to be where an earlier run stopped.
     *
     * @param steps the statements of its down SQL in all
     */
    default void rollbackStarted(String history, String migration, int steps) {}

    /** A migration is out of the database. */
    default void rollbackFinished(String history, AppliedMigration migration) {}

    /** A migration, or its rollback, failed. */
    default void migrationFailed(MigrationFailedException failure) {}
}
