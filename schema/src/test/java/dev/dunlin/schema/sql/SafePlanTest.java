package dev.dunlin.schema.sql;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.defined;
import static dev.dunlin.schema.scenario.ColumnDeclaration.enumOf;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.timestamptz;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.ColumnDeclaration.varchar;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.object;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.EnumDeclaration.enumType;
import static dev.dunlin.schema.scenario.ForeignKeyDeclaration.foreignKey;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.dunlin.schema.model.ColumnOptions.Storage;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.Constraint.Exclude;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Hazard.Code;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.scenario.ColumnDeclaration;
import dev.dunlin.schema.scenario.Comparison;
import dev.dunlin.schema.scenario.Declared;
import dev.dunlin.schema.scenario.TableDeclaration;
import dev.dunlin.schema.scenario.TwoSteps;
import dev.dunlin.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds others off, line by line. The safe plan of each change that has one takes no lock that others wait for while it
 * works, as a real server shows, and the plain plan does; a change without a safe way says so; what takes no time is done at
 * once. Partitions are in {@link SafePartitionTest}, every single statement in {@link MeasuredEffectTest}.
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

    /** The key of the first target. */
    private static final String FIRST = "c4ca4238-a0b9-2382-0dcc-509a6f75849b";

    private ServerSchema server;
    private PlanMeter meter;

    static Stream<Arguments> safe() {
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
                of(
                        "new column with a check",
                        ITEMS,
                        ITEMS.column("c", integer().nullable()).check("items_c_check", "c > 0")),
                of(
                        "new column that refers to a row by default",
                        ITEMS,
                        ITEMS.column("c", uuid().nullable().defaultValue(FIRST)).foreignKey("c", "targets")),
                of(
                        "new column that is unique",
                        ITEMS,
                        ITEMS.column("c", integer().nullable()).unique("c")),
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

    static Stream<Arguments> unsafe() {
        Domain positive = Domain.of(QualifiedName.of("positive"), Builtin.of("integer"));
        Domain checked =
                positive.withChecks(List.of(new Check("positive_check", new SqlExpression("VALUE > 0"), true)));
        TableDeclaration counted = ITEMS.column("n", defined("positive").nullable());
        TableDeclaration indexed = ITEMS.index("a");
        TableDeclaration colored = ITEMS.column("color", enumOf("color").nullable());
        return Stream.of(
                unsafe(
                        "new stored column that is computed",
                        Code.REWRITE_TABLE,
                        ITEMS,
                        ITEMS.column("c", computed("b + 1"))),
                unsafe(
                        "another expression of a stored column",
                        Code.REWRITE_TABLE,
                        ITEMS.column("c", computed("b + 1")),
                        ITEMS.column("c", computed("b + 2"))),
                argumentSet(
                        "new column of a domain with a check",
                        Code.REWRITE_TABLE,
                        compare(schema(TARGETS, object(checked), ITEMS), schema(TARGETS, object(checked), counted))),
                argumentSet(
                        "check of a domain",
                        Code.SCAN_TABLE,
                        compare(schema(TARGETS, object(positive), counted), schema(TARGETS, object(checked), counted))),
                unsafe(
                        "exclusion",
                        Code.BUILD_INDEX,
                        ITEMS,
                        ITEMS.constraint(
                                Exclude.of("items_excl", "btree", new Exclude.Element(Index.Part.column("b"), "=")))),
                unsafe("wider number", Code.REWRITE_TABLE, ITEMS, ITEMS.column("b", bigint().nullable())),
                unsafe(
                        "shorter text",
                        Code.REWRITE_TABLE,
                        ITEMS,
                        ITEMS.column("a", varchar(20).nullable())),
                unsafe(
                        "collation of an indexed column",
                        Code.REBUILD_INDEX,
                        indexed,
                        indexed.column("a", text().nullable().collate("C"))),
                unsafe(
                        "wider text under an index with a condition",
                        Code.REBUILD_INDEX,
                        ITEMS.column("a", varchar(20).nullable())
                                .index(indexOn("b").where("a <> ''")),
                        ITEMS.column("a", varchar(40).nullable())
                                .index(indexOn("b").where("a <> ''"))),
                unsafe("unlogged", Code.REWRITE_TABLE, ITEMS, ITEMS.unlogged()),
                unsafe(
                        "identity of a column that no index begins with",
                        Code.SCAN_TABLE,
                        ITEMS.column("b", bigint()),
                        ITEMS.column("b", bigint().identityAlways("items_b_seq"))),
                argumentSet(
                        "label that goes",
                        Code.REWRITE_TABLE,
                        compare(
                                schema(TARGETS, enumType("color", "red", "green"), colored),
                                schema(TARGETS, enumType("color", "red"), colored))));
    }

    static Stream<Arguments> instant() {
        TableDeclaration defaulted = ITEMS.column("c", integer().nullable().defaultValue("1"));
        TableDeclaration required = ITEMS.column("b", integer());
        return Stream.of(
                of("new optional column", ITEMS, ITEMS.column("c", integer().nullable())),
                of(
                        "new column with a constant default",
                        ITEMS,
                        ITEMS.column("c", integer().defaultValue("1"))),
                of("new column of now", ITEMS, ITEMS.column("c", timestamptz().defaultSql("now()"))),
                of(
                        "new column that refers to nothing yet",
                        ITEMS,
                        ITEMS.column("c", uuid().nullable())
                                .foreignKey(foreignKey("c").to("targets", "id").notValid())),
                of("column that goes", ITEMS, ITEMS.without("b")),
                of("column that may be null again", required, ITEMS),
                of(
                        "other default",
                        defaulted,
                        ITEMS.column("c", integer().nullable().defaultValue("2"))),
                of("no default", defaulted, ITEMS.column("c", integer().nullable())),
                of(
                        "other name",
                        ITEMS,
                        tableWithId("items")
                                .column("a", text().nullable())
                                .column("c", integer().nullable().was("b"))
                                .column("r_id", uuid().nullable())),
                of(
                        "wider text",
                        ITEMS.column("a", varchar(20).nullable()),
                        ITEMS.column("a", varchar(40).nullable())),
                of("text without a limit", ITEMS.column("a", varchar(20).nullable()), ITEMS),
                of(
                        "collation of a column without index",
                        ITEMS,
                        ITEMS.column("a", text().nullable().collate("C"))),
                of("check for new rows only", ITEMS, ITEMS.constraint(forNewRows("b > 0"))),
                of("check that goes", ITEMS.check("items_b_check", "b > 0"), ITEMS),
                of("unique constraint that goes", ITEMS.unique("b"), ITEMS),
                of("foreign key that goes", ITEMS.foreignKey("r_id", "targets"), ITEMS),
                of("index that goes", ITEMS.index("b"), ITEMS),
                of(
                        "identity of a column with an index",
                        required.column("b", bigint()).index("b"),
                        required.column("b", bigint().identityAlways("items_b_seq"))
                                .index("b")),
                of("storage parameter", ITEMS, ITEMS.storage("fillfactor", "70")),
                of(
                        "storage of a column",
                        ITEMS,
                        ITEMS.column("a", text().nullable().storage(Storage.EXTERNAL))),
                of(
                        "statistics target",
                        ITEMS,
                        ITEMS.column("a", text().nullable().statistics(500))),
                of("comment", ITEMS, ITEMS.comment("What is sold")),
                of("row security", ITEMS, ITEMS.secured(new RowSecurity.Mode(true, false))),
                argumentSet(
                        "new label",
                        compare(
                                schema(
                                        TARGETS,
                                        enumType("color", "red"),
                                        ITEMS.column("c", enumOf("color").nullable())),
                                schema(
                                        TARGETS,
                                        enumType("color", "red", "green"),
                                        ITEMS.column("c", enumOf("color").nullable())))));
    }

    private static ColumnDeclaration computed(String sql) {
        return integer().nullable().generatedAs(sql);
    }

    private static Check forNewRows(String sql) {
        return new Check("items_b_check", new SqlExpression(sql), false);
    }

    private static Arguments unsafe(String name, Code code, TableDeclaration before, TableDeclaration after) {
        return argumentSet(name, code, compare(schema(TARGETS, before), schema(TARGETS, after)));
    }

    private static Arguments of(String name, TableDeclaration before, TableDeclaration after) {
        return argumentSet(name, compare(schema(TARGETS, before), schema(TARGETS, after)));
    }

    @BeforeAll
    void begin() throws SQLException {
        server = new ServerSchema();
        meter = new PlanMeter(server, ROWS);
    }

    @AfterAll
    void end() throws SQLException {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("safe")
    void onlyThePlainPlanMakesOthersWaitForItsWork(Comparison comparison) throws Exception {
        for (int postgres : List.of(PlanOptions.DEFAULT_POSTGRES, TestDatabase.serverVersion())) {
            assertThat(comparison.planSince(postgres).hazards())
                    .extracting(hazard -> hazard.code().kind())
                    .doesNotContain(Hazard.Kind.BLOCKING);
            assertThat(meter.blockedBy(comparison.planSince(postgres))).isEmpty();
        }

        assertThat(comparison.plan(false).hazards())
                .extracting(hazard -> hazard.code().kind())
                .contains(Hazard.Kind.BLOCKING);
        assertThat(meter.blockedBy(comparison.plan(false))).contains("items");
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void aChangeWithoutASafeWaySaysSo(Code code, Comparison comparison) throws Exception {
        for (boolean online : List.of(true, false)) {
            assertThat(blocking(comparison.plan(online))).containsOnly(code);
            assertThat(meter.blockedBy(comparison.plan(online))).containsExactly("items");
        }
    }

    @ParameterizedTest
    @MethodSource("instant")
    void whatTakesNoTimeIsDoneAtOnce(Comparison comparison) throws Exception {
        for (boolean online : List.of(true, false)) {
            assertThat(blocking(comparison.plan(online))).isEmpty();
            assertThat(meter.blockedBy(comparison.plan(online))).isEmpty();
        }
    }

    /** A change that is expanded holds nobody off where the plain one does, nor does its second step. */
    @ParameterizedTest
    @MethodSource("expanded")
    void whatIsExpandedHoldsNobodyOff(String hazard, String contracted, Declared before, Declared after)
            throws Exception {
        Plan expand = TwoSteps.review(before, after, hazard).plan();
        Plan contract = TwoSteps.contraction(before, after, hazard, contracted).plan();

        assertThat(blocking(expand)).isEmpty();
        assertThat(blocking(contract)).isEmpty();
        assertThat(meter.blockedBy(expand, contract)).isEmpty();
    }

    static Stream<Arguments> expanded() {
        TableDeclaration rich = ITEMS.column("b", integer().defaultValue("0"))
                .check("items_b_check", "b >= 0")
                .index("b", "a")
                .unique("b");
        return Stream.of(
                argumentSet(
                        "wider number with all that stands on it",
                        "rewrite-table:items.b",
                        "items.b",
                        schema(TARGETS, rich),
                        schema(TARGETS, rich.column("b", bigint().defaultValue("0")))),
                argumentSet(
                        "other name of a column that refers",
                        "rename-column:items.r_id",
                        "items.target_id",
                        schema(TARGETS, ITEMS.foreignKey("r_id", "targets").index("r_id")),
                        schema(
                                TARGETS,
                                tableWithId("items")
                                        .column("a", text().nullable())
                                        .column("b", integer().nullable())
                                        .column("target_id", uuid().nullable().was("r_id"))
                                        .foreignKey("target_id", "targets")
                                        .index("target_id"))),
                argumentSet(
                        "column that goes",
                        "drop-column:items.b",
                        "items.b",
                        schema(TARGETS, rich),
                        schema(TARGETS, ITEMS.without("b"))));
    }

    private static List<Code> blocking(Plan plan) {
        return plan.hazards().stream()
                .map(Hazard::code)
                .filter(code -> code.kind() == Hazard.Kind.BLOCKING)
                .toList();
    }
}
