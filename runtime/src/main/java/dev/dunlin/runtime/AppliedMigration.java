package dev.dunlin.runtime;

/**
 * A migration that a run applied.
 *
 * @param migration its name
 * @param steps the statements that this run sent for it
 * @param durationMs how long they took, in milliseconds
 */
public record AppliedMigration(String migration, int steps, long durationMs) {
    /** For people: {@code 20260211120000_initial (3 statements, 12 ms)}. */
    @Override
    public String toString() {
        return migration + " (" + Texts.count(steps, "statement") + ", " + durationMs + " ms)";
    }

    String json() {
        return Texts.json("migration", migration, "steps", steps, "durationMs", durationMs);
    }
}
