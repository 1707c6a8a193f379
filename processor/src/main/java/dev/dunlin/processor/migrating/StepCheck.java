package dev.dunlin.processor.migrating;

import dev.dunlin.processor.option.Acceptance;
import dev.dunlin.processor.option.Option;
import dev.dunlin.processor.option.Options;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.processor.reporting.Severity;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.history.Migration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rule: what is to be expanded is pending, and what is to be contracted is expanded. As with what is accepted, a migration of
 * the name that is asked for counts, too.
 */
public final class StepCheck {
    private final Options options;

    public StepCheck(Options options) {
        this.options = options;
    }

    public List<Problem> check(Collection<Comparison> comparisons) {
        List<Problem> problems = new ArrayList<>();
        for (Acceptance hazard : options.expanded()) {
            boolean isMet = comparisons.stream()
                    .anyMatch(each -> each.expands(hazard)
                            || isWritten(
                                    each,
                                    change -> change instanceof ExpansionChange.Expand
                                            && hazard.target().equals(name(change.subject(), each))));
            if (!isMet) {
                problems.add(expandedNothing(hazard, comparisons));
            }
        }
        for (String name : options.contracted()) {
            boolean isMet = comparisons.stream()
                    .anyMatch(each -> each.contracts(name)
                            || isWritten(
                                    each,
                                    change -> change instanceof ExpansionChange.Contract
                                            && name.equals(name(change.subject(), each))));
            if (!isMet) {
                problems.add(contractedNothing(name, comparisons));
            }
        }
        return problems;
    }

    private boolean isWritten(Comparison comparison, Predicate<Change> wanted) {
        return comparison.history().migrations().stream()
                .filter(migration -> AcceptanceCheck.isOfThatName(migration, options))
                .map(Migration::changes)
                .flatMap(List::stream)
                .anyMatch(wanted);
    }

    private static String name(Subject subject, Comparison comparison) {
        return subject.relativeTo(comparison.wanted().settings().namespace());
    }

    private Problem expandedNothing(Acceptance hazard, Collection<Comparison> comparisons) {
        String pending = comparisons.stream()
                .flatMap(comparison -> comparison.expandable().stream())
                .map(token -> Acceptance.of(token).toString())
                .collect(Collectors.joining(","));
        return Problem.of(Code.EXPANDED_NOTHING, "no pending change has the hazard \"%s\"".formatted(hazard))
                .as(severity())
                .because("Option %s is to make it in two steps.".formatted(Option.EXPAND.key()))
                .fix(
                        pending.isEmpty()
                                ? "Leave it out: nothing is pending that can be made in two steps."
                                : "Leave it out, or expand what there is: " + Option.EXPAND.with(pending));
    }

    private Problem contractedNothing(String name, Collection<Comparison> comparisons) {
        String open = comparisons.stream().flatMap(StepCheck::open).collect(Collectors.joining(","));
        return Problem.of(Code.CONTRACTED_NOTHING, "\"%s\" is not expanded".formatted(name))
                .as(severity())
                .because("Option %s is to bring it to its end.".formatted(Option.CONTRACT.key()))
                .fix(
                        open.isEmpty()
                                ? "Leave it out: nothing is expanded."
                                : "Leave it out, or contract what is expanded: " + Option.CONTRACT.with(open));
    }

    private static Stream<String> open(Comparison comparison) {
        return comparison.history().schema().expansions().stream()
                .map(expansion -> Acceptance.escaped(name(Subject.of(expansion), comparison)));
    }

    private Severity severity() {
        return options.name().isPresent() ? Severity.ERROR : Severity.WARNING;
    }
}
