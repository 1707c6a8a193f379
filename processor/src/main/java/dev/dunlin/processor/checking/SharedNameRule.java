package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rule: histories may share a database, so no two of a compilation own tables or enum types of one name in one PostgreSQL schema.
 * A table that is not managed is known only, and owned by nobody here.
 */
public final class SharedNameRule {
    private final Map<QualifiedName, Owner> owners = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private SharedNameRule() {}

    private record Owner(String history, String declaration) {}

    /** What two of these histories own, shown at the later one. */
    public static List<Problem> check(Collection<Interpretation> histories) {
        SharedNameRule rule = new SharedNameRule();
        histories.forEach(rule::check);
        return rule.problems;
    }

    private void check(Interpretation history) {
        history.schema().tables().values().stream().filter(Table::managed).forEach(table -> own(history, table));
        history.schema().enums().values().forEach(type -> own(history, type));
    }

    private void own(Interpretation history, Table table) {
        own(
                history,
                Subject.table(table.name()),
                "record " + table.javaType(),
                Code.DUPLICATE_TABLE,
                "Give one of them another name or schema, or write @Table(managed = false) on the one whose history only knows"
                        + " the table.");
    }

    private void own(Interpretation history, EnumType type) {
        own(
                history,
                Subject.enumType(type.name()),
                "enum " + type.javaType(),
                Code.DUPLICATE_TYPE,
                "Give one of the histories a schema of its own with @Schema(name = \"…\"), or an enum of its own with another"
                        + " name.");
    }

    private void own(Interpretation history, Subject subject, String declaration, Code code, String fix) {
        String name = history.settings().history();
        Owner first = owners.putIfAbsent(subject.owner(), new Owner(name, declaration));
        if (first == null || first.history().equals(name)) {
            return;
        }
        Location place = history.location(subject);
        problems.add(Problem.of(
                        code,
                        "\"%s\" belongs to histories \"%s\" and \"%s\""
                                .formatted(subject.owner(), first.history(), name))
                .at(place, "%s (%s)".formatted(place, subject.owner()))
                .because("There it is declared by %s, here by %s, and histories may share a database."
                        .formatted(first.declaration(), declaration))
                .fix(fix));
    }
}
