package dev.dunlin.runtime;

import dev.dunlin.runtime.script.SqlStatement;
import java.time.Duration;

/** Tells the listener and the log how a run goes on. */
final class Progress {
    private final Settings settings;

    Progress(Settings settings) {
        this.settings = settings;
    }

    /** Calls a listener; its exceptions are its own and must not undo a migration. */
    static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            Log.warning("A MigrationListener threw an exception, which is ignored: " + e);
        }
    }

    void started(Migration migration) {
        int steps = migration.script().statementCount();
        Log.info("Applying migration `%s` of history \"%s\" (%s)"
                .formatted(migration.name(), settings.historyName, Texts.count(steps, "statement")));
        guarded(() -> settings.listener.migrationStarted(settings.historyName, migration.name(), steps));
    }

    void stepStarted(Migration migration, SqlStatement statement) {
        guarded(() -> settings.listener.stepStarted(step(migration, statement)));
    }

    void stepFinished(Migration migration, SqlStatement statement, Duration took) {
        guarded(() -> settings.listener.stepFinished(step(migration, statement), took));
    }

    void retrying(Migration migration, SqlStatement statement, int attempt, Duration pause, String reason) {
        Log.info("Migration `%s`, statement %s: %s; trying again in %s ms (attempt %s of %s)"
                .formatted(
                        migration.name(),
                        statement.number(),
                        reason,
                        pause.toMillis(),
                        attempt + 1,
                        settings.retries + 1));
        guarded(() -> settings.listener.retrying(step(migration, statement), attempt, pause, reason));
    }

    void finished(AppliedMigration applied) {
        Log.info("Applied migration `%s` in %s ms".formatted(applied.migration(), applied.durationMs()));
        guarded(() -> settings.listener.migrationFinished(settings.historyName, applied));
    }

    void failed(MigrationFailedException failure) {
        guarded(() -> settings.listener.migrationFailed(failure));
    }

    private MigrationStep step(Migration migration, SqlStatement statement) {
        return new MigrationStep(
                settings.historyName,
                migration.name(),
                statement.number(),
                migration.script().statementCount(),
                migration.file(),
                statement.position().line(),
                statement.sql());
    }
}
