package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.Declaration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the anchors say about a history as a whole.
 *
 * @param history the history's name
 * @param namespace the PostgreSQL schema that qualifies names; null where the search path decides
 * @param extensions names of the extensions that the schema needs
 * @param postgres the oldest server version, 13 to 18
 * @param online whether migrations are planned for tables in use
 * @param comments whether documentation comments become comments of tables and columns
 */
public record HistorySettings(
        String history,
        @Nullable String namespace,
        Naming naming,
        SortedSet<String> extensions,
        int postgres,
        boolean online,
        boolean comments) {
    static final String ANCHOR = "Schema";
    static final int DEFAULT_POSTGRES = 14;

    public HistorySettings {
        extensions = Collections.unmodifiableSortedSet(new TreeSet<>(extensions));
    }

    /** The name of the history that a package anchors, as it is written; {@code main} where it is not. */
    public static String historyOf(Declaration.PackageInfo anchor) {
        return anchor.annotation(ANCHOR)
                .flatMap(schema -> schema.written("history"))
                .orElse("main");
    }
}
