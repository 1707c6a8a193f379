package dev.dunlin.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How the migrations of a history stand; {@link #toString()} tells it to people.
 *
 * @param location where the migrations were looked for
 * @param migrations all that have a file or are in the history table, in the order of their names
 * @param problems why {@link Dunlin#migrate()} would refuse to run; empty if it would not
 * @param warnings what people should know although nothing is wrong
 */
public record StatusReport(
        String history,
        String location,
        List<MigrationStatus> migrations,
        List<Problem> problems,
        List<String> warnings) {
    private static final Map<MigrationState, String> HEADINGS = headings();

    public StatusReport {
        migrations = List.copyOf(migrations);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** Whether all migrations that have files are in the database, unchanged, and none is in the way of others. */
    public boolean isUpToDate() {
        return problems.isEmpty()
                && migrations.stream()
                        .allMatch(status -> status.state() == MigrationState.APPLIED
                                || status.state() == MigrationState.BASELINED
                                || status.state() == MigrationState.AHEAD);
    }

    /** The names of those in the database: applied or baselined. */
    public List<String> applied() {
        return names(status -> status.state() == MigrationState.APPLIED || status.state() == MigrationState.BASELINED);
    }

    /** The names of those that the next run would apply, also after a failure or an interruption. */
    public List<String> pending() {
        return names(status -> status.state() == MigrationState.PENDING
                || status.state() == MigrationState.FAILED
                || status.state() == MigrationState.INTERRUPTED
                || status.state() == MigrationState.RUNNING);
    }

    /** The names of those in one state. */
    public List<String> in(MigrationState state) {
        return names(status -> status.state() == state);
    }

    /** The names of those whose files are not what was applied. */
    public List<String> changed() {
        return names(MigrationStatus::changed);
    }

    /** The names of those that are pending and sort before an applied one. */
    public List<String> outOfOrder() {
        return names(MigrationStatus::outOfOrder);
    }

    private List<String> names(Predicate<MigrationStatus> which) {
        return migrations.stream().filter(which).map(MigrationStatus::migration).toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(ReportText.found(files(), location, history));
        HEADINGS.forEach((state, heading) -> {
            List<String> lines = migrations.stream()
                    .filter(status -> status.state() == state)
                    .map(StatusReport::line)
                    .toList();
            if (!lines.isEmpty()) {
                text.append("\n\n").append(heading).append(Texts.list(lines).stripTrailing());
            }
        });
        if (!problems.isEmpty()) {
            text.append("\n\nNothing can be applied before this is settled:")
                    .append(Texts.list(problems.stream().map(Problem::message).toList())
                            .stripTrailing());
        }
        warnings.forEach(warning -> text.append("\n\nWarning: ").append(warning));
        if (isUpToDate()) {
            text.append("\n\nDatabase schema is up to date!");
        }
        return text.append("\n").toString();
    }

    private int files() {
        return (int) migrations.stream()
                .filter(status -> status.state() != MigrationState.MISSING && status.state() != MigrationState.AHEAD)
                .count();
    }

    private static String line(MigrationStatus status) {
        List<String> notes = new ArrayList<>();
        if (status.changed()) {
            notes.add("file changed");
        }
        if (status.outOfOrder()) {
            notes.add("out of order");
        }
        boolean unfinished = status.state() != MigrationState.APPLIED && status.state() != MigrationState.BASELINED;
        if (unfinished && status.totalSteps() > 0) {
            notes.add(
                    "%s of %s applied".formatted(status.appliedSteps(), Texts.count(status.totalSteps(), "statement")));
        }
        String line = status.migration() + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")");
        return status.error() == null || status.error().isEmpty()
                ? line
                : line + "\n    " + status.error().replace("\n", "\n    ");
    }

    private static Map<MigrationState, String> headings() {
        Map<MigrationState, String> headings = new LinkedHashMap<>();
        headings.put(MigrationState.APPLIED, "Applied:");
        headings.put(MigrationState.BASELINED, "Declared as applied by a baseline:");
        headings.put(MigrationState.PENDING, "Not yet applied:");
        headings.put(MigrationState.RUNNING, "Being applied now:");
        headings.put(MigrationState.INTERRUPTED, "Interrupted, to be gone on with by the next run:");
        headings.put(MigrationState.FAILED, "Failed, to be tried again by the next run:");
        headings.put(MigrationState.IN_DOUBT, "In doubt:");
        headings.put(MigrationState.HELD, "Rolled back, and held until their files change:");
        headings.put(MigrationState.MISSING, "In the database, without a file:");
        headings.put(MigrationState.AHEAD, "In the database, newer than this code:");
        return headings;
    }
}
