package dev.dunlin.benchmarks;

import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Difference;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Planner;
import dev.dunlin.schema.sql.MigrationScript;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Comparison of two schemas that differ in the type of one column, and what follows from it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EngineBenchmark {
    private static final PlanOptions OPTIONS = PlanOptions.online(Schemas.HOME);

    /** How many tables both schemas have. */
    @Param({"1000", "10000"})
    public int tables;

    private Schema from = Schema.EMPTY;
    private Schema to = Schema.EMPTY;
    private Plan plan = new Plan(List.of());

    /** Builds two schemas that share nothing. */
    @Setup
    public void prepare() {
        from = Schemas.of(tables);
        to = Schemas.changed(tables);
        plan = diffAndPlan();
        if (plan.stages().size() != 1) {
            throw new IllegalStateException("expected one stage, and not " + plan);
        }
    }

    /** The difference, and the plan for it. */
    @Benchmark
    public Plan diffAndPlan() {
        Difference difference = Differ.diff(from, to, Hints.NONE);
        return Planner.plan(from, difference.changes(), OPTIONS);
    }

    /** The SQL of the plan, forward and down. */
    @Benchmark
    public List<MigrationScript> render() {
        return plan.stages().stream()
                .map(stage -> MigrationScript.of(stage, Schemas.HOME))
                .toList();
    }
}
