package dev.dunlin.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The setting that ends a run before the last migration. */
final class Targets {
    private Targets() {}

    /**
     * @throws DunlinException if the target is no migration of the history
     */
    static void check(Settings settings, List<Migration> files) {
        @Nullable String target = settings.target;
        if (target != null
                && files.stream().noneMatch(migration -> migration.name().equals(target))) {
            throw new DunlinException(
                    Code.UNKNOWN_MIGRATION,
                    "The target \"%s\" is no migration of history \"%s\" in %s. Its migrations are: %s."
                            .formatted(
                                    target,
                                    settings.historyName,
                                    settings.locationText(),
                                    String.join(
                                            ", ",
                                            files.stream().map(Migration::name).toList())));
        }
    }

    /** Those at or before the target. */
    static List<Migration> upTo(Settings settings, List<Migration> pending) {
        @Nullable String target = settings.target;
        return target == null
                ? pending
                : pending.stream()
                        .filter(migration -> migration.name().compareTo(target) <= 0)
                        .toList();
    }
}
