package dev.dunlin.schema.laws;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Difference;
import dev.dunlin.schema.diff.Finding;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Planner;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A history's schema, the one that its author wants next, and how the plan between them is to be made. */
record SchemaPair(Schema from, Schema to, Hints hints, PlanOptions options) {
    /** The pair of a seed with everything that a server of the given major version has, and nothing else. */
    static SchemaPair of(long seed, int postgres) {
        Random random = new Random(seed);
        String namespace = Arrays.asList(null, "public", "other \"schema\"").get(random.nextInt(3));
        boolean unlogged = random.nextInt(8) == 0;
        SchemaGenerator generator = new SchemaGenerator(random, namespace, unlogged, postgres);
        Schema from = generator.schema();
        List<Recipe> recipes = generator.readers().recipes();
        while (true) {
            SchemaMutator mutator = new SchemaMutator(random, from, recipes, namespace, unlogged, postgres);
            Schema to = mutator.mutate(1 + random.nextInt(6));
            SchemaPair pair = new SchemaPair(from, to, mutator.hints(), options(random, to, postgres));
            if (pair.isPossible()) {
                return pair;
            }
        }
    }

    /**
     * Whether there is a way; PostgreSQL divides no table in another way than it was made, and not every table can
     * inherit every other.
     * Nor is there one to partitions that come with their management: they are taken to be there.
     */
    boolean isPossible() {
        Difference difference = Differ.diff(from, to, hints);
        return difference.findings().stream()
                        .noneMatch(finding -> finding.code() == Finding.Code.CANNOT_REPARTITION
                                || finding.code() == Finding.Code.OTHER_PARENTS)
                && difference.changes().stream().noneMatch(SchemaPair::adopts);
    }

    private static boolean adopts(Change change) {
        return change instanceof PartitionChange.ManagePartitions manage
                && !(manage.from().partitions().isEmpty()
                        && manage.to().partitions().isEmpty());
    }

    private static PlanOptions options(Random random, Schema to, int postgres) {
        boolean online = random.nextBoolean();
        Map<QualifiedName, Boolean> exceptions = new HashMap<>();
        if (random.nextInt(4) == 0) {
            to.tables().keySet().forEach(table -> exceptions.put(table, random.nextBoolean()));
        }
        int oldest = random.nextBoolean() ? postgres : Math.min(postgres, PlanOptions.DEFAULT_POSTGRES);
        return new PlanOptions(null, online, exceptions, oldest);
    }

    SchemaPair withSchemas(Schema newFrom, Schema newTo) {
        return new SchemaPair(newFrom, newTo, hints, options);
    }

    SchemaPair withHints(Hints newHints) {
        return new SchemaPair(from, to, newHints, options);
    }

    /** The same pair with the plan of the other kind: safe instead of plain, or plain instead of safe. */
    SchemaPair otherwisePlanned() {
        PlanOptions other =
                new PlanOptions(options.home(), !options.online(), options.onlineTables(), options.postgres());
        return new SchemaPair(from, to, hints, other);
    }

    List<Change> changes() {
        return Differ.diff(from, to, hints).changes();
    }

    Plan plan() {
        return Planner.plan(from, changes(), options);
    }
}
