package dev.dunlin.schema.sql;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.plan.Step;
import dev.dunlin.schema.scenario.Comparison;
import dev.dunlin.schema.scenario.TableDeclaration;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A column that a sequence numbers from now on numbers the rows that exist, too, and goes on after them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumberedColumnTest {
    private static final TableDeclaration ITEMS = table("items").column("a", text());
    private static final TableDeclaration SERIAL = ITEMS.column("n", integer().serial("items_n_seq"));
    private static final List<String> ROWS = List.of("INSERT INTO items (a) SELECT 'x' FROM generate_series(1, 50)");

    private ServerSchema server;

    static Stream<Arguments> changes() {
        return Stream.of(
                of("new identity", ITEMS, ITEMS.column("n", bigint().identityAlways("items_n_seq"))),
                of("new identity under another name", ITEMS, ITEMS.column("n", bigint().identity("numbers"))),
                of("new serial", ITEMS, SERIAL),
                of(
                        "new optional serial",
                        ITEMS,
                        ITEMS.column("n", integer().serial("items_n_seq").nullable())),
                of(
                        "identity in the place of a serial",
                        SERIAL,
                        ITEMS.column("n", integer().identity("items_n_seq"))),
                of(
                        "identity in the place of a serial with an index",
                        SERIAL.index("n"),
                        ITEMS.column("n", integer().identity("items_n_seq")).index("n")),
                of(
                        "identity in the place of an optional serial",
                        ITEMS.column("n", integer().serial("items_n_seq").nullable()),
                        ITEMS.column("n", integer().identity("items_n_seq").backfill("0"))));
    }

    private static Arguments of(String name, TableDeclaration before, TableDeclaration after) {
        return argumentSet(name, compare(schema(before), schema(after)));
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
    @Tag("C10")
    @Tag("G15")
    void rowsAreNumberedAndNewOnesComeAfterThem(Comparison comparison) throws SQLException {
        for (boolean online : List.of(true, false)) {
            Plan plan = comparison.plan(online);
            server.become(plan.stages().get(0).before());
            server.run(ROWS);

            run(plan);
            server.run(List.of("INSERT INTO items (a) VALUES ('y')"));

            assertThat(server.query("SELECT n FROM items ORDER BY n"))
                    .hasSize(51)
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
            assertThat(server.query("SELECT n = 51 FROM items WHERE a = 'y'")).containsExactly("t");
        }
    }

    static Stream<Arguments> severalTables() {
        PartitionBound all = new PartitionBound.Range(
                List.of(PartitionBound.Value.MINVALUE), List.of(PartitionBound.Value.MAXVALUE));
        TableDeclaration divided = ITEMS.column("size", integer().defaultValue("1"))
                .partitioned(Partitioning.of(
                        PartitionKey.of(PartitionKey.Strategy.RANGE, "size"),
                        Partition.of(QualifiedName.of("items_all"), all)));
        TableDeclaration heir = table("specials").column("b", text().nullable()).inherits("items");
        return Stream.of(
                of("partitioned table", divided, divided.column("n", bigint().identity("items_n_seq"))),
                argumentSet(
                        "table that another one inherits",
                        compare(
                                schema(ITEMS, heir),
                                schema(ITEMS.column("n", bigint().identity("items_n_seq")), heir))));
    }

    @ParameterizedTest
    @MethodSource({"changes", "severalTables"})
    void theWayThereAndBackLeavesTheCatalogAsIfMadeDirectly(Comparison comparison) throws SQLException {
        Plan plan = comparison.plan(true);
        List<Stage> stages = plan.stages();
        server.become(stages.get(stages.size() - 1).after());
        List<String> wanted = server.fingerprint();
        server.become(stages.get(0).before());
        List<String> before = server.fingerprint();
        server.run(ROWS);

        run(plan);
        assertThat(server.fingerprint()).isEqualTo(wanted);

        for (int i = stages.size() - 1; i >= 0; i--) {
            server.run(List.of(MigrationScript.of(stages.get(i), null).down()));
        }
        assertThat(server.fingerprint()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nobodyWaitsForItsWork(Comparison comparison) {
        assertThat(comparison.plan(true).hazards())
                .extracting(hazard -> hazard.code().kind())
                .doesNotContain(Hazard.Kind.BLOCKING);
    }

    private void run(Plan plan) throws SQLException {
        for (Stage stage : plan.stages()) {
            Fold fold = Fold.from(stage.before());
            for (Step step : stage.steps()) {
                server.run(Ddl.statements(step.change(), fold, stage.transactional()).stream()
                        .map(Statement::sql)
                        .toList());
                fold.apply(step.change());
            }
        }
    }
}
