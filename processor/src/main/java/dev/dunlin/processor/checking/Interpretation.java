package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import java.util.List;
import java.util.Map;

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
     * Where a message about this subject belongs: where it is declared, else where its table or type is, else the
     * anchor.
     */
    public Location location(Subject subject) {
        Location exact = locations.get(subject);
        if (exact != null) {
            return exact;
        }
        Location object = locations.get(subject.whole());
        if (object != null) {
            return object;
        }
        Location table = locations.get(Subject.table(subject.owner()));
        Location type = locations.get(Subject.enumType(subject.owner()));
        return table != null ? table : type != null ? type : anchor;
    }
}
