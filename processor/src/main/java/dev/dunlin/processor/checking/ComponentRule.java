package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.reporting.Code;
import java.util.Map;
import java.util.Set;

/** Rule: a component is either ignored, or embedded, or a column, and carries the annotations of that. */
final class ComponentRule {
    private static final Map<String, Set<String>> EXCLUDED = Map.of(
            "Ignored",
                    Set.of(
                            "Check",
                            "Column",
                            "Comment",
                            "Embedded",
                            "Exclude",
                            "Id",
                            "Index",
                            "Relation",
                            "Sequence",
                            "Unique"),
            "Embedded", Set.of("Column", "Comment", "Sequence"));

    private final Problems problems;

    ComponentRule(Problems problems) {
        this.problems = problems;
    }

    void check(Component component, Spot spot) {
        check(component, "Ignored", "is no column", spot);
        check(component, "Embedded", "is no column, but as many as its record has components", spot);
    }

    private void check(Component component, String kind, String reason, Spot spot) {
        if (!component.isAnnotated(kind)) {
            return;
        }
        component.annotations().stream()
                .map(AnnotationUse::name)
                .filter(EXCLUDED.getOrDefault(kind, Set.of())::contains)
                .distinct()
                .forEach(other -> problems.add(spot.annotation(other)
                        .problem(
                                Code.CONTRADICTORY_ANNOTATIONS,
                                "\"@%s\" says nothing beside @%s".formatted(other, kind))
                        .because("A component with @%s %s.".formatted(kind, reason))
                        .fix("Remove one of the two.")));
    }
}
