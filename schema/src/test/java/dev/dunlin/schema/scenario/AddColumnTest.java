package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.bool;
import static dev.dunlin.schema.scenario.ColumnDeclaration.enumOf;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.jsonb;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.timestamptz;
import static dev.dunlin.schema.scenario.ColumnDeclaration.type;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.EnumDeclaration.enumType;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns that are added to a table with rows. */
class AddColumnTest {
    private static final TableDeclaration LOCATIONS = tableWithId("locations");

    static Stream<Arguments> withoutDanger() {
        return Stream.of(
                argumentSet("C01 nullable", text().nullable(), "text null"),
                argumentSet("C02 required with a constant", text().defaultValue("x"), "text default 'x'"),
                argumentSet(
                        "C02 C12 required with the time of the statement",
                        timestamptz().defaultSql("now()"),
                        "timestamptz default (now())"),
                argumentSet(
                        "C04 required with a constant for old rows only",
                        integer().backfill("0"),
                        "integer fill (0)"),
                argumentSet("C07 required text that may be blank", text().defaultValue(""), "text default ''"),
                argumentSet(
                        "C11 computed when read",
                        integer().nullable().virtualAs("1 + 1"),
                        "integer null virtual (1 + 1)"),
                argumentSet("C23 with a collation", text().nullable().collate("C"), "text null collate C"),
                argumentSet(
                        "C24 required array with an empty one",
                        type("text[]").defaultValue("{}"),
                        "text[] default '{}'"),
                argumentSet(
                        "C24 required json with an empty object", jsonb().defaultSql("'{}'"), "jsonb default ('{}')"));
    }

    @ParameterizedTest
    @MethodSource("withoutDanger")
    void isAddedInOneShortStatement(ColumnDeclaration column, String definition) {
        Comparison comparison = compare(LOCATIONS, LOCATIONS.column("c", column));

        assertThat(comparison.online())
                .isEqualTo("transaction\n  add column locations.c " + definition)
                .isEqualTo(comparison.offline());
        assertThat(comparison.findings()).isEmpty();
    }

    static Stream<Arguments> requiredWithoutValue() {
        return Stream.of(
                argumentSet("C03 text", text(), "text"),
                argumentSet("C07 text that may be blank", text(), "text"),
                argumentSet("C24 array", type("text[]"), "text[]"),
                argumentSet("C24 json", jsonb(), "jsonb"),
                argumentSet("C17 reference", uuid(), "uuid"));
    }

    @ParameterizedTest
    @MethodSource("requiredWithoutValue")
    void failsOnATableWithRowsUnlessTheAuthorSaysWhatTheyGet(ColumnDeclaration column, String definition) {
        Comparison comparison = compare(LOCATIONS, LOCATIONS.column("c", column));

        assertThat(comparison.online())
                .isEqualTo("transaction\n  add column locations.c %s\n    ! required-column:locations.c"
                        .formatted(definition))
                .isEqualTo(comparison.offline());
    }

    @Test
    @Tag("C11")
    void aRequiredColumnThatIsComputedFromOptionalOnesMayBeNull() {
        TableDeclaration named = LOCATIONS.column("name", text().nullable());
        Comparison comparison = compare(named, named.column("slug", text().generatedAs("lower(name)")));
        Comparison withValue =
                compare(named, named.column("slug", text().generatedAs("lower(coalesce(name, 'nameless'))")));

        assertThat(comparison.onlineHazards())
                .containsExactly("! required-column:locations.slug", "! rewrite-table:locations.slug");
        assertThat(withValue.onlineHazards()).containsExactly("! rewrite-table:locations.slug");
    }

    @Test
    @Tag("C10")
    void anIdentityNumbersTheRowsWhateverTheBackfillSays() {
        Comparison comparison = compare(
                LOCATIONS,
                LOCATIONS.column("no", bigint().identity("locations_no_seq").backfill("1")));

        assertThat(comparison.changes()).containsExactly("add column locations.no bigint identity locations_no_seq");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("C05")
    @Tag("P18")
    void rowsGetAComputedValueBeforeTheColumnBecomesRequired() {
        Comparison comparison = compare(
                LOCATIONS.column("name", text()),
                LOCATIONS.column("name", text()).column("slug", text().backfill("lower(name)")));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          add column locations.slug text null
                        statements _online
                          fill locations.slug with lower(name)
                          add check locations.dunlin_required_slug not valid
                          validate locations.dunlin_required_slug
                          alter column locations.slug: null true -> false
                          drop check locations.dunlin_required_slug""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          add column locations.slug text fill (lower(name))
                            ~ rewrite-table:locations.slug""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("C05")
    void oldRowsGetTheBackfillAndNotTheDefault() {
        Comparison comparison = compare(
                LOCATIONS.column("name", text()),
                LOCATIONS
                        .column("name", text())
                        .column("slug", text().defaultValue("").backfill("lower(name)")));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          add column locations.slug text null
                          alter column locations.slug: value no default -> default ''
                        statements _online
                          fill locations.slug with lower(name)
                          add check locations.dunlin_required_slug not valid
                          validate locations.dunlin_required_slug
                          alter column locations.slug: null true -> false
                          drop check locations.dunlin_required_slug""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("C06")
    void aRequiredColumnOfANewTableNeedsNoDefault() {
        assertThat(compare(schema(), schema(LOCATIONS.column("c", text()))).onlineHazards())
                .isEmpty();
    }

    @Test
    @Tag("C08")
    void aVolatileDefaultIsFilledInAfterwardsInsteadOfRewritingTheTable() {
        Comparison comparison = compare(LOCATIONS, LOCATIONS.column("token", uuid().defaultSql("gen_random_uuid()")));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          add column locations.token uuid null
                          alter column locations.token: value no default -> default (gen_random_uuid())
                        statements _online
                          fill locations.token with DEFAULT
                          add check locations.dunlin_required_token not valid
                          validate locations.dunlin_required_token
                          alter column locations.token: null true -> false
                          drop check locations.dunlin_required_token""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          add column locations.token uuid default (gen_random_uuid())
                            ~ rewrite-table:locations.token""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("C09")
    @Tag("C13")
    void aUniqueColumnWithAConstantForAllRowsMeetsDuplicates() {
        Comparison comparison = compare(
                LOCATIONS, LOCATIONS.column("code", text().defaultValue("x")).unique("code"));

        assertThat(comparison.onlineHazards()).containsExactly("! add-unique:locations.locations_code_key");
        assertThat(comparison.offlineHazards())
                .containsExactly(
                        "! add-unique:locations.locations_code_key", "~ build-index:locations.locations_code_key");
    }

    @Test
    @Tag("C13")
    void aUniqueColumnThatIsNullInAllRowsMeetsNoDuplicates() {
        Comparison comparison =
                compare(LOCATIONS, LOCATIONS.column("code", text().nullable()).unique("code"));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          add column locations.code text null
                        statements _online
                          add unique index locations.locations_code_key
                          promote index locations.locations_code_key to unique""");
    }

    @Test
    @Tag("C10")
    void anIdentityNumbersRowsOutsideATransaction() {
        Comparison comparison = compare(LOCATIONS, LOCATIONS.column("no", bigint().identity("locations_no_seq")));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          add column locations.no bigint null serial locations_no_seq fill (NULL)
                        statements _online
                          fill locations.no with DEFAULT
                          add check locations.dunlin_required_no not valid
                          validate locations.dunlin_required_no
                          alter column locations.no: null true -> false
                          drop check locations.dunlin_required_no
                          alter column locations.no: value serial locations_no_seq -> identity locations_no_seq""");
        assertThat(comparison.offlineHazards()).containsExactly("~ rewrite-table:locations.no");
    }

    @Test
    @Tag("C11")
    void aStoredComputedColumnRewritesTheTable() {
        Comparison computed =
                compare(LOCATIONS, LOCATIONS.column("no", integer().generatedAs("1 + 1")));

        assertThat(computed.onlineHazards()).containsExactly("! rewrite-table:locations.no");
    }

    @Test
    @Tag("C11")
    void aRequiredColumnThatIsComputedWhenReadIsLookedThrough() {
        Comparison comparison =
                compare(LOCATIONS, LOCATIONS.column("no", integer().virtualAs("1 + 1")));

        assertThat(comparison.onlineHazards()).containsExactly("! scan-table:locations.no");
    }

    @Test
    @Tag("C14")
    @Tag("C15")
    void indexesAndChecksComeAfterTheirColumn() {
        Comparison comparison = compare(
                LOCATIONS,
                LOCATIONS
                        .column("floors", integer().nullable())
                        .check("locations_floors_check", "floors > 0")
                        .index("floors"));

        assertThat(comparison.changes())
                .containsExactly(
                        "add column locations.floors integer null",
                        "add index locations.locations_floors_idx",
                        "add check locations.locations_floors_check");
    }

    @Test
    @Tag("C16")
    void aNewNullableReferenceHasNoRowsToDisagree() {
        TableDeclaration shifts = tableWithId("shifts");
        TableDeclaration cuts = tableWithId("cuts");
        Comparison comparison = compare(
                schema(cuts, shifts),
                schema(
                        cuts,
                        shifts.column("cut_id", uuid().nullable())
                                .foreignKey("cut_id", "cuts")
                                .index("cut_id")));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          add column shifts.cut_id uuid null
                          add foreign key shifts.shifts_cut_id_fkey not valid
                        statements _online
                          add index shifts.shifts_cut_id_idx
                          validate shifts.shifts_cut_id_fkey""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          add column shifts.cut_id uuid null
                          add index shifts.shifts_cut_id_idx
                            ~ build-index:shifts.shifts_cut_id_idx
                          add foreign key shifts.shifts_cut_id_fkey
                            ~ scan-table:shifts.shifts_cut_id_fkey""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("C17")
    void aNewRequiredReferenceMayPointNowhere() {
        TableDeclaration shifts = tableWithId("shifts");
        TableDeclaration cuts = tableWithId("cuts");
        Comparison comparison = compare(
                schema(cuts, shifts),
                schema(cuts, shifts.column("cut_id", uuid()).foreignKey("cut_id", "cuts")));

        assertThat(comparison.onlineHazards())
                .containsExactly("! required-column:shifts.cut_id", "! add-foreign-key:shifts.shifts_cut_id_fkey");
    }

    @Test
    @Tag("C18")
    void aReferenceToANewTableComesAfterTheTableAndTheColumn() {
        TableDeclaration shifts = tableWithId("shifts");
        Comparison comparison = compare(
                schema(shifts),
                schema(
                        shifts.column("zone_id", uuid().nullable()).foreignKey("zone_id", "zones"),
                        tableWithId("zones")));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          create table zones with zones_pkey
                          add column shifts.zone_id uuid null
                          add foreign key shifts.shifts_zone_id_fkey not valid
                        statements _online
                          validate shifts.shifts_zone_id_fkey""");
    }

    @Test
    @Tag("C19")
    @Tag("C20")
    void columnsComeTableByTableInTheOrderOfDeclaration() {
        TableDeclaration a = table("a").column("id", uuid());
        TableDeclaration b = table("b").column("id", uuid());
        Comparison comparison = compare(
                schema(b, a),
                schema(
                        b.column("note", text().nullable()),
                        a.column("note", text().nullable()).column("flag", bool().nullable())));

        assertThat(comparison.changes())
                .containsExactly(
                        "add column a.note text null", "add column a.flag boolean null", "add column b.note text null");
    }

    @Test
    @Tag("C21")
    @Tag("Q03")
    @Tag("G22")
    void aColumnInTheMiddleOfTheRecordIsAppendedAndNeverMoved() {
        TableDeclaration declared = LOCATIONS.column("name", text()).columnBefore("name", "code", text().nullable());
        Comparison comparison = compare(LOCATIONS.column("name", text()), declared);

        assertThat(comparison.changes()).containsExactly("add column locations.code text null");
        assertThat(compare(LOCATIONS.column("name", text()).column("code", text().nullable()), declared)
                        .changes())
                .isEmpty();
    }

    @Test
    @Tag("M02")
    void aTypeComesBeforeTheColumnThatNeedsIt() {
        Comparison comparison = compare(
                schema(LOCATIONS),
                schema(
                        enumType("kind", "HOUSE", "FLAT"),
                        LOCATIONS.column("kind", enumOf("kind").defaultValue("HOUSE"))));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          create enum kind [HOUSE, FLAT]
                          add column locations.kind kind default 'HOUSE'""");
    }

    @Test
    @Tag("N01")
    @Tag("N06")
    void anEmbeddedRecordAddsAColumnForEachOfItsComponents() {
        Comparison comparison = compare(
                LOCATIONS,
                LOCATIONS
                        .column("geo_lat", integer().nullable().component("geo.lat"))
                        .column("geo_lon", integer().component("geo.lon")));

        assertThat(comparison.changes())
                .containsExactly("add column locations.geo_lat integer null", "add column locations.geo_lon integer");
        assertThat(comparison.onlineHazards()).containsExactly("! required-column:locations.geo_lon");
    }

    @Test
    @Tag("C03")
    void tableThatIsNotOnlineStillRefusesWhatRowsMayForbidAndOnlySaysWhatBlocks() {
        Comparison comparison = compare(
                LOCATIONS.online(false),
                LOCATIONS.online(false).column("code", text()).column("token", uuid().defaultSql("gen_random_uuid()")));

        assertThat(comparison.onlineHazards())
                .containsExactly("! required-column:locations.code", "~ rewrite-table:locations.token");
    }
}
