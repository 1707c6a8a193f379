package dev.dunlin.schema.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Difference;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Planner;
import dev.dunlin.schema.plan.Stage;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 1: folding the difference over the history gives the wanted schema, and nothing differs from itself. */
class FoldLawTest {
    static LongStream seeds() {
        return Seeds.of("dunlin.laws.pure", 2000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void foldingTheDifferenceGivesTheWantedSchema(long seed) {
        SchemaPair pair = SchemaPair.of(seed, 18);

        List<Change> changes = Differ.diff(pair.from(), pair.to(), pair.hints()).changes();

        assertThat(Canonical.of(Fold.apply(pair.from(), changes))).isEqualTo(Canonical.of(pair.to()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPlanLeadsToTheWantedSchema(long seed) {
        SchemaPair pair = SchemaPair.of(seed, 18);
        Difference difference = Differ.diff(pair.from(), pair.to(), pair.hints());

        for (PlanOptions options : List.of(PlanOptions.online(null), PlanOptions.offline(null))) {
            Plan plan = Planner.plan(pair.from(), difference.changes(), options);
            Schema schema = pair.from();
            for (Stage stage : plan.stages()) {
                assertThat(stage.before()).isEqualTo(schema);
                schema = stage.after();
            }
            assertThat(Canonical.of(schema)).isEqualTo(Canonical.of(pair.to()));
            assertThat(Differ.diff(schema, pair.to(), pair.hints()).changes()).isEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingDiffersFromItself(long seed) {
        Schema schema = new SchemaGenerator(new Random(seed), null, false, 18).schema();

        assertThat(Differ.diff(schema, schema, Hints.NONE)).isEqualTo(new Difference(List.of(), List.of()));
    }
}
