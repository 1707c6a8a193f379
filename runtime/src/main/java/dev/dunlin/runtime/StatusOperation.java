package dev.dunlin.runtime;

import java.sql.SQLException;
import java.util.List;

/** Tells how all migrations stand. */
final class StatusOperation {
    private final Settings settings;

    StatusOperation(Settings settings) {
        this.settings = settings;
    }

    StatusReport run() {
        return report(compare());
    }

    StatusReport validate() {
        Found found = compare();
        if (!found.comparison.problems().isEmpty()) {
            throw new ValidationException(settings.historyName, found.comparison.problems());
        }
        found.comparison.pending().forEach(Migration::script);
        return report(found);
    }

    private Found compare() {
        List<Migration> files = MigrationFiles.read(settings);
        try (Connections connections = Connections.open(settings)) {
            Run run = new Run(settings, connections);
            Comparison comparison = new Comparison(files, run.ledger(), settings.outOfOrder);
            boolean unfinished = run.ledger().rows().stream()
                    .anyMatch(row -> row.state() == RowState.RUNNING || row.state() == RowState.IN_DOUBT);
            return new Found(comparison, unfinished && run.lock().isTaken(connections.main()));
        } catch (SQLException e) {
            throw DatabaseErrors.explain(
                    "The status of history \"%s\" could not be read".formatted(settings.historyName), e);
        }
    }

    private StatusReport report(Found found) {
        List<MigrationStatus> statuses = found.comparison.statuses().stream()
                .map(status -> found.running ? running(status) : status)
                .toList();
        return new StatusReport(
                settings.historyName,
                settings.locationText(),
                statuses,
                found.comparison.problems(),
                found.comparison.warnings());
    }

    /** While somebody has the lock, what is unfinished is being worked on. */
    private static MigrationStatus running(MigrationStatus status) {
        return status.state() == MigrationState.INTERRUPTED || status.state() == MigrationState.IN_DOUBT
                ? new MigrationStatus(
                        status.migration(),
                        MigrationState.RUNNING,
                        status.changed(),
                        status.outOfOrder(),
                        status.appliedSteps(),
                        status.totalSteps(),
                        status.finishedAt(),
                        status.error())
                : status;
    }

    private record Found(Comparison comparison, boolean running) {}
}
