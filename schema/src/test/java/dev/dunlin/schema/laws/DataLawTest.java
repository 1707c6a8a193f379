package dev.dunlin.schema.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of rows: values of columns that stay are unharmed, what is lost was announced as a hazard, a migration fails
 * on rows only if that was announced or the author states their values, and the way back is taken whole or not at all.
 */
class DataLawTest {
    private static final String RAISED_BY_A_GUARD = "P0001";
    private static final String INTEGRITY = "23";

    private static LawServer server;

    @BeforeAll
    static void connect() throws SQLException {
        server = new LawServer();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        server.close();
    }

    static LongStream seeds() {
        return Seeds.of("dunlin.laws.pairs", 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rowsSurviveUnlessTheirLossWasAnnounced(long seed) {
        SchemaPair pair = SchemaPair.of(seed, TestDatabase.serverVersion()).otherwisePlanned();
        assumeTrue(showsRows(pair.from()) && showsRows(pair.to()), "needs a user whom policies do not bind");
        Law law = DataLawTest::rowsSurvive;

        law.holdsFor(seed, pair);
    }

    @Test
    void mostTablesHaveRows() throws SQLException {
        int tables = 0;
        int rows = 0;
        for (long seed = 0; seed < 30; seed++) {
            SchemaPair pair = SchemaPair.of(seed, TestDatabase.serverVersion());
            if (showsRows(pair.from())) {
                server.make(pair.from());
                rows += Sentinels.plant(server.connection(), pair.from());
                tables += pair.from().tables().size();
            }
        }

        assertThat(rows).isGreaterThan(2 * tables);
    }

    private static void rowsSurvive(SchemaPair pair) throws SQLException {
        List<String> catalog = server.make(pair.from());
        Sentinels.plant(server.connection(), pair.from());
        Survivors survivors = Survivors.follow(pair.from(), pair.plan());
        Map<Survivors.Fate, List<String>> before = new HashMap<>();
        for (Survivors.Fate fate : survivors.fates()) {
            before.put(fate, valuesBefore(fate));
        }
        if (!isMigrated(pair.plan().stages())) {
            return;
        }

        for (Survivors.Fate fate : survivors.fates()) {
            if (!fate.gone) {
                List<String> after = valuesAfter(fate);
                assertUnharmed(survivors, fate, before.get(fate), after);
            }
        }
        if (isUndone(pair.plan().stages())) {
            assertThat(server.fingerprint()).as("and back").isEqualTo(catalog);
            for (Survivors.Fate fate : survivors.fates()) {
                if (!fate.gone && !fate.retyped && !fate.filled && !fate.altered) {
                    assertThat(valuesBefore(fate)).as("back in %s", fate.column).isEqualTo(before.get(fate));
                }
            }
        }
    }

    /** Whether the test's user writes and sees all rows. */
    private static boolean showsRows(Schema schema) {
        return TestDatabase.isSuperuser()
                || schema.tables().values().stream()
                        .noneMatch(table -> table.rowSecurity().mode().forced());
    }

    private static boolean isMigrated(List<Stage> stages) throws SQLException {
        for (Stage stage : stages) {
            List<String> start = server.fingerprint();
            try {
                server.up(stage);
            } catch (SQLException e) {
                if (stages.subList(0, stages.indexOf(stage) + 1).stream().noneMatch(DataLawTest::mayFailOnRows)) {
                    throw e;
                }
                if (stage.transactional()) {
                    assertThat(server.fingerprint()).as("after a failure").isEqualTo(start);
                }
                return false;
            }
        }
        return true;
    }

    /** Whether a hazard says so, or the author states values, which constraints may not allow. */
    private static boolean mayFailOnRows(Stage stage) {
        if (stage.steps().stream().anyMatch(step -> isFilled(step.change()))) {
            return true;
        }
        return stage.steps().stream()
                .flatMap(step -> step.hazards().stream())
                .filter(Hazard::refused)
                .map(hazard -> hazard.code().kind())
                .anyMatch(kind -> kind == Hazard.Kind.DATA_DEPENDENT || kind == Hazard.Kind.DESTRUCTIVE);
    }

    private static boolean isFilled(Change change) {
        return change instanceof ColumnChange.Backfill
                || (change instanceof ColumnChange.AddColumn add && add.backfill() != null)
                || (change instanceof ColumnChange.AlterColumn alter && alter.backfill() != null);
    }

    private static boolean isUndone(List<Stage> stages) throws SQLException {
        List<Stage> backwards = new ArrayList<>(stages);
        Collections.reverse(backwards);
        for (Stage stage : backwards) {
            List<String> start = server.fingerprint();
            try {
                server.down(stage);
            } catch (SQLException e) {
                if (!isRefusal(e.getSQLState(), stage)) {
                    throw e;
                }
                assertThat(server.fingerprint()).as("after a refusal").isEqualTo(start);
                return false;
            }
        }
        return true;
    }

    /** A guard before anything is done, or rows that forbid a constraint in a transaction, which then does nothing. */
    private static boolean isRefusal(String state, Stage stage) {
        return state.equals(RAISED_BY_A_GUARD) || (stage.transactional() && state.startsWith(INTEGRITY));
    }

    private static void assertUnharmed(
            Survivors survivors, Survivors.Fate fate, List<String> before, List<String> after) {
        String name = fate.tableBefore + "." + fate.before.name();
        assertThat(after).as("rows of %s", name).hasSameSizeAs(before);
        if (fate.altered) {
            return;
        }
        List<String> expected = new ArrayList<>(before);
        if (Survivors.isOfLabels(fate.before.type())) {
            expected.replaceAll(value -> survivors.renamed(fate.before.type(), value));
        }
        if (fate.filled) {
            expected.removeIf("(null)"::equals);
            assertThat(after).as("values of %s", name).containsAll(expected);
        } else {
            assertThat(after).as("values of %s", name).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<String> valuesBefore(Survivors.Fate fate) throws SQLException {
        return values(fate.tableBefore, SchemaGenerator.quoted(fate.before.name()));
    }

    private static List<String> valuesAfter(Survivors.Fate fate) throws SQLException {
        String column = SchemaGenerator.quoted(fate.column);
        return values(fate.table, fate.retyped && !fate.altered ? column + "::text::" + fate.before.type() : column);
    }

    private static List<String> values(QualifiedName table, String expression) throws SQLException {
        return Sentinels.values(server.connection(), table, expression);
    }
}
