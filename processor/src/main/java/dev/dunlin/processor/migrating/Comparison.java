package dev.dunlin.processor.migrating;

import dev.dunlin.processor.checking.HistorySettings;
import dev.dunlin.processor.checking.Interpretation;
import dev.dunlin.processor.option.Acceptance;
import dev.dunlin.processor.option.Options;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Difference;
import dev.dunlin.schema.diff.Finding;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.history.History;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The declared schema of a history beside what its migrations add up to. */
public final class Comparison {
    private final Interpretation wanted;
    private final History history;
    private final Options options;
    private final Difference difference;
    private final Plan plan;
    private final List<Problem> decisions;

    private Comparison(Interpretation wanted, History history, Options options) {
        this.wanted = wanted;
        this.history = history;
        this.options = options;
        this.difference = Differ.diff(history.schema(), wanted.schema(), wanted.hints());
        this.plan = difference.isPending()
                ? Planner.plan(history.schema(), difference.changes(), planOptions(wanted))
                : new Plan(List.of());
        FindingProblems findings = new FindingProblems(wanted, options.accepted());
        this.decisions = difference.findings().stream()
                .flatMap(finding -> findings.of(finding).stream())
                .toList();
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
        return plan;
    }

    public boolean isPending() {
        return difference.isPending();
    }

    /** Whether something is left to decide before a migration can be written. */
    public boolean isUndecided() {
        return decisions.stream().anyMatch(Problem::isError);
    }

    /** The changes that make something pending, in order. */
    List<Change> changes() {
        return difference.changes().stream().filter(change -> !change.isQuiet()).toList();
    }

    /** Everything there is to say about the pending changes but that they are pending. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(decisions);
        problems.addAll(new HazardProblems(wanted, options).of(decidedHazards()));
        return problems;
    }

    /** The hazards that stop a migration from being written until they are accepted. */
    List<Hazard> refusedHazards() {
        HazardProblems hazards = new HazardProblems(wanted, options);
        return decidedHazards().stream()
                .filter(hazard -> hazard.refused() && !hazards.isAccepted(hazard))
                .toList();
    }

    /** Whether an acceptance is about something that is pending. */
    boolean concerns(Acceptance acceptance) {
        FindingProblems findings = new FindingProblems(wanted, List.of());
        return plan.hazards().stream().map(HazardProblems::acceptance).anyMatch(acceptance::equals)
                || difference.findings().stream()
                        .flatMap(finding -> finding.settledBy().stream())
                        .map(findings::drop)
                        .anyMatch(acceptance::equals);
    }

    /** The hazards of tables and types of which nothing is left to decide; the others may look different then. */
    private List<Hazard> decidedHazards() {
        FindingProblems findings = new FindingProblems(wanted, options.accepted());
        Set<QualifiedName> undecided = difference.findings().stream()
                .filter(finding -> findings.of(finding).filter(Problem::isError).isPresent())
                .flatMap(Comparison::owners)
                .collect(Collectors.toSet());
        return plan.hazards().stream()
                .filter(hazard -> !undecided.contains(hazard.subject().owner()))
                .toList();
    }

    private static Stream<QualifiedName> owners(Finding finding) {
        return Stream.concat(
                Stream.of(finding.subject().owner()),
                finding.settledBy().stream().map(Subject::owner));
    }

    private static PlanOptions planOptions(Interpretation wanted) {
        HistorySettings settings = wanted.settings();
        return new PlanOptions(settings.namespace(), settings.online(), wanted.online(), settings.postgres());
    }
}
