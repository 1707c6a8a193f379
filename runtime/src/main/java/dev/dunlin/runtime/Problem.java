package dev.dunlin.runtime;

import java.io.Serializable;

/**
 * A reason why {@link Dunlin#migrate()} refuses to run.
 *
 * @param migration the migration's name
 * @param message what is wrong and what to do, naming the migration
 */
public record Problem(Kind kind, String migration, String message) implements Serializable {
    /** What is wrong with a migration. */
    public enum Kind {
        /** Its SQL is not the SQL that was applied. */
        CHANGED,
        /** It was applied, and there is no file of it, although there are files of later ones. */
        MISSING,
        /** It is new, and sorts before one that was applied. */
        OUT_OF_ORDER,
        /** It stopped at a statement of which nobody knows whether it happened. */
        IN_DOUBT,
        /** Some of its statements were applied, each for itself, and its file is not what it was then. */
        PARTLY_APPLIED,
        /** It was rolled back and not changed since, and later ones are pending. */
        HELD,
        /** Its rollback has begun and not ended. */
        PARTLY_ROLLED_BACK
    }

    String json() {
        return Texts.json("kind", kind, "migration", migration, "message", message);
    }
}
