package dev.dunlin.schema.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a table has beside columns, constraints and indexes.
 *
 * @param comment text of {@code COMMENT ON TABLE}; null for none
 * @param unlogged whether it is left out of the write-ahead log
 * @param storage storage parameters by name
 * @param tablespace where it is stored; null for the default of the database
 * @param inherits the tables whose columns and checks it has, too, in order; usually empty
 */
public record TableOptions(
        @Nullable String comment,
        boolean unlogged,
        SortedMap<String, String> storage,
        @Nullable String tablespace,
        List<QualifiedName> inherits) {
    /** No comment, logged, no parameters. */
    public static final TableOptions NONE = new TableOptions(null, false, new TreeMap<>());

    public TableOptions {
        storage = Collections.unmodifiableSortedMap(new TreeMap<>(storage));
        inherits = List.copyOf(inherits);
    }

    /** In the default tablespace, and inheriting nothing. */
    public TableOptions(@Nullable String comment, boolean unlogged, SortedMap<String, String> storage) {
        this(comment, unlogged, storage, null, List.of());
    }

    public TableOptions withComment(@Nullable String newComment) {
        return new TableOptions(newComment, unlogged, storage, tablespace, inherits);
    }

    public TableOptions withUnlogged(boolean newUnlogged) {
        return new TableOptions(comment, newUnlogged, storage, tablespace, inherits);
    }

    public TableOptions withStorage(SortedMap<String, String> newStorage) {
        return new TableOptions(comment, unlogged, newStorage, tablespace, inherits);
    }

    public TableOptions withTablespace(@Nullable String newTablespace) {
        return new TableOptions(comment, unlogged, storage, newTablespace, inherits);
    }

    public TableOptions withInherits(List<QualifiedName> newInherits) {
        return new TableOptions(comment, unlogged, storage, tablespace, newInherits);
    }
}
