package dev.dunlin.processor.reporting;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;

/** Tells the compiler of problems, each at its element, each once. */
public final class Reporter {
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::severity)
            .thenComparing(problem ->
                    problem.location() == null ? "" : problem.location().type().binary());

    private final Messager messager;
    private final LocationFinder finder;
    private final Set<Problem> reported = new HashSet<>();

    public Reporter(Messager messager, Elements elements) {
        this.messager = messager;
        this.finder = new LocationFinder(elements);
    }

    /** Reports problems, errors first, then by type; those of one type stay in their order. */
    public void reportAll(Collection<Problem> problems) {
        problems.stream().sorted(ORDER).forEach(this::report);
    }

    /** Reports a problem, unless it was reported before or its warning is suppressed there. */
    public void report(Problem problem) {
        if (!reported.add(problem)) {
            return;
        }
        Optional<Place> place = Optional.ofNullable(problem.location()).flatMap(finder::find);
        if (problem.severity() == Severity.WARNING && place.isPresent() && isSuppressed(problem, place.get())) {
            return;
        }
        place.ifPresentOrElse(
                at -> messager.printMessage(
                        kind(problem.severity()), problem.text(), at.element(), at.annotation(), at.value()),
                () -> messager.printMessage(kind(problem.severity()), problem.text()));
    }

    private static boolean isSuppressed(Problem problem, Place place) {
        for (Element at = place.element(); at != null; at = at.getEnclosingElement()) {
            SuppressWarnings suppressed = at.getAnnotation(SuppressWarnings.class);
            if (suppressed != null
                    && Set.of(suppressed.value()).contains(problem.code().id())) {
                return true;
            }
        }
        return false;
    }

    private static Diagnostic.Kind kind(Severity severity) {
        return switch (severity) {
            case ERROR -> Diagnostic.Kind.ERROR;
            case WARNING -> Diagnostic.Kind.WARNING;
            case NOTE -> Diagnostic.Kind.NOTE;
        };
    }
}
