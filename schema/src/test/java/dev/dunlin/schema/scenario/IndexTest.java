package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.jsonb;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.varchar;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.IndexDeclaration.descending;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOnExpression;
import static dev.dunlin.schema.scenario.IndexDeclaration.nullsFirst;
import static dev.dunlin.schema.scenario.IndexDeclaration.ofParts;
import static dev.dunlin.schema.scenario.IndexDeclaration.withCollation;
import static dev.dunlin.schema.scenario.IndexDeclaration.withOperatorClass;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Indexes: built, dropped and replaced without stopping writes. */
class IndexTest {
    private static final TableDeclaration LOCATIONS =
            table("locations").column("a", text()).column("b", integer()).column("c", jsonb());

    @Test
    @Tag("L01")
    @Tag("P23")
    void anIndexIsBuiltConcurrentlyByItself() {
        Comparison comparison = compare(LOCATIONS, LOCATIONS.index("a", "b"));

        assertThat(comparison.online()).isEqualTo("statements\n  add index locations.locations_a_b_idx");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          add index locations.locations_a_b_idx
                            ~ build-index:locations.locations_a_b_idx""");
    }

    @Test
    @Tag("L01")
    @Tag("P23")
    void whatIsBuiltConcurrentlyStandsInAStageOfItsOwn() {
        Comparison comparison = compare(LOCATIONS, LOCATIONS.index("a").column("d", text().nullable()));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          add column locations.d text null
                        statements _online
                          add index locations.locations_a_idx""");
    }

    @Test
    @Tag("L02")
    void anIndexIsDroppedConcurrently() {
        Comparison comparison = compare(LOCATIONS.index("a"), LOCATIONS);

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          drop index locations.locations_a_idx
                            ~ drop-index:locations.locations_a_idx""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          drop index locations.locations_a_idx
                            ~ drop-index:locations.locations_a_idx""");
    }

    @Test
    @Tag("L03")
    @Tag("L18")
    void anotherNameAloneRenamesTheIndex() {
        Comparison comparison = compare(LOCATIONS.index(indexOn("a").named("idx_1")), LOCATIONS.index("a"));

        assertThat(comparison.online())
                .isEqualTo("transaction\n  rename index locations.idx_1 -> locations_a_idx")
                .isEqualTo(comparison.offline());
    }

    static Stream<Arguments> redefinitions() {
        return Stream.of(
                argumentSet("L04 other columns", indexOn("a"), indexOn("a", "b")),
                argumentSet("L04 other order", indexOn("a", "b"), indexOn("b", "a")),
                argumentSet("L05 descending", indexOn("b"), ofParts(descending("b"))),
                argumentSet("L05 nulls first", indexOn("b"), ofParts(nullsFirst("b"))),
                argumentSet("L07 method", indexOn("c"), indexOn("c").method("gin")),
                argumentSet("L08 operator class", indexOn("a"), ofParts(withOperatorClass("a", "text_pattern_ops"))),
                argumentSet("L08 collation", indexOn("a"), ofParts(withCollation("a", "C"))),
                argumentSet("L09 condition added", indexOn("a"), indexOn("a").where("b > 0")),
                argumentSet(
                        "L09 condition changed",
                        indexOn("a").where("b > 1"),
                        indexOn("a").where("b > 0")),
                argumentSet("L10 included columns", indexOn("a"), indexOn("a").include("b")),
                argumentSet("L11 expression", indexOnExpression("lower(a)"), indexOnExpression("upper(a)")),
                argumentSet("tablespace", indexOn("a"), indexOn("a").tablespace("pg_default")));
    }

    @Test
    @Tag("L12")
    void storageParametersAndTheCommentChangeInPlace() {
        Comparison comparison = compare(
                LOCATIONS.index(indexOn("a").storage("fillfactor", "70")),
                LOCATIONS.index(indexOn("a").storage("deduplicate_items", "off").comment("Few values")));

        assertThat(comparison.online())
                .isEqualTo("transaction\n  alter index locations.locations_a_idx:"
                        + " storage {fillfactor=70} -> {deduplicate_items=off} comment null -> Few values")
                .isEqualTo(comparison.offline());
    }

    @Test
    @Tag("L03")
    @Tag("L12")
    void anotherNameAndAnotherParameterBuildNothing() {
        Comparison comparison = compare(
                LOCATIONS.index(indexOn("a").named("idx_1")),
                LOCATIONS.index(indexOn("a").storage("fillfactor", "70")));

        assertThat(comparison.changes())
                .containsExactly(
                        "rename index locations.idx_1 -> locations_a_idx",
                        "alter index locations.locations_a_idx: storage {} -> {fillfactor=70}");
    }

    @ParameterizedTest
    @MethodSource("redefinitions")
    void isReplacedWithoutAGap(IndexDeclaration from, IndexDeclaration to) {
        Comparison comparison = compare(LOCATIONS.index(from.named("x_idx")), LOCATIONS.index(to.named("x_idx")));

        assertThat(comparison.changes()).containsExactly("drop index locations.x_idx", "add index locations.x_idx");
        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add index locations.dunlin_new_x_idx
                          rename index locations.x_idx -> dunlin_old_x_idx
                          rename index locations.dunlin_new_x_idx -> x_idx
                          drop index locations.dunlin_old_x_idx""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          drop index locations.x_idx
                          add index locations.x_idx
                            ~ build-index:locations.x_idx""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("L04")
    void anIndexWhoseDerivedNameChangesWithItIsBuiltBeforeTheOldOneGoes() {
        Comparison comparison = compare(LOCATIONS.index("a"), LOCATIONS.index("a", "b"));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add index locations.locations_a_b_idx
                          drop index locations.locations_a_idx""");
    }

    @Test
    @Tag("L06")
    @Tag("I08")
    void anIndexBecomesUniqueIfThereAreNoDuplicates() {
        Comparison comparison =
                compare(LOCATIONS.index("a"), LOCATIONS.index(indexOn("a").unique()));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add unique index locations.dunlin_new_locations_a_idx
                            ! add-unique:locations.locations_a_idx
                          rename index locations.locations_a_idx -> dunlin_old_locations_a_idx
                          rename index locations.dunlin_new_locations_a_idx -> locations_a_idx
                          drop index locations.dunlin_old_locations_a_idx""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("L06")
    void aUniqueIndexBecomesAPlainOneWithoutDanger() {
        Comparison comparison = compare(LOCATIONS.index(indexOn("a").unique()), LOCATIONS.index("a"));

        assertThat(comparison.onlineHazards()).isEmpty();
    }

    @Test
    @Tag("L06")
    void aUniqueIndexOverMoreColumnsMeetsNoDuplicates() {
        TableDeclaration unique = LOCATIONS.index(indexOn("a").unique().named("x_idx"));

        assertThat(compare(unique, LOCATIONS.index(indexOn("b", "a").unique().named("x_idx")))
                        .onlineHazards())
                .isEmpty();
        assertThat(compare(
                                unique,
                                LOCATIONS.index(
                                        indexOn("a").unique().where("b > 0").named("x_idx")))
                        .onlineHazards())
                .isEmpty();
        assertThat(compare(unique, LOCATIONS.index(indexOn("b").unique().named("x_idx")))
                        .onlineHazards())
                .containsExactly("! add-unique:locations.x_idx");
        assertThat(compare(
                                LOCATIONS.index(
                                        indexOn("a").unique().where("b > 0").named("x_idx")),
                                LOCATIONS.index(indexOn("a").unique().named("x_idx")))
                        .onlineHazards())
                .containsExactly("! add-unique:locations.x_idx");
    }

    @Test
    @Tag("L06")
    @Tag("G16")
    void aUniqueIndexOverAColumnThatIsComputedAnewMayMeetDuplicates() {
        TableDeclaration before = LOCATIONS
                .column("slug", text().generatedAs("lower(a)"))
                .index(indexOn("slug").unique());
        Comparison comparison = compare(before, before.column("slug", text().generatedAs("left(a, 1)")));

        assertThat(comparison.onlineHazards())
                .containsExactly("! rewrite-table:locations.slug", "! add-unique:locations.locations_slug_idx");
    }

    @Test
    @Tag("L09")
    @Tag("L11")
    void whiteSpaceAndTheCaseOfKeywordsAreNoDifference() {
        assertThat(compare(
                                LOCATIONS.index(indexOn("a").where("b > 0 AND c IS NOT NULL")),
                                LOCATIONS.index(indexOn("a").where("b>0\n  and c is not null")))
                        .changes())
                .isEmpty();
    }

    @Test
    @Tag("L17")
    void equalIndexesAreMatchedByNameFirst() {
        TableDeclaration both =
                LOCATIONS.index(indexOn("a").named("x_idx")).index(indexOn("a").named("y_idx"));

        assertThat(compare(both, LOCATIONS.index(indexOn("a").named("y_idx"))).changes())
                .containsExactly("drop index locations.x_idx");
        assertThat(compare(
                                both,
                                LOCATIONS
                                        .index(indexOn("a").named("z_idx"))
                                        .index(indexOn("a").named("y_idx")))
                        .changes())
                .containsExactly("rename index locations.x_idx -> z_idx");
    }

    @Test
    @Tag("P11")
    void aNewIndexMayTakeTheNameOfARenamedOne() {
        Comparison comparison = compare(
                LOCATIONS.index(indexOn("a").named("x_idx")),
                LOCATIONS.index(indexOn("a").named("y_idx")).index(indexOn("b").named("x_idx")));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          rename index locations.x_idx -> y_idx
                        statements _online
                          add index locations.x_idx""");
    }

    @Test
    @Tag("P12")
    void twoIndexesSwapTheirNames() {
        Comparison comparison = compare(
                LOCATIONS.index(indexOn("a").named("x_idx")).index(indexOn("b").named("y_idx")),
                LOCATIONS.index(indexOn("b").named("x_idx")).index(indexOn("a").named("y_idx")));

        assertThat(comparison.changes())
                .containsExactly(
                        "rename index locations.x_idx -> dunlin_tmp_index_0",
                        "rename index locations.y_idx -> x_idx",
                        "rename index locations.dunlin_tmp_index_0 -> y_idx");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("P12")
    void anIndexMayTakeTheNameOfADroppedOne() {
        Comparison comparison = compare(
                LOCATIONS.index(indexOn("a").named("x_idx")).index(indexOn("b").named("y_idx")),
                LOCATIONS.index(indexOn("a").named("y_idx")));

        assertThat(comparison.changes())
                .containsExactly("drop index locations.y_idx", "rename index locations.x_idx -> y_idx");
    }

    @Test
    @Tag("L20")
    @Tag("L13")
    void anIndexSurvivesAFreeChangeOfItsColumn() {
        TableDeclaration before = table("t").column("a", varchar(10)).index("a");

        assertThat(compare(before, before.column("a", varchar(20))).changes())
                .containsExactly("alter column t.a: type varchar(10) -> varchar(20)");
    }

    @Test
    @Tag("L15")
    void anIndexMayMoveToAnotherTableUnderItsName() {
        TableDeclaration one = table("one").column("a", text());
        TableDeclaration two = table("two").column("a", text());
        Comparison comparison = compare(
                schema(one.index(indexOn("a").named("x_idx")), two),
                schema(one, two.index(indexOn("a").named("x_idx"))));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop index one.x_idx
                            ~ drop-index:one.x_idx
                        statements _online
                          add index two.x_idx""");
        comparison.worksOnAServer();
    }
}
