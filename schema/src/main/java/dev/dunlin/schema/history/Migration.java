package dev.dunlin.schema.history;

import dev.dunlin.schema.diff.Change;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A migration of a history.
 *
 * @param name the folder's name
 * @param sql {@code migration.sql} as it is in the file
 * @param downSql {@code down.sql} as it is in the file; null if there is none
 * @param recorded {@code changes.json}; null if a person or another tool wrote the migration
 * @param checksum {@link Checksum} of {@code sql}
 */
public record Migration(
        String name,
        String sql,
        @Nullable String downSql,
        @Nullable ChangesFile recorded,
        String checksum) {
    /** The first line of a migration whose statements each stand alone. */
    public static final String NO_TRANSACTION = "-- dunlin:no-transaction";

    private static final Pattern NO_TRANSACTION_LINE = Pattern.compile("--\\s*dunlin:no-transaction\\s*");

    /** Whether it was generated, so that its changes are known. */
    public boolean isTyped() {
        return recorded != null;
    }

    /** The typed changes; empty for a migration that was not generated. */
    public List<Change> changes() {
        return recorded == null ? List.of() : recorded.changes();
    }

    /** Whether {@code migration.sql} is not what was generated. */
    public boolean isEdited() {
        return recorded != null && !recorded.generated().equals(checksum);
    }

    /**
     * Whether {@code down.sql} must be confirmed before it is run: the migration was edited since it was generated, and
     * nobody has confirmed the two texts as they are now.
     */
    public boolean isDownDoubtful() {
        if (downSql == null || recorded == null || !isEdited()) {
            return false;
        }
        String confirmed = recorded.down() == null ? null : recorded.down().confirmed();
        return !ChangesFile.confirmation(sql, downSql).equals(confirmed);
    }

    /** Whether the first line does not forbid a transaction. */
    public boolean isTransactional() {
        Optional<String> first = Checksum.folded(sql).lines().findFirst();
        return first.filter(line -> NO_TRANSACTION_LINE.matcher(line).matches()).isEmpty();
    }
}
