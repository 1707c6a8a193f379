package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.model.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a history at one moment.
 *
 * @param history the history's name
 * @param defaultSchema the PostgreSQL schema that messages leave out; null where the search path decides
 * @param schema the structure, wanted or actual
 */
public record Snapshot(String history, @Nullable String defaultSchema, Schema schema) {}
