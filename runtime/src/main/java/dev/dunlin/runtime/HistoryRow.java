package dev.dunlin.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the history table holds of one migration.
 *
 * @param position order of application, from 1
 * @param checksum of the file that was applied; null if a person has released the migration to be applied anew
 * @param appliedSteps statements that have taken effect
 * @param finishedAt when it was applied or failed, by the server's clock
 * @param error null if it is settled
 */
record HistoryRow(
        String migration,
        int position,
        @Nullable String checksum,
        MigrationState state,
        int appliedSteps,
        int totalSteps,
        @Nullable Instant finishedAt,
        @Nullable String error) {
    /** Whether a run has begun the migration and not ended it. */
    boolean isUnfinished() {
        return state == MigrationState.RUNNING || state == MigrationState.FAILED || state == MigrationState.IN_DOUBT;
    }
}
