package dev.dunlin.schema.history;

import dev.dunlin.schema.diff.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code changes.json} says of its migration.
 *
 * @param changes the typed changes, in order
 * @param accepted the hazards that were accepted, {@code drop-column:locations.province} for example, in order
 * @param generated checksum of {@code migration.sql} as it was generated
 * @param down what is known of {@code down.sql}; null if none was generated
 */
public record ChangesFile(
        List<Change> changes,
        List<String> accepted,
        String generated,
        @Nullable Down down) {
    public ChangesFile {
        changes = List.copyOf(changes);
        accepted = List.copyOf(accepted);
    }

    /**
     * What is known of {@code down.sql}.
     *
     * @param generated checksum of the text as it was generated
     * @param confirmed {@link #confirmation} of the two texts that a person declared to belong together; null for none
     */
    public record Down(String generated, @Nullable String confirmed) {}

    /** The checksum that confirms a {@code down.sql} as the reverse of an edited {@code migration.sql}. */
    public static String confirmation(String migrationSql, String downSql) {
        return Checksum.of(migrationSql, downSql);
    }

    /** The same file with {@code down.sql} confirmed. */
    public ChangesFile withConfirmed(String confirmation) {
        if (down == null) {
            throw new IllegalStateException("there is no down.sql to confirm");
        }
        return new ChangesFile(changes, accepted, generated, new Down(down.generated(), confirmation));
    }
}
