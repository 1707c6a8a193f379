package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.reporting.Code;
import java.util.List;
import java.util.Set;

/** Rule: a component of a domain or composite type says only what such a type can be. */
final class TypeMemberRule {
    private final Problems problems;

    TypeMemberRule(Problems problems) {
        this.problems = problems;
    }

    /**
     * Checks the annotations of a component.
     *
     * @param kind what it is in, with its article
     * @param allowed names of the annotations that say something there
     */
    void check(Component component, String kind, Set<String> allowed, Spot spot) {
        component.annotations().stream()
                .map(AnnotationUse::name)
                .filter(name -> !allowed.contains(name))
                .distinct()
                .forEach(name -> problems.add(spot.annotation(name)
                        .problem(Code.NOT_IN_TYPE, "\"@%s\" says nothing in %s".formatted(name, kind))
                        .because("It is about columns of tables.")
                        .fix("Remove it, or write it on the components that are columns of the type.")));
    }

    /** Checks the members of {@code @Column}; those named say nothing there. */
    void checkMembers(Component component, String kind, List<String> refused, Spot spot) {
        component
                .annotation("Column")
                .ifPresent(column -> refused.stream()
                        .filter(column::has)
                        .forEach(member -> problems.add(spot.annotation("Column")
                                .value(member)
                                .problem(Code.NOT_IN_TYPE, "\"%s\" says nothing in %s".formatted(member, kind))
                                .because("It is about columns of tables.")
                                .fix("Remove it, or write it on the components that are columns of the type."))));
    }
}
