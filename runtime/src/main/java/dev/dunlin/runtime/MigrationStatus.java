package dev.dunlin.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One migration as files and database have it.
 *
 * @param changed whether its file is not what was applied
 * @param outOfOrder whether it is pending and sorts before one that was applied
 * @param appliedSteps statements that have taken effect
 * @param totalSteps statements in all; 0 if the history table does not know it yet
 * @param finishedAt when it was applied or failed, by the server's clock
 * @param error why it failed; null unless it did
 */
public record MigrationStatus(
        String migration,
        MigrationState state,
        boolean changed,
        boolean outOfOrder,
        int appliedSteps,
        int totalSteps,
        @Nullable Instant finishedAt,
        @Nullable String error) {
    /** For people: the name, what is special, and the error. */
    @Override
    public String toString() {
        String text = migration + (changed ? " (file changed)" : "") + (outOfOrder ? " (out of order)" : "");
        if (appliedSteps < totalSteps) {
            text += " (%s of %s applied)".formatted(appliedSteps, Texts.count(totalSteps, "statement"));
        }
        return error == null ? text : text + "\n    " + Texts.indented(error, 4);
    }

    String json() {
        return Texts.json(
                "migration",
                migration,
                "state",
                state,
                "changed",
                changed,
                "outOfOrder",
                outOfOrder,
                "appliedSteps",
                appliedSteps,
                "totalSteps",
                totalSteps,
                "finishedAt",
                finishedAt,
                "error",
                error);
    }
}
