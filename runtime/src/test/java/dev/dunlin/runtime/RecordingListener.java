package dev.dunlin.runtime;

import java.time.Duration;
import java.util.List;

/** Writes down what it hears, without times. */
class RecordingListener implements MigrationListener {
    private final List<String> heard;

    RecordingListener(List<String> heard) {
        this.heard = heard;
    }

    @Override
    public void migrationStarted(String history, String migration, int steps) {
        heard.add("%s of %s starts: %s".formatted(migration, history, steps));
    }

    @Override
    public void stepStarted(MigrationStep step) {
        heard.add("%s step %s of %s, line %s: %s"
                .formatted(step.migration(), step.number(), step.count(), step.line(), step.sql()));
    }

    @Override
    public void stepFinished(MigrationStep step, Duration took) {
        heard.add("%s step %s done".formatted(step.migration(), step.number()));
    }

    @Override
    public void retrying(MigrationStep step, int attempt, Duration pause, String reason) {
        heard.add("%s step %s failed, attempt %s: %s".formatted(step.migration(), step.number(), attempt, reason));
    }

    @Override
    public void schemaStarted(String history, int steps) {
        heard.add("schema of %s starts: %s".formatted(history, steps));
    }

    @Override
    public void schemaFinished(String history, int steps, Duration took) {
        heard.add("schema of %s finished: %s".formatted(history, steps));
    }

    @Override
    public void migrationFinished(String history, AppliedMigration migration) {
        heard.add(migration.migration() + " finished");
    }

    @Override
    public void rollbackStarted(String history, String migration, int steps) {
        heard.add("rollback of %s of %s starts: %s".formatted(migration, history, steps));
    }

    @Override
    public void rollbackFinished(String history, AppliedMigration migration) {
        heard.add(migration.migration() + " rolled back");
    }

    @Override
    public void migrationFailed(MigrationFailedException failure) {
        heard.add(failure.migration() + " failed");
    }
}
