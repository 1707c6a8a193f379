package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Difference;
import dev.dunlin.schema.diff.Finding;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What there is to say about the way from a history to the schema that is wanted, before it is written.
 *
 * @param difference the changes
 * @param plan how they are made
 * @param findings what the author has to know or to decide, without what is settled by what was accepted
 * @param accepted the hazards that were accepted, in the order of the plan
 * @param refused the hazards that must be accepted and were not
 * @param said the hazards that need no acceptance
 * @param unmatched what was accepted though the plan has no such hazard
 */
public record Review(
        Difference difference,
        Plan plan,
        List<Finding> findings,
        List<Hazard> accepted,
        List<Hazard> refused,
        List<Hazard> said,
        Set<String> unmatched) {
    /**
     * Compares, plans and reviews.
     *
     * @param accepted hazards by their tokens, not escaped, {@code drop-column:locations.province}
     */
    public static Review of(Schema from, Schema to, Hints hints, PlanOptions options, Set<String> accepted) {
        Difference difference = Differ.diff(from, to, hints);
        Plan plan = Planner.plan(from, difference.changes(), options);
        List<Hazard> agreed = new ArrayList<>();
        List<Hazard> refused = new ArrayList<>();
        List<Hazard> said = new ArrayList<>();
        Set<String> unmatched = new LinkedHashSet<>(accepted);
        for (Hazard hazard : plan.hazards()) {
            unmatched.remove(hazard.token());
            boolean isAccepted = accepted.contains(hazard.token());
            (isAccepted ? agreed : hazard.refused() ? refused : said).add(hazard);
        }
        List<Finding> open = difference.findings().stream()
                .filter(finding -> !isSettled(finding, options, accepted))
                .toList();
        return new Review(difference, plan, open, agreed, refused, said, unmatched);
    }

    /** Whether nothing stands in the way of writing the plan's migrations. */
    public boolean isClear() {
        return refused.isEmpty()
                && unmatched.isEmpty()
                && findings.stream().noneMatch(finding -> finding.code().isError());
    }

    /** What to accept so that an object that is gone counts as dropped and not as renamed. */
    public static String dropToken(Subject subject, PlanOptions options) {
        Hazard.Code code = switch (subject.kind()) {
            case TABLE -> Hazard.Code.DROP_TABLE;
            case LABEL -> Hazard.Code.DROP_LABEL;
            case SEQUENCE -> Hazard.Code.DROP_SEQUENCE;
            case ATTRIBUTE -> Hazard.Code.DROP_ATTRIBUTE;
            default -> Hazard.Code.DROP_COLUMN;
        };
        return code.id() + ":" + subject.relativeTo(options.home());
    }

    private static boolean isSettled(Finding finding, PlanOptions options, Set<String> accepted) {
        return finding.code() == Finding.Code.AMBIGUOUS
                && finding.settledBy().stream().allMatch(gone -> accepted.contains(dropToken(gone, options)));
    }
}
