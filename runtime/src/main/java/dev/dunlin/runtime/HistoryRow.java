package dev.dunlin.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the history table holds of one migration. A class and no record, for the jar's size; nobody compares rows. */
final class HistoryRow {
    final String migration;

    /** The order of application, from 1. */
    final int position;

    /** Of the file that was applied; null if a person has released the migration to be applied anew. */
    final @Nullable String checksum;

    final MigrationState state;

    /** Statements that have taken effect. */
    final int appliedSteps;

    final int totalSteps;

    /** When it was applied or failed, by the server's clock. */
    final @Nullable Instant finishedAt;

    /** Null if it is settled. */
    final @Nullable String error;

    /** Whether it is on its way back: then the steps are those of its down SQL. */
    final boolean reversing;

    HistoryRow(
            String migration,
            int position,
            @Nullable String checksum,
            MigrationState state,
            int appliedSteps,
            int totalSteps,
            @Nullable Instant finishedAt,
            @Nullable String error,
            boolean reversing) {
        this.migration = migration;
        this.position = position;
        this.checksum = checksum;
        this.state = state;
        this.appliedSteps = appliedSteps;
        this.totalSteps = totalSteps;
        this.finishedAt = finishedAt;
        this.error = error;
        this.reversing = reversing;
    }

    /** Whether a run has begun the migration and not ended it. */
    boolean isUnfinished() {
        return state == MigrationState.RUNNING || state == MigrationState.FAILED || state == MigrationState.IN_DOUBT;
    }
}
