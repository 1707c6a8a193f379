package dev.dunlin.processor.checking;

import dev.dunlin.schema.model.Index;
import java.util.List;

/**
 * An index whose name may still be missing.
 *
 * @param value under its written name, or an empty one
 * @param parts what the name is made of beside the table's, if none is written
 */
record DraftIndex(Index value, List<String> parts, Spot spot) {
    DraftIndex {
        parts = List.copyOf(parts);
    }

    boolean isNamed() {
        return !value.name().isEmpty();
    }
}
