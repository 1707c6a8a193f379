package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.numeric;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An unreleased migration that is made again after more edits. Nothing is folded: the released schema is compared with the
 * last edit, and whatever was in between leaves no trace.
 */
class CoalescingTest {
    private static final TableDeclaration T = tableWithId("t").column("a", integer());

    private static Arguments edits(String scenario, Declared released, Declared last, String... changes) {
        return argumentSet(scenario, released, last, List.of(changes));
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edits("R01 create, add a column", schema(), schema(T), "create table t with t_pkey"),
                edits("R02 create, drop", schema(), schema()),
                edits("R03 create, rename", schema(), schema(tableWithId("u").was("t")), "create table u with u_pkey"),
                edits(
                        "R04 rename, rename",
                        schema(T),
                        schema(tableWithId("v").was("t").column("a", integer())),
                        "rename table t -> v",
                        "rename constraint v.t_pkey -> v_pkey"),
                edits("R04 rename, rename back", schema(T), schema(T)),
                edits(
                        "R05 add a column, alter it",
                        schema(T),
                        schema(T.column("b", bigint().nullable())),
                        "add column t.b bigint null"),
                edits(
                        "R05 add a column, rename it",
                        schema(T),
                        schema(T.column("c", text().nullable())),
                        "add column t.c text null"),
                edits("R05 add a column, drop it", schema(T), schema(T)),
                edits(
                        "R06 alter, alter",
                        schema(T),
                        schema(T.column("a", numeric(10, 2))),
                        "alter column t.a: type integer -> numeric(10,2)"),
                edits("R06 alter, drop", schema(T), schema(T.without("a")), "drop column t.a"),
                edits(
                        "R07 alter, rename",
                        schema(T),
                        schema(T.without("a").column("b", bigint().was("a"))),
                        "rename column t.a -> b",
                        "alter column t.b: type integer -> bigint"),
                edits("R11 add an index, drop it", schema(T), schema(T)),
                edits(
                        "R11 rename an index, rename it",
                        schema(T.index(indexOn("a").named("x"))),
                        schema(T.index(indexOn("a").named("z"))),
                        "rename index t.x -> z"),
                edits(
                        "E04 rename a column, alter it",
                        schema(table("t").column("a", integer())),
                        schema(table("t").column("b", integer().nullable().was("a"))),
                        "rename column t.a -> b",
                        "alter column t.b: null false -> true"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void leavesTheLastEditAlone(Declared released, Declared last, List<String> changes) {
        Comparison comparison = compare(released, last);

        assertThat(comparison.changesToTheDatabase()).containsExactlyElementsOf(changes);
    }
}
