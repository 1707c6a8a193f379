package dev.dunlin.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Migrations that the caller gives by name. */
final class Targets {
    private Targets() {}

    /**
     * The migration of that name.
     *
     * @throws DunlinException if there is none
     */
    static Migration find(Settings settings, List<Migration> files, String name) {
        return files.stream()
                .filter(migration -> migration.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DunlinException(
                        Code.UNKNOWN_MIGRATION,
                        "\"%s\" is no migration of history \"%s\" in %s. Its migrations are: %s."
                                .formatted(
                                        name,
                                        settings.historyName,
                                        settings.locationText(),
                                        String.join(
                                                ", ",
                                                files.stream()
                                                        .map(Migration::name)
                                                        .toList()))));
    }

    /** Those at or before a migration; all if it is null. */
    static List<Migration> upTo(@Nullable String last, List<Migration> migrations) {
        return last == null
                ? migrations
                : migrations.stream()
                        .filter(migration -> migration.name().compareTo(last) <= 0)
                        .toList();
    }
}
