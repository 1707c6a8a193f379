package dev.dunlin.runtime;

import java.util.ArrayList;
import java.util.List;

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
    public StatusReport {
        migrations = List.copyOf(migrations);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** Whether all migrations that have files are in the database, unchanged, and none is in the way of others. */
    public boolean isUpToDate() {
        return problems.isEmpty() && applied().size() + in(MigrationState.AHEAD).size() == migrations.size();
    }

    /** The names of those in the database: applied or baselined. */
    public List<String> applied() {
        return in(MigrationState.APPLIED, MigrationState.BASELINED);
    }

    /** The names of those that the next run would apply, also after a failure or an interruption. */
    public List<String> pending() {
        return in(MigrationState.PENDING, MigrationState.FAILED, MigrationState.INTERRUPTED, MigrationState.RUNNING);
    }

    /** The names of those in one of these states. */
    public List<String> in(MigrationState... states) {
        List<String> names = new ArrayList<>();
        for (MigrationStatus status : migrations) {
            if (List.of(states).contains(status.state())) {
                names.add(status.migration());
            }
        }
        return names;
    }

    /** The names of those whose files are not what was applied. */
    public List<String> changed() {
        List<String> names = new ArrayList<>();
        for (MigrationStatus status : migrations) {
            if (status.changed()) {
                names.add(status.migration());
            }
        }
        return names;
    }

    /** The names of those that are pending and sort before an applied one. */
    public List<String> outOfOrder() {
        List<String> names = new ArrayList<>();
        for (MigrationStatus status : migrations) {
            if (status.outOfOrder()) {
                names.add(status.migration());
            }
        }
        return names;
    }

    @Override
    public String toString() {
        int withoutFile = in(MigrationState.MISSING, MigrationState.AHEAD).size();
        StringBuilder text = new StringBuilder(Texts.found(migrations.size() - withoutFile, location, history));
        for (MigrationState state : MigrationState.values()) {
            String heading = "\n\n" + state.heading() + ":\n";
            for (MigrationStatus status : migrations) {
                if (status.state() == state) {
                    text.append(heading).append("\n  ").append(status);
                    heading = "";
                }
            }
        }
        if (!problems.isEmpty()) {
            text.append("\n\nNothing can be applied before this is settled:\n");
            for (Problem problem : problems) {
                text.append("\n  ").append(problem.message());
            }
        }
        for (String warning : warnings) {
            text.append("\n\nWarning: ").append(warning);
        }
        return text.append(isUpToDate() ? "\n\nDatabase schema is up to date!\n" : "\n")
                .toString();
    }

    /** The same for programs: one line, an object with the names of the components, and {@code upToDate}. */
    public String toJson() {
        return Texts.json(
                "history",
                history,
                "location",
                location,
                "upToDate",
                isUpToDate(),
                "migrations",
                migrations,
                "problems",
                problems,
                "warnings",
                warnings);
    }
}
