package dev.dunlin.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.plan.Effect;
import dev.dunlin.schema.plan.Effects;
import dev.dunlin.schema.plan.Work;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stated of each kind of change is what a real server does with its statements. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasuredEffectTest {
    /** What an author's expression does to tables of which nobody else knows. */
    private static final String HARMLESS = "(ACCESS_SHARE|ROW_SHARE) .*";

    private ServerSchema server;

    static List<DdlCase> cases() {
        return DdlCases.all();
    }

    @BeforeAll
    void begin() throws SQLException {
        server = new ServerSchema();
    }

    @AfterAll
    void end() throws SQLException {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void locksAndWorksAsStated(DdlCase aCase) throws SQLException {
        aCase.assumeServerRunsIt();
        server.become(aCase.before());
        server.run(aCase.rows());

        Fold fold = Fold.from(aCase.before());
        for (Change change : aCase.changes()) {
            List<String> statements = Ddl.statements(change, fold, true).stream()
                    .map(Statement::sql)
                    .toList();
            Effect stated = Effect.together(Effects.of(change, fold, true));

            TreeMap<String, String> measured = seen(DividedEffects.join(server.measure(statements), change, fold));
            TreeMap<String, String> expected = seen(stated);
            measured.keySet()
                    .removeIf(table ->
                            !expected.containsKey(table) && measured.get(table).matches(HARMLESS));
            assertThat(measured).as("%s", statements).isEqualTo(expected);

            fold.apply(change);
        }
    }

    /** What can be seen of an effect: an update reads the table, and so does everything else that takes long. */
    private static TreeMap<String, String> seen(Effect effect) {
        TreeMap<String, String> seen = new TreeMap<>();
        effect.tables().forEach((table, onTable) -> {
            Set<Work> work = EnumSet.noneOf(Work.class);
            work.addAll(onTable.work());
            if (!work.isEmpty()) {
                work.add(Work.SCAN);
            }
            work.remove(Work.UPDATE);
            if (work.contains(Work.REWRITE)) {
                work.removeAll(Set.of(Work.BUILD_INDEX, Work.REBUILD_INDEX));
            }
            seen.put(table.toString(), onTable.lock() + " " + work);
        });
        return seen;
    }
}
