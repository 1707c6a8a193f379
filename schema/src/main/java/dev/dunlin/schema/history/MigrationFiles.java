package dev.dunlin.schema.history;

import org.jspecify.annotations.Nullable;

/**
 * The texts of one migration folder.
 *
 * @param name the folder's name
 * @param migrationSql {@code migration.sql}; null if the folder has none
 * @param downSql {@code down.sql}; null if the folder has none
 * @param changesJson {@code changes.json}; null if the folder has none
 */
public record MigrationFiles(
        String name,
        @Nullable String migrationSql,
        @Nullable String downSql,
        @Nullable String changesJson) {}
