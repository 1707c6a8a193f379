package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Difference;
import dev.dunlin.schema.diff.Finding;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Schema;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about the way from a history to the schema that is wanted, before it is written.
 *
 * @param difference the changes
 * @param plan how they are made; empty if nothing is pending
 * @param findings what the author has to know or to decide, without what is settled by what was accepted
 * @param hazards those that were not accepted, in the order of the plan, without those that may look different once the
 *     findings are settled
 * @param unmatched what was accepted though nothing that is pending asks for it
 * @param refusals why something cannot be expanded, or cannot be changed while it is
 * @param unmatchedSteps what was to be expanded or contracted though nothing is there for it; the latter as {@code
 *     contract:users.name}
 * @param expandable the tokens of hazards that can be answered by expanding
 */
public record Review(
        Difference difference,
        Plan plan,
        List<Finding> findings,
        List<Hazard> hazards,
        Set<String> unmatched,
        List<Refusal> refusals,
        Set<String> unmatchedSteps,
        Set<String> expandable) {
    /**
     * Compares, plans and reviews.
     *
     * @param accepted hazards by their tokens, not escaped, {@code drop-column:locations.province}
     */
    public static Review of(Schema from, Schema to, Hints hints, PlanOptions options, Set<String> accepted) {
        return of(from, to, hints, options, Asked.accepting(accepted));
    }

    /** Compares, plans and reviews, where some changes are to be made in two steps. */
    public static Review of(Schema from, Schema to, Hints hints, PlanOptions options, Asked asked) {
        Expanding expanding = new Expanding(from, to, hints, options, asked);
        Difference difference = expanding.difference();
        Set<String> accepted = asked.accepted();
        Set<String> decided = new HashSet<>(accepted);
        decided.addAll(asked.expanded());
        Plan plan = difference.isPending() ? Planner.plan(from, difference.changes(), options) : new Plan(List.of());
        String home = options.home();
        List<Finding> findings = difference.findings().stream()
                .filter(finding -> !isSettled(finding, home, decided))
                .toList();
        List<Hazard> hazards = new Undecided(findings)
                .decided(plan).stream()
                        .filter(hazard -> !accepted.contains(hazard.token()))
                        .toList();
        Set<String> unmatched = new LinkedHashSet<>(accepted);
        plan.hazards().forEach(hazard -> unmatched.remove(hazard.token()));
        drops(difference.findings(), home).forEach(unmatched::remove);
        return new Review(
                difference,
                plan,
                findings,
                hazards,
                unmatched,
                expanding.refusals(),
                expanding.unmatched(),
                expanding.expandable(plan));
    }

    /** Whether something is left to decide before a migration can be written. */
    public boolean isUndecided() {
        return !refusals.isEmpty()
                || findings.stream().anyMatch(finding -> finding.code().isError());
    }

    /** What {@link #unmatchedSteps} calls something that is to be contracted. */
    public static String contract(String name) {
        return "contract:" + name;
    }

    /** The hazards that must be accepted and were not. */
    public List<Hazard> refused() {
        return hazards.stream().filter(Hazard::refused).toList();
    }

    /** The code of the hazard to accept so that an object that is gone counts as dropped and not as renamed. */
    public static Hazard.Code dropOf(Subject subject) {
        return switch (subject.kind()) {
            case TABLE -> Hazard.Code.DROP_TABLE;
            case LABEL -> Hazard.Code.DROP_LABEL;
            case SEQUENCE -> Hazard.Code.DROP_SEQUENCE;
            case ATTRIBUTE -> Hazard.Code.DROP_ATTRIBUTE;
            default -> Hazard.Code.DROP_COLUMN;
        };
    }

    private static boolean isSettled(Finding finding, @Nullable String home, Set<String> accepted) {
        return finding.code() == Finding.Code.AMBIGUOUS
                && drops(List.of(finding), home).allMatch(accepted::contains);
    }

    private static Stream<String> drops(Collection<Finding> findings, @Nullable String home) {
        return findings.stream()
                .flatMap(finding -> finding.settledBy().stream())
                .map(gone -> dropOf(gone).id() + ":" + gone.relativeTo(home));
    }
}
