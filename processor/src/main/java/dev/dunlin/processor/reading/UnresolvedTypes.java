package dev.dunlin.processor.reading;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;
import java.util.ArrayList;
import java.util.List;

/** Rule: when all rounds are over, every type is known. */
public final class UnresolvedTypes {
    private UnresolvedTypes() {}

    /** What to say of a declaration that is still not resolved. */
    public static List<Problem> check(Declaration declaration) {
        Location location = Location.of(declaration.name());
        List<Problem> problems = new ArrayList<>(annotations(declaration.annotations(), location));
        if (declaration instanceof Declaration.RecordType record) {
            for (Component component : record.components()) {
                Location at = location.member(component.name());
                if (!component.type().isResolved()) {
                    problems.add(problem(component.type().toString(), at));
                }
                problems.addAll(annotations(component.annotations(), at));
            }
        }
        return problems;
    }

    private static List<Problem> annotations(List<AnnotationUse> uses, Location location) {
        return uses.stream()
                .flatMap(use -> use.values().entrySet().stream()
                        .filter(value -> value.getValue() instanceof AnnotationUse.Value.Type type
                                && !type.type().isResolved())
                        .map(value -> problem(
                                value.getKey(), location.annotation(use.name()).value(value.getKey()))))
                .toList();
    }

    private static Problem problem(String type, Location location) {
        return Problem.of(Code.UNRESOLVED_TYPE, "\"%s\" is not known".formatted(type))
                .at(location)
                .because("Neither the sources nor the class path has it, and no annotation processor generated it.")
                .fix("Import it, or add the library that has it; nothing is written until then.");
    }
}
