package dev.dunlin.schema.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Difference;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Planner;
import dev.dunlin.schema.plan.Review;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What leads from one declared schema to another, as text. Whatever a scenario asserts, it is also seen that the changes and
 * both plans lead where they should, and that nothing differs afterwards.
 */
public final class Comparison {
    private final Declared before;
    private final Declared after;
    private final Difference difference;

    private Comparison(Declared before, Declared after) {
        this.before = before;
        this.after = after;
        this.difference = Differ.diff(before.schema(), after.schema(), after.hints());
        leadsToTheEnd(Fold.apply(before.schema(), difference.changes()));
        for (boolean online : List.of(true, false)) {
            Schema schema = before.schema();
            for (Stage stage : plan(online).stages()) {
                assertThat(stage.before()).isEqualTo(schema);
                schema = stage.after();
            }
            leadsToTheEnd(schema);
        }
    }

    public static Comparison compare(Declared before, Declared after) {
        return new Comparison(before, after);
    }

    /** The difference between two schemas that consist of one part each. */
    public static Comparison compare(Declared.Part before, Declared.Part after) {
        return compare(Declared.schema(before), Declared.schema(after));
    }

    /** Sees that a real server makes of both plans what it makes of the schema directly, and takes their way back. */
    public Comparison worksOnAServer() {
        ScenarioServer.check(before.schema(), after.schema(), plan(true));
        ScenarioServer.check(before.schema(), after.schema(), plan(false));
        return this;
    }

    /** The changes, one in a line. */
    public List<String> changes() {
        return difference.changes().stream().map(Notation::of).toList();
    }

    /** The changes without those of Java identities. */
    public List<String> changesToTheDatabase() {
        return difference.changes().stream()
                .filter(change -> !change.isQuiet())
                .map(Notation::of)
                .toList();
    }

    public boolean isPending() {
        return difference.isPending();
    }

    /** What the author has to know or to decide, one in a line. */
    public List<String> findings() {
        return difference.findings().stream().map(Notation::of).toList();
    }

    /**
     * The safe plan: a line for each stage, its steps, and under each step its hazards, {@code !} for one that has to be
     * accepted and {@code ~} for one that is only said.
     */
    public String online() {
        return text(plan(true));
    }

    /** The safe plan for servers of a version and later, in the same form. */
    public String onlineSince(int postgres) {
        return text(planSince(postgres));
    }

    /** The plain plan in the same form. */
    public String offline() {
        return text(plan(false));
    }

    /** The hazards of the safe plan, marked as in the plan. */
    public List<String> onlineHazards() {
        return plan(true).hazards().stream().map(Comparison::mark).toList();
    }

    /** The hazards of the plain plan, marked as in the plan. */
    public List<String> offlineHazards() {
        return plan(false).hazards().stream().map(Comparison::mark).toList();
    }

    /** The review of the safe plan when these hazards are accepted. */
    public Review review(String... accepted) {
        return Review.of(before.schema(), after.schema(), after.hints(), options(true), Set.of(accepted));
    }

    /** Whether nothing stands in the way of writing the safe plan when these hazards are accepted. */
    public boolean isClear(String... accepted) {
        Review review = review(accepted);
        return review.refused().isEmpty() && review.unmatched().isEmpty() && !review.isUndecided();
    }

    /** The hazards that the review of the safe plan has still to say when these are accepted, marked as in the plan. */
    public List<String> openHazards(String... accepted) {
        return review(accepted).hazards().stream().map(Comparison::mark).toList();
    }

    /** What stays open in the review of the safe plan when these hazards are accepted. */
    public List<String> openFindings(String... accepted) {
        return review(accepted).findings().stream().map(Notation::of).toList();
    }

    public Plan plan(boolean online) {
        return Planner.plan(before.schema(), difference.changes(), options(online));
    }

    /** The safe plan for servers of a version and later. */
    public Plan planSince(int postgres) {
        PlanOptions options = new PlanOptions(null, true, after.online(), postgres);
        return Planner.plan(before.schema(), difference.changes(), options);
    }

    private PlanOptions options(boolean online) {
        return new PlanOptions(null, online, after.online(), PlanOptions.DEFAULT_POSTGRES);
    }

    private void leadsToTheEnd(Schema end) {
        assertThat(Differ.diff(end, after.schema(), after.hints()).changes())
                .as("what differs at the end")
                .isEmpty();
    }

    private static String text(Plan plan) {
        List<String> lines = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            String name = stage.suffix().isEmpty() ? "" : " " + stage.suffix();
            lines.add((stage.transactional() ? "transaction" : "statements") + name);
            for (Step step : stage.steps()) {
                lines.add("  " + Notation.of(step.change()));
                step.hazards().forEach(hazard -> lines.add("    " + mark(hazard)));
            }
        }
        return String.join("\n", lines);
    }

    private static String mark(Hazard hazard) {
        return (hazard.refused() ? "! " : "~ ") + hazard.token();
    }
}
