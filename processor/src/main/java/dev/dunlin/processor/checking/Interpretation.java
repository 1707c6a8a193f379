package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the declarations of a history mean.
 *
 * @param schema the wanted schema; where there are errors, without what is wrong
 * @param hints what is said about the way to it
 * @param locations where tables, columns, constraints, indexes, enum types and labels are declared, by their wanted
 *     names
 * @param online the tables that say themselves whether they are in use while migrations run
 * @param anchor the first anchor of the history
 * @param problems in the order in which they were found
 */
public record Interpretation(
        HistorySettings settings,
        Schema schema,
        Hints hints,
        Map<Subject, Location> locations,
        Map<QualifiedName, Boolean> online,
        Location anchor,
        List<Problem> problems) {
    public Interpretation {
        locations = Map.copyOf(locations);
        online = Map.copyOf(online);
        problems = List.copyOf(problems);
    }

    /** Whether the schema cannot be relied on. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /**
     * Where a message about this subject belongs: where it is declared, under this name or one that it was renamed to, else
     * where its table or type is, else the anchor.
     */
    public Location location(Subject subject) {
        return declared(subject)
                .or(() -> declared(subject.whole()))
                .or(() -> declared(Subject.table(subject.owner())))
                .or(() -> declared(Subject.enumType(subject.owner())))
                .orElse(anchor);
    }

    private Optional<Location> declared(Subject subject) {
        return Optional.ofNullable(locations.get(subject))
                .or(() -> hints.was().entrySet().stream()
                        .filter(marker -> wasCalled(marker.getKey(), marker.getValue(), subject))
                        .map(marker -> locations.get(marker.getKey()))
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    private boolean wasCalled(Subject now, String former, Subject subject) {
        if (now.kind() != subject.kind()) {
            return false;
        }
        return subject.member() == null
                ? former.equals(subject.owner().name()) || former.equals(subject.relativeTo(null))
                : former.equals(subject.member()) && now.owner().equals(subject.owner());
    }
}
