package dev.dunlin.schema.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a table has beside columns, constraints and indexes.
 *
 * @param comment text of {@code COMMENT ON TABLE}; null for none
 * @param unlogged whether it is left out of the write-ahead log
 * @param storage storage parameters by name
 */
public record TableOptions(@Nullable String comment, boolean unlogged, SortedMap<String, String> storage) {
    /** No comment, logged, no parameters. */
    public static final TableOptions NONE = new TableOptions(null, false, new TreeMap<>());

    public TableOptions {
        storage = Collections.unmodifiableSortedMap(new TreeMap<>(storage));
    }
}
