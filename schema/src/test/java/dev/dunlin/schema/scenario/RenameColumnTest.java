package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.timestamptz;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.ForeignKeyDeclaration.foreignKey;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Columns that get another name; nothing is guessed. */
class RenameColumnTest {
    private static final TableDeclaration PEOPLE = table("people").column("id", uuid());

    @Test
    @Tag("E01")
    void aRenamedComponentWithAnExplicitColumnNameMakesNoMigration() {
        Comparison comparison =
                compare(PEOPLE.column("mail", text()), PEOPLE.column("mail", text().component("email")));

        assertThat(comparison.changes()).containsExactly("identify column people.mail: mail -> email");
        assertThat(comparison.isPending()).isFalse();
    }

    @Test
    @Tag("E02")
    void aColumnGoneBesideANewOneOfItsTypeIsForTheAuthorToDecide() {
        Comparison comparison = compare(PEOPLE.column("mail", text()), PEOPLE.column("email", text()));

        assertThat(comparison.findings()).containsExactly("ambiguous: people.email <- mail");
        assertThat(comparison.isClear()).isFalse();
    }

    @Test
    @Tag("E02")
    @Tag("E10")
    void acceptingTheDropSettlesThatItIsNoRename() {
        Comparison comparison = compare(PEOPLE.column("mail", text()), PEOPLE.column("email", text().nullable()));

        assertThat(comparison.changes())
                .containsExactly("add column people.email text null", "drop column people.mail");
        assertThat(comparison.openFindings("drop-column:people.mail")).isEmpty();
        assertThat(comparison.isClear("drop-column:people.mail")).isTrue();
    }

    @Test
    @Tag("E02")
    @Tag("E06")
    void oneOfTwoDropsAcceptedLeavesTheOtherOpen() {
        Comparison comparison = compare(
                PEOPLE.column("mail", text()).column("phone", text()), PEOPLE.column("contact", text().nullable()));

        assertThat(comparison.findings()).containsExactly("ambiguous: people.contact <- mail, phone");
        assertThat(comparison.openFindings("drop-column:people.mail"))
                .containsExactly("ambiguous: people.contact <- mail, phone");
        assertThat(comparison.openFindings("drop-column:people.mail", "drop-column:people.phone"))
                .isEmpty();
    }

    @Test
    @Tag("E02")
    void aNewColumnOfAnotherTypeIsNoCandidate() {
        Comparison comparison = compare(
                PEOPLE.column("age", integer()),
                PEOPLE.column("born", timestamptz().nullable()));

        assertThat(comparison.findings()).isEmpty();
    }

    @Test
    @Tag("E03")
    void aMarkerRenamesTheColumn() {
        Comparison comparison = compare(PEOPLE.column("mail", text()), PEOPLE.column("email", text().was("mail")));

        assertThat(comparison.changesToTheDatabase()).containsExactly("rename column people.mail -> email");
        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.onlineHazards()).containsExactly("! rename-column:people.mail");
        assertThat(comparison.offlineHazards()).containsExactly("~ rename-column:people.mail");
    }

    @Test
    @Tag("E03")
    @Tag("E14")
    void anotherExplicitNameOfTheSameComponentIsARename() {
        Comparison comparison =
                compare(PEOPLE.column("mail", text()), PEOPLE.column("email", text().component("mail")));

        assertThat(comparison.changes()).containsExactly("rename column people.mail -> email");
        assertThat(comparison.findings()).isEmpty();
    }

    @Test
    @Tag("E04")
    @Tag("F29")
    void aRenamedColumnMayChangeItsTypeNullabilityAndDefaultAtOnce() {
        Comparison comparison = compare(
                PEOPLE.column("size", integer()),
                PEOPLE.column("area", bigint().nullable().defaultValue("0").was("size")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "rename column people.size -> area",
                        "alter column people.area: type integer -> bigint null false -> true"
                                + " value no default -> default '0'");
    }

    @Test
    @Tag("E05")
    @Tag("E06")
    void severalColumnsAreRenamedByTheirOwnMarkersWhateverTheirLikeness() {
        Comparison comparison = compare(
                PEOPLE.column("a1", text()).column("a2", text()).column("a3", text()),
                PEOPLE.column("b1", text().was("a3"))
                        .column("b2", text().was("a2"))
                        .column("b3", text().was("a1")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "rename column people.a1 -> b3",
                        "rename column people.a2 -> b2",
                        "rename column people.a3 -> b1");
    }

    @Test
    @Tag("E07")
    void twoColumnsSwapTheirNames() {
        Comparison comparison = compare(
                PEOPLE.column("a", text().component("one")).column("b", text().component("two")),
                PEOPLE.column("a", text().component("two").was("b"))
                        .column("b", text().component("one").was("a")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "rename column people.a -> dunlin_tmp_column_0",
                        "rename column people.b -> a",
                        "rename column people.dunlin_tmp_column_0 -> b");
        assertThat(comparison.onlineHazards()).containsExactly("! rename-column:people.a", "! rename-column:people.b");
        assertThat(comparison.findings()).isEmpty();
        comparison.worksOnAServer();
    }

    @Test
    @Tag("E07")
    void withoutMarkersASwapIsOneOfJavaNamesAlone() {
        Comparison comparison = compare(
                PEOPLE.column("a", text().component("one")).column("b", text().component("two")),
                PEOPLE.column("a", text().component("two")).column("b", text().component("one")));

        assertThat(comparison.changes())
                .containsExactly("identify column people.a: one -> two", "identify column people.b: two -> one");
        assertThat(comparison.isPending()).isFalse();
    }

    @Test
    @Tag("E07")
    @Tag("R12")
    void threeColumnsRotateTheirNames() {
        Comparison comparison = compare(
                PEOPLE.column("a", text().component("one"))
                        .column("b", text().component("two"))
                        .column("c", text().component("three")),
                PEOPLE.column("a", text().component("three").was("c"))
                        .column("b", text().component("one").was("a"))
                        .column("c", text().component("two").was("b")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "rename column people.a -> dunlin_tmp_column_0",
                        "rename column people.c -> a",
                        "rename column people.b -> c",
                        "rename column people.dunlin_tmp_column_0 -> b");
    }

    @Test
    @Tag("E07")
    void renamedComponentsInAChainEachKeepTheirData() {
        Comparison comparison = compare(
                PEOPLE.column("a", text()).column("b", text()),
                PEOPLE.column("b", text().was("a")).column("c", text().was("b")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly("rename column people.b -> c", "rename column people.a -> b");
        assertThat(comparison.findings()).isEmpty();
    }

    @Test
    @Tag("E08")
    void aNewColumnMayTakeTheNameOfARenamedOne() {
        Comparison comparison = compare(
                PEOPLE.column("name", text().component("fullName")),
                PEOPLE.column("full_name", text().was("name")).column("name", text().nullable()));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly("rename column people.name -> full_name", "add column people.name text null");
    }

    @Test
    @Tag("E09")
    @Tag("P12")
    void aColumnMayTakeTheNameOfADroppedOne() {
        TableDeclaration before = PEOPLE.column("mail", text().component("mail"))
                .column("email", text().component("legacyEmail"))
                .unique("email");
        Comparison comparison =
                compare(before, PEOPLE.column("email", text().component("mail").was("mail")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "drop unique people.people_email_key",
                        "drop column people.email",
                        "rename column people.mail -> email");
        assertThat(comparison.onlineHazards())
                .containsExactly("! drop-column:people.email", "! rename-column:people.mail");
    }

    @Test
    @Tag("E09")
    @Tag("P08")
    void foreignKeysLetGoOfAKeyThatGoesWithAColumnWhoseNameIsTaken() {
        TableDeclaration before = table("nodes")
                .column("id", uuid().component("oldId"))
                .column("key", uuid().component("id"))
                .column("parent_id", uuid().nullable())
                .primaryKey("id")
                .foreignKey(foreignKey("parent_id").to("nodes", "id").named("z_fkey"));
        TableDeclaration after = table("nodes")
                .column("id", uuid().component("id").was("key"))
                .column("parent_id", uuid().nullable())
                .primaryKey("id")
                .foreignKey(foreignKey("parent_id").to("nodes", "id").named("z_fkey"));

        assertThat(compare(before, after).changesToTheDatabase())
                .containsExactly(
                        "drop foreign key nodes.z_fkey",
                        "drop primary key nodes.nodes_pkey",
                        "drop column nodes.id",
                        "rename column nodes.key -> id",
                        "add primary key nodes.nodes_pkey",
                        "add foreign key nodes.z_fkey");
    }

    @Test
    @Tag("E11")
    void aReferenceToAnotherTableIsNeverTakenForARenamedOne() {
        TableDeclaration cuts = tableWithId("cuts");
        TableDeclaration zones = tableWithId("zones");
        Comparison comparison = compare(
                schema(cuts, zones, PEOPLE.column("cut_id", uuid()).foreignKey("cut_id", "cuts")),
                schema(cuts, zones, PEOPLE.column("zone_id", uuid().nullable()).foreignKey("zone_id", "zones")));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop foreign key people.people_cut_id_fkey",
                        "add column people.zone_id uuid null",
                        "add foreign key people.people_zone_id_fkey",
                        "drop column people.cut_id");
        assertThat(comparison.openFindings("drop-column:people.cut_id")).isEmpty();
    }

    @Test
    @Tag("E12")
    void namesThatDifferInCaseAloneAreDifferentNames() {
        Comparison comparison = compare(PEOPLE.column("eMail", text()), PEOPLE.column("email", text().was("eMail")));

        assertThat(comparison.changesToTheDatabase()).containsExactly("rename column people.eMail -> email");
    }

    @Test
    @Tag("E13")
    @Tag("I21")
    @Tag("L13")
    void keysChecksIndexesAndComputedColumnsFollowTheColumnAndOnlyDerivedNamesChange() {
        TableDeclaration before = table("people")
                .column("mail", text())
                .column("lower_mail", text().generatedAs("lower(mail)"))
                .primaryKey("mail")
                .unique("mail")
                .check("mail_filled", "mail <> ''")
                .index(indexOn("mail").where("mail is not null").named("filled_idx"))
                .index("mail");
        TableDeclaration after = table("people")
                .column("email", text().was("mail"))
                .column("lower_mail", text().generatedAs("lower(email)"))
                .primaryKey("email")
                .unique("email")
                .check("mail_filled", "email <> ''")
                .index(indexOn("email").where("email is not null").named("filled_idx"))
                .index("email");

        assertThat(compare(before, after).changesToTheDatabase())
                .containsExactly(
                        "rename column people.mail -> email",
                        "rename constraint people.people_mail_key -> people_email_key",
                        "rename index people.people_mail_idx -> people_email_idx");
    }

    @Test
    @Tag("E14")
    void foreignKeysFollowTheColumnTheyReferTo() {
        TableDeclaration shifts = tableWithId("shifts").column("code", text());
        Comparison comparison = compare(
                schema(
                        table("cuts").column("code", text()).primaryKey("code"),
                        shifts.foreignKey(foreignKey("code").to("cuts", "code"))),
                schema(
                        table("cuts").column("key", text().was("code")).primaryKey("key"),
                        shifts.foreignKey(foreignKey("code").to("cuts", "key"))));

        assertThat(comparison.changesToTheDatabase()).containsExactly("rename column cuts.code -> key");
    }

    @Test
    @Tag("E15")
    @Tag("K06")
    @Tag("B18")
    void theDerivedNameOfAForeignKeyFollowsItsColumn() {
        TableDeclaration cuts = tableWithId("cuts");
        Comparison comparison = compare(
                schema(cuts, PEOPLE.column("cut_id", uuid()).foreignKey("cut_id", "cuts")),
                schema(cuts, PEOPLE.column("turf_id", uuid().was("cut_id")).foreignKey("turf_id", "cuts")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "rename column people.cut_id -> turf_id",
                        "rename constraint people.people_cut_id_fkey -> people_turf_id_fkey");
    }

    @Test
    @Tag("E17")
    @Tag("N03")
    void anotherPrefixOfAnEmbeddedRecordRenamesItsColumnsWithoutMarkers() {
        Comparison comparison = compare(
                PEOPLE.column("home_street", text().component("home.street"))
                        .column("home_city", text().component("home.city")),
                PEOPLE.column("main_street", text().component("home.street"))
                        .column("main_city", text().component("home.city")));

        assertThat(comparison.changes())
                .containsExactly(
                        "rename column people.home_city -> main_city",
                        "rename column people.home_street -> main_street");
        assertThat(comparison.findings()).isEmpty();
    }

    @Test
    @Tag("E18")
    void moreEmbeddedRecordsOfOneTypeRenameNothing() {
        TableDeclaration before = PEOPLE.column("home_city", text().component("home.city"));
        Comparison comparison = compare(
                before,
                before.column("work_city", text().nullable().component("work.city"))
                        .column("post_city", text().nullable().component("post.city")));

        assertThat(comparison.changes())
                .containsExactly("add column people.work_city text null", "add column people.post_city text null");
        assertThat(comparison.findings()).isEmpty();
    }

    @Test
    @Tag("N02")
    void columnsThatMoveIntoAnEmbeddedRecordUnderTheirNamesMakeNoMigration() {
        Comparison comparison =
                compare(PEOPLE.column("city", text()), PEOPLE.column("city", text().component("home.city")));

        assertThat(comparison.changes()).containsExactly("identify column people.city: city -> home.city");
        assertThat(comparison.isPending()).isFalse();
    }

    @Test
    @Tag("E19")
    void aMarkerThatHasDoneItsWorkIsANote() {
        Comparison comparison = compare(PEOPLE.column("email", text()), PEOPLE.column("email", text().was("mail")));

        assertThat(comparison.findings()).containsExactly("spent marker: people.email <- mail");
        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.isClear()).isTrue();
    }

    @Test
    @Tag("E19")
    void theMarkersOfASwapAreSpentOnceTheHistoryHasIt() {
        TableDeclaration swapped = PEOPLE.column("a", text().component("two").was("b"))
                .column("b", text().component("one").was("a"));

        Comparison comparison = compare(swapped, swapped);

        assertThat(comparison.findings())
                .containsExactlyInAnyOrder("spent marker: people.a <- b", "spent marker: people.b <- a");
        assertThat(comparison.changes()).isEmpty();
    }

    @Test
    @Tag("E19")
    void theMarkersOfAChainAreSpentOnceTheHistoryHasIt() {
        TableDeclaration chained = PEOPLE.column("b", text().was("a")).column("c", text().was("b"));

        Comparison comparison = compare(chained, chained);

        assertThat(comparison.findings())
                .containsExactlyInAnyOrder("spent marker: people.b <- a", "spent marker: people.c <- b");
        assertThat(comparison.changes()).isEmpty();
    }

    @Test
    @Tag("E20")
    void aMarkerThatNamesNoColumnIsReportedOnceWithTheNamesThatComeClosest() {
        Comparison comparison = compare(
                PEOPLE.column("address", text()).column("mail", text()),
                PEOPLE.column("street", text().was("adress")).column("mail", text()));

        assertThat(comparison.findings()).containsExactly("unknown former name: people.street <- address");
        assertThat(comparison.isClear("drop-column:people.address", "required-column:people.street"))
                .isFalse();
    }

    @Test
    @Tag("E21")
    void twoComponentsThatClaimOneFormerColumnAreBothReported() {
        Comparison comparison = compare(
                PEOPLE.column("name", text()),
                PEOPLE.column("first", text().was("name")).column("last", text().was("name")));

        assertThat(comparison.findings())
                .containsExactly(
                        "former name claimed twice: people.first <- name",
                        "former name claimed twice: people.last <- name");
    }

    @Test
    @Tag("E22")
    void aMarkerThatNamesAColumnStillDeclaredIsReported() {
        Comparison comparison = compare(
                PEOPLE.column("name", text()), PEOPLE.column("name", text()).column("full_name", text().was("name")));

        assertThat(comparison.findings()).containsExactly("former name in use: people.full_name <- name");
    }

    @Test
    @Tag("E23")
    @Tag("E27")
    @Tag("E28")
    void aColumnThatMovesSplitsOrMergesIsNeverDoneSilently() {
        Comparison split = compare(
                PEOPLE.column("name", text()),
                PEOPLE.column("first", text().nullable()).column("last", text().nullable()));

        assertThat(split.changes())
                .containsExactly(
                        "add column people.first text null",
                        "add column people.last text null",
                        "drop column people.name");
        assertThat(split.findings())
                .containsExactly("ambiguous: people.first <- name", "ambiguous: people.last <- name");
    }

    @Test
    @Tag("E24")
    @Tag("N14")
    void anotherNamingStrategyRenamesTheColumnsOfAllComponents() {
        Comparison comparison = compare(
                PEOPLE.column("firstName", text().component("firstName"))
                        .column("lastName", text().component("lastName")),
                PEOPLE.column("first_name", text().component("firstName"))
                        .column("last_name", text().component("lastName")));

        assertThat(comparison.changes())
                .containsExactly(
                        "rename column people.firstName -> first_name", "rename column people.lastName -> last_name");
        assertThat(comparison.findings()).isEmpty();
    }
}
