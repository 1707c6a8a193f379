package dev.dunlin.schema.sql;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.ColumnDeclaration.varchar;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.plan.Effect;
import dev.dunlin.schema.plan.Effects;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.plan.Step;
import dev.dunlin.schema.scenario.Comparison;
import dev.dunlin.schema.scenario.TableDeclaration;
import dev.dunlin.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The safe plan of each change that has one takes no lock that others wait for while it works, as a real server shows, and
 * the plain plan does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class SafePlanTest {
    private static final TableDeclaration ITEMS = tableWithId("items")
            .column("a", text().nullable())
            .column("b", integer().nullable())
            .column("r_id", uuid().nullable());
    private static final TableDeclaration TARGETS = tableWithId("targets");
    private static final List<String> ROWS = List.of(
            "INSERT INTO targets (id) SELECT md5(g::text)::uuid FROM generate_series(1, 500) g",
            "INSERT INTO items (id, a, b, r_id) SELECT md5(g::text)::uuid, g::text, g, md5(g::text)::uuid"
                    + " FROM generate_series(1, 500) g",
            "ANALYZE");

    private ServerSchema server;

    static Stream<Arguments> changes() {
        TableDeclaration keyless = table("items")
                .column("id", uuid())
                .column("a", text().nullable())
                .column("b", integer().nullable())
                .column("r_id", uuid().nullable());
        TableDeclaration wide = ITEMS.column("a", varchar(20).nullable());
        return Stream.of(
                of("index", ITEMS, ITEMS.index("b")),
                of("unique index", ITEMS, ITEMS.index(indexOn("b").unique())),
                of("unique constraint", ITEMS, ITEMS.unique("b")),
                of("primary key", keyless, keyless.primaryKey("id")),
                of(
                        "primary key of a column that was optional",
                        keyless.column("id", uuid().nullable()),
                        keyless.primaryKey("id")),
                of(
                        "primary key over another column",
                        ITEMS.column("b", integer()),
                        ITEMS.column("b", integer()).primaryKey("b")),
                of("check", ITEMS, ITEMS.check("items_b_check", "b > 0")),
                of("foreign key", ITEMS, ITEMS.foreignKey("r_id", "targets")),
                of("required column", ITEMS, ITEMS.column("a", text())),
                of("required column that is filled", ITEMS, ITEMS.column("a", text().backfill("b::text"))),
                of("new column that is random", ITEMS, ITEMS.column("c", uuid().defaultSql("gen_random_uuid()"))),
                of(
                        "new column that is filled from another",
                        ITEMS,
                        ITEMS.column("c", integer().backfill("b + 1"))),
                of("new identity", ITEMS, ITEMS.column("n", bigint().identityAlways("items_n_seq"))),
                of("new serial", ITEMS, ITEMS.column("n", integer().serial("items_n_seq"))),
                of(
                        "new identity as a key",
                        keyless,
                        keyless.column("n", bigint().identity("items_n_seq")).primaryKey("n")),
                of(
                        "wider type under a check",
                        wide.check("items_a_check", "a <> ''"),
                        wide.column("a", varchar(40).nullable()).check("items_a_check", "a <> ''")),
                of(
                        "another index under the same name",
                        ITEMS.index(indexOn("b").named("items_idx")),
                        ITEMS.index(indexOn("b", "a").named("items_idx"))));
    }

    private static Arguments of(String name, TableDeclaration before, TableDeclaration after) {
        return argumentSet(name, compare(schema(TARGETS, before), schema(TARGETS, after)));
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
    @MethodSource("changes")
    void onlyThePlainPlanMakesOthersWaitForItsWork(Comparison comparison) throws Exception {
        for (int postgres : List.of(PlanOptions.DEFAULT_POSTGRES, TestDatabase.serverVersion())) {
            assertThat(comparison.planSince(postgres).hazards())
                    .extracting(hazard -> hazard.code().kind())
                    .doesNotContain(Hazard.Kind.BLOCKING);
            assertThat(blockedBy(comparison.planSince(postgres))).isEmpty();
        }

        assertThat(comparison.plan(false).hazards())
                .extracting(hazard -> hazard.code().kind())
                .contains(Hazard.Kind.BLOCKING);
        assertThat(blockedBy(comparison.plan(false))).contains("items");
    }

    /** Runs a plan; the tables that others cannot write while they are worked on. */
    private Set<String> blockedBy(Plan plan) throws Exception {
        server.become(plan.stages().get(0).before());
        server.run(ROWS);
        Set<String> blocked = new TreeSet<>();
        for (Stage stage : plan.stages()) {
            for (Effect effect : stage.transactional() ? List.of(together(stage)) : alone(stage)) {
                effect.tables().forEach((table, onTable) -> {
                    if (onTable.lock().holdsOffWriters() && !onTable.work().isEmpty()) {
                        blocked.add(table.toString());
                    }
                });
            }
        }
        return blocked;
    }

    private Effect together(Stage stage) throws SQLException {
        List<String> statements = new ArrayList<>();
        List<Effect> stated = new ArrayList<>();
        Fold fold = Fold.from(stage.before());
        for (Step step : stage.steps()) {
            Ddl.statements(step.change(), fold, true).forEach(statement -> statements.add(statement.sql()));
            stated.addAll(Effects.of(step.change(), fold, true));
            fold.apply(step.change());
        }
        Effect measured = server.measure(statements);
        assertLocks(measured, Effect.together(stated), statements.toString());
        return measured;
    }

    private List<Effect> alone(Stage stage) throws Exception {
        List<Effect> effects = new ArrayList<>();
        Fold fold = Fold.from(stage.before());
        for (Step step : stage.steps()) {
            Effect stated = Effect.together(Effects.of(step.change(), fold, false));
            Effect measured = Effect.NONE;
            for (Statement statement : Ddl.statements(step.change(), fold, false)) {
                Effect one = statement.sql().contains(" CONCURRENTLY ")
                        ? server.measureConcurrent(statement.sql(), tableOf(stated))
                        : server.measure(List.of(inOneTransaction(statement.sql())));
                effects.add(one);
                measured = measured.and(one);
            }
            assertLocks(measured, stated, step.change().toString());
            fold.apply(step.change());
        }
        return effects;
    }

    /** Locks can be seen only before they are given back. */
    private static String inOneTransaction(String sql) {
        return sql.replace("COMMIT;", "");
    }

    private static QualifiedName tableOf(Effect effect) {
        return effect.tables().firstKey();
    }

    private static void assertLocks(Effect measured, Effect stated, String what) {
        stated.tables()
                .forEach((table, onTable) -> assertThat(
                                measured.tables().get(table).lock())
                        .as("lock of %s by %s", table, what)
                        .isEqualTo(onTable.lock()));
        assertThat(measured.tables().keySet())
                .as(what)
                .isEqualTo(stated.tables().keySet());
    }
}
