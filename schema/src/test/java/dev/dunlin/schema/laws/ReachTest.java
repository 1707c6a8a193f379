package dev.dunlin.schema.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The laws are asked about everything that a schema can have and everything that can change: what is new must be generated. */
class ReachTest {
    private static final int SEEDS = 2000;

    /** What no pair has, and why. */
    private static final Set<String> ELSEWHERE = Set.of(
            // A server does not show whose a table is; CreateAndDropTableTest shows what becomes of it.
            "Table.managed=false",
            "TableChange.ManageTable",
            // What is detached does not follow its table, so that no new database is like it; PartitionTest shows what
            // it is.
            "Partition.attached=false",
            // A tablespace is the server's, not the database's; DdlGoldenTest shows tables and indexes in one.
            "Index.tablespace=present",
            "TableOptions.tablespace=present",
            // What is declared in Java stays declared until it goes.
            "Change.Identify.to=null");

    /**
     * What no difference makes, but an author's wish, by the beginning of its name. ExpandColumnTest, ExpandTableTest and
     * ExpansionCases show it on a server.
     */
    private static final List<String> ASKED_FOR = List.of(
            "Expansion",
            "Schema.expansions",
            "ExpansionChange.Expand",
            "ExpansionChange.FillExpansion",
            "ExpansionChange.Contract",
            "ExpansionChange.Revert");

    @Test
    void theGeneratorReachesEverythingThatASchemaCanHave() {
        Set<String> missing = Features.possibleIn(Schema.class);
        missing.addAll(Features.possibleIn(Hints.class));
        for (long seed = 0; seed < SEEDS; seed++) {
            SchemaPair pair = SchemaPair.of(seed, 18);
            missing.removeAll(Features.of(pair.from()));
            missing.removeAll(Features.of(pair.to()));
            missing.removeAll(Features.of(pair.hints()));
        }
        missing.removeAll(ELSEWHERE);
        missing.removeIf(feature -> feature.startsWith("Subject.") || isAskedFor(feature));

        assertThat(missing)
                .as("features that SchemaGenerator and SchemaMutator do not reach")
                .isEmpty();
    }

    @Test
    void theMutatorReachesEveryKindOfChange() {
        Set<String> missing = Features.possibleIn(Change.class);
        for (long seed = 0; seed < SEEDS; seed++) {
            SchemaPair pair = SchemaPair.of(seed, 18);
            missing.removeAll(Features.of(changes(pair)));
        }
        missing.removeAll(ELSEWHERE);
        missing.removeIf(feature -> feature.startsWith("Subject.") || isAskedFor(feature));

        assertThat(missing).as("changes that SchemaMutator does not reach").isEmpty();
    }

    private static boolean isAskedFor(String feature) {
        return ASKED_FOR.stream().anyMatch(feature::startsWith);
    }

    private static List<Change> changes(SchemaPair pair) {
        List<Change> changes = new ArrayList<>(
                Differ.diff(pair.from(), pair.to(), pair.hints()).changes());
        changes.addAll(Differ.diff(Schema.EMPTY, pair.from(), Hints.NONE).changes());
        for (Stage stage : pair.plan().stages()) {
            stage.steps().stream().map(Step::change).forEach(changes::add);
        }
        return changes;
    }

    @Test
    void olderServersGetNothingThatTheyDoNotHave() {
        Set<String> found = new TreeSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            found.addAll(Features.of(SchemaPair.of(seed, 14)));
        }

        assertThat(found)
                .doesNotContain(
                        "DefaultValue.Generated.stored=false",
                        "Constraint.Unique.nullsNotDistinct=true",
                        "Index.nullsNotDistinct=true");
    }
}
