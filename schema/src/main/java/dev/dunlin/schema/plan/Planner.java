package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Schema;
import java.util.ArrayList;
import java.util.List;

/** Makes a plan of changes: what runs in which migration, in which order, and what is dangerous about it. */
public final class Planner {
    private Planner() {}

    /**
     * The way from a schema through these changes.
     *
     * <p>At most three stages come out: labels of enum types that later steps use, since PostgreSQL lets no transaction use a
     * label that it added; everything that is done in one transaction; and what must not hold locks while it works, each
     * statement for itself.
     *
     * @param from the schema to begin with
     * @param changes in an order in which each finds what it expects
     * @throws dev.dunlin.schema.diff.FoldException if one does not find what it expects
     */
    public static Plan plan(Schema from, List<Change> changes, PlanOptions options) {
        int cut = LabelUse.endOfLabels(changes);
        Draft first = new Draft(from, changes.subList(0, cut), changes, options);
        Schema between = first.schemaAfterTransaction();
        Draft second = new Draft(between, changes.subList(cut, changes.size()), changes, options);
        List<Change> online = new ArrayList<>(first.online());
        online.addAll(second.online());
        return assemble(
                from,
                new ArrayList<>(first.transactional()),
                new ArrayList<>(second.transactional()),
                online,
                new Hazards(changes, options));
    }

    private static Plan assemble(
            Schema from, List<Change> labels, List<Change> main, List<Change> online, Hazards hazards) {
        if (main.stream().allMatch(Change::isQuiet) && !(labels.isEmpty() && online.isEmpty())) {
            (online.isEmpty() ? labels : online).addAll(main);
            main.clear();
        }
        boolean labelsAlone = main.isEmpty() && online.isEmpty();
        List<Stage> stages = new ArrayList<>();
        Schema schema = add(stages, labelsAlone ? "" : "_labels", true, labels, from, hazards);
        schema = add(stages, "", true, main, schema, hazards);
        add(stages, main.isEmpty() ? "" : "_online", false, online, schema, hazards);
        return new Plan(stages);
    }

    private static Schema add(
            List<Stage> stages,
            String suffix,
            boolean transactional,
            List<Change> changes,
            Schema before,
            Hazards hazards) {
        if (changes.isEmpty()) {
            return before;
        }
        List<Step> steps = new ArrayList<>();
        LockHazards locks = hazards.ofLocks(transactional);
        Fold fold = Fold.from(before);
        for (Change change : changes) {
            List<Hazard> all = new ArrayList<>(hazards.of(change, fold));
            all.addAll(locks.of(change, fold));
            steps.add(new Step(change, all));
            fold.apply(change);
        }
        steps.replaceAll(locks::withoutRepetition);
        Schema after = fold.schema();
        stages.add(new Stage(suffix, transactional, steps, before, after));
        return after;
    }
}
