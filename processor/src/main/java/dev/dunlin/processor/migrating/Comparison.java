package dev.dunlin.processor.migrating;

import dev.dunlin.processor.checking.HistorySettings;
import dev.dunlin.processor.checking.Interpretation;
import dev.dunlin.processor.option.Acceptance;
import dev.dunlin.processor.option.Options;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.history.History;
import dev.dunlin.schema.plan.Asked;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The declared schema of a history beside what its migrations add up to. */
public final class Comparison {
    private final Interpretation wanted;
    private final History history;
    private final Options options;
    private final Review review;

    private Comparison(Interpretation wanted, History history, Options options) {
        this.wanted = wanted;
        this.history = history;
        this.options = options;
        Asked asked =
                new Asked(tokens(options.accepted()), tokens(options.expanded()), Set.copyOf(options.contracted()));
        this.review =
                Review.of(history.schema(), wanted.schema(), wanted.hints(), planOptions(wanted.settings()), asked);
    }

    private static Set<String> tokens(List<Acceptance> hazards) {
        return hazards.stream().map(Acceptance::token).collect(Collectors.toSet());
    }

    /** Compares; the history has to be sound. */
    public static Comparison of(Interpretation wanted, History history, Options options) {
        return new Comparison(wanted, history, options);
    }

    public Interpretation wanted() {
        return wanted;
    }

    public History history() {
        return history;
    }

    /** The way to what is wanted; empty if nothing is pending. */
    public Plan plan() {
        return review.plan();
    }

    public boolean isPending() {
        return review.difference().isPending();
    }

    /** Whether something is left to decide before a migration can be written. */
    public boolean isUndecided() {
        return review.isUndecided();
    }

    /** The changes that make something pending, in order. */
    List<Change> changes() {
        return review.difference().changes().stream()
                .filter(change -> !change.isQuiet())
                .toList();
    }

    /** Everything there is to say about the pending changes but that they are pending. */
    public List<Problem> problems() {
        FindingProblems findings = new FindingProblems(wanted);
        List<Problem> problems =
                new ArrayList<>(review.findings().stream().map(findings::of).toList());
        ExpansionProblems expansions = new ExpansionProblems(wanted, history, options);
        problems.addAll(expansions.refusals(review.refusals()));
        problems.addAll(expansions.open());
        problems.addAll(new HazardProblems(wanted, options).of(review.hazards(), review.expandable()));
        return problems;
    }

    /** The hazards that stop a migration from being written until they are accepted. */
    List<Hazard> refusedHazards() {
        return review.refused();
    }

    /** Whether an acceptance is about something that is pending. */
    boolean concerns(Acceptance acceptance) {
        return !review.unmatched().contains(acceptance.token());
    }

    /** Whether what is to be expanded is a change that is pending. */
    boolean expands(Acceptance hazard) {
        return !review.unmatchedSteps().contains(hazard.token());
    }

    /** Whether what is to be contracted is expanded. */
    boolean contracts(String name) {
        return !review.unmatchedSteps().contains(Review.contract(name));
    }

    /** The hazards that can be answered by expanding. */
    Set<String> expandable() {
        return review.expandable();
    }

    private PlanOptions planOptions(HistorySettings settings) {
        return new PlanOptions(settings.namespace(), settings.online(), wanted.online(), settings.postgres());
    }
}
