package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables that get another name or move to another PostgreSQL schema. */
class RenameTableTest {
    private static TableDeclaration plain(String name) {
        return table(name).column("id", uuid()).column("title", text());
    }

    @Test
    @Tag("B01")
    @Tag("B25")
    @Tag("Q19")
    void anotherJavaNameForTheSameTableMakesNoMigration() {
        Comparison comparison = compare(plain("cuts"), plain("cuts").java("org.example.moved.Turf"));

        assertThat(comparison.changes())
                .containsExactly("identify table cuts: org.example.Cuts -> org.example.moved.Turf");
        assertThat(comparison.isPending()).isFalse();
    }

    @Test
    @Tag("B02")
    void aTableGoneBesideANewOneOfTheSameColumnsIsForTheAuthorToDecide() {
        Comparison comparison = compare(plain("cuts"), plain("turfs"));

        assertThat(comparison.changes()).containsExactly("create table turfs", "drop table cuts");
        assertThat(comparison.findings()).containsExactly("ambiguous: turfs <- cuts");
        assertThat(comparison.isClear("drop-table:cuts")).isTrue();
    }

    @Test
    @Tag("B03")
    void aMarkerRenamesTheTable() {
        Comparison comparison = compare(plain("cuts"), plain("turfs").was("cuts"));

        assertThat(comparison.changesToTheDatabase()).containsExactly("rename table cuts -> turfs");
        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.onlineHazards()).containsExactly("! rename-table:cuts");
        assertThat(comparison.offlineHazards()).containsExactly("~ rename-table:cuts");
    }

    @Test
    @Tag("B03")
    void aRenameIsOnlySaidIfTheTableIsNotOnline() {
        Comparison comparison =
                compare(plain("cuts"), plain("turfs").was("cuts").online(false));

        assertThat(comparison.onlineHazards()).containsExactly("~ rename-table:cuts");
    }

    @Test
    @Tag("B04")
    void anotherExplicitNameOfTheSameRecordIsARename() {
        Comparison comparison = compare(plain("cuts"), plain("turfs").java("org.example.Cuts"));

        assertThat(comparison.changes()).containsExactly("rename table cuts -> turfs");
        assertThat(comparison.findings()).isEmpty();
    }

    @Test
    @Tag("B05")
    void aMarkerThatNamesNoTableIsReportedWithTheNamesThatComeClosest() {
        Comparison comparison = compare(
                schema(plain("locations"), plain("aisles"), plain("bins"), plain("carts")),
                schema(plain("places").was("lokations")));

        assertThat(comparison.findings()).containsExactly("unknown former name: places <- locations");
    }

    @Test
    @Tag("B06")
    void aMarkerThatNamesATableStillDeclaredIsReported() {
        Comparison comparison = compare(
                schema(plain("cuts")), schema(plain("cuts"), plain("turfs").was("cuts")));

        assertThat(comparison.findings()).containsExactly("former name in use: turfs <- cuts");
    }

    @Test
    @Tag("B07")
    void twoRecordsThatClaimOneFormerTableAreBothReported() {
        Comparison comparison = compare(
                schema(plain("cuts")),
                schema(plain("turfs").was("cuts"), plain("zones").was("cuts")));

        assertThat(comparison.findings())
                .containsExactlyInAnyOrder(
                        "former name claimed twice: turfs <- cuts", "former name claimed twice: zones <- cuts");
    }

    @Test
    @Tag("B08")
    @Tag("B17")
    @Tag("H04")
    @Tag("I09")
    @Tag("I17")
    @Tag("L03")
    void derivedNamesFollowTheTable() {
        TableDeclaration cuts = tableWithId("cuts");
        Comparison comparison = compare(
                schema(cuts, tagged("people")), schema(cuts, tagged("users").was("people")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "rename table people -> users",
                        "rename constraint users.people_cut_id_fkey -> users_cut_id_fkey",
                        "rename constraint users.people_email_check -> users_email_check",
                        "rename constraint users.people_email_key -> users_email_key",
                        "rename constraint users.people_pkey -> users_pkey",
                        "rename index users.people_cut_id_idx -> users_cut_id_idx",
                        "alter column users.id: value identity people_id_seq -> identity users_id_seq");
        assertThat(comparison.onlineHazards()).containsExactly("! rename-table:people");
        comparison.worksOnAServer();
    }

    private static TableDeclaration tagged(String name) {
        return table(name)
                .column("id", bigint().identity(name + "_id_seq"))
                .column("email", text())
                .column("cut_id", uuid())
                .primaryKey("id")
                .unique("email")
                .check(name + "_email_check", "email <> ''")
                .foreignKey("cut_id", "cuts")
                .index("cut_id");
    }

    @Test
    @Tag("B09")
    void aNewTableMayTakeTheNameOfARenamedOneAndTheNamesThatWereDerivedFromIt() {
        Comparison comparison = compare(
                schema(tableWithId("users").java("org.example.Person")),
                schema(
                        tableWithId("people").java("org.example.Person").was("users"),
                        tableWithId("users").java("org.example.Login")));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          rename table users -> people
                            ! rename-table:users
                          rename constraint people.users_pkey -> people_pkey
                          create table users with users_pkey""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("B09")
    @Tag("P17")
    void aNewTableMayTakeTheNameOfTheSequenceOfARenamedOne() {
        TableDeclaration users = table("users").column("id", bigint().identity("users_id_seq"));
        TableDeclaration people = table("people").column("id", bigint().identity("people_id_seq"));
        Comparison comparison = compare(
                schema(users.java("org.example.Person")),
                schema(people.java("org.example.Person").was("users"), users.java("org.example.Login")));

        assertThat(comparison.changes())
                .containsExactly(
                        "rename table users -> people",
                        "alter column people.id: value identity users_id_seq -> identity people_id_seq",
                        "create table users");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("B10")
    @Tag("P17")
    void tablesThatSwapTheirNamesSwapThoseOfTheirSequences() {
        TableDeclaration a = table("a").column("id", bigint().identity("a_id_seq"));
        TableDeclaration b = table("b").column("id", bigint().identity("b_id_seq"));
        Comparison comparison = compare(
                schema(a.java("First"), b.java("Second")),
                schema(a.java("Second").was("b"), b.java("First").was("a")));

        assertThat(comparison.changes())
                .containsExactly(
                        "rename table a -> dunlin_tmp_table_0",
                        "rename table b -> a",
                        "rename table dunlin_tmp_table_0 -> b",
                        "alter column a.id: value identity b_id_seq -> identity dunlin_tmp_sequence_0",
                        "alter column b.id: value identity a_id_seq -> identity b_id_seq",
                        "alter column a.id: value identity dunlin_tmp_sequence_0 -> identity a_id_seq");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("B10")
    void twoTablesSwapTheirNames() {
        Comparison comparison = compare(
                schema(plain("a").java("First"), plain("b").java("Second")),
                schema(
                        plain("a").java("Second").was("b"),
                        plain("b").java("First").was("a")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "rename table a -> dunlin_tmp_table_0",
                        "rename table b -> a",
                        "rename table dunlin_tmp_table_0 -> b");
        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.onlineHazards()).containsExactly("! rename-table:a", "! rename-table:b");
    }

    @Test
    @Tag("B11")
    void threeTablesRotateTheirNamesThroughOneTemporaryName() {
        Comparison comparison = compare(
                schema(
                        plain("a").java("First"),
                        plain("b").java("Second"),
                        plain("c").java("Third")),
                schema(
                        plain("a").java("Third").was("c"),
                        plain("b").java("First").was("a"),
                        plain("c").java("Second").was("b")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "rename table a -> dunlin_tmp_table_0",
                        "rename table c -> a",
                        "rename table b -> c",
                        "rename table dunlin_tmp_table_0 -> b");
    }

    @Test
    @Tag("B12")
    void aChainOfRenamesBeginsAtItsEnd() {
        Comparison comparison = compare(
                schema(plain("a"), plain("b")),
                schema(plain("b").was("a"), plain("c").was("b")));

        assertThat(comparison.changesToTheDatabase()).containsExactly("rename table b -> c", "rename table a -> b");
    }

    @Test
    @Tag("B13")
    void namesThatDifferInCaseAloneAreDifferentNames() {
        Comparison comparison = compare(plain("Users"), plain("users").was("Users"));

        assertThat(comparison.changesToTheDatabase()).containsExactly("rename table Users -> users");
    }

    @Test
    @Tag("B14")
    @Tag("B15")
    @Tag("E16")
    @Tag("P22")
    void columnsOfARenamedTableChangeUnderItsNewName() {
        TableDeclaration before = plain("cuts").column("size", integer()).column("color", text());
        TableDeclaration after = table("turfs")
                .was("cuts")
                .column("id", uuid())
                .column("name", text().was("title"))
                .column("size", bigint())
                .column("zone", integer().nullable())
                .index("zone");

        assertThat(compare(before, after).changesToTheDatabase())
                .containsExactly(
                        "rename table cuts -> turfs",
                        "rename column turfs.title -> name",
                        "add column turfs.zone integer null",
                        "alter column turfs.size: type integer -> bigint",
                        "add index turfs.turfs_zone_idx",
                        "drop column turfs.color");
    }

    @Test
    @Tag("B16")
    @Tag("P21")
    void foreignKeysFollowTheTableTheyReferTo() {
        TableDeclaration shifts = tableWithId("shifts").column("cut_id", uuid());
        Comparison comparison = compare(
                schema(table("cuts").column("id", uuid()).unique("id"), shifts.foreignKey("cut_id", "cuts")),
                schema(
                        table("turfs").was("cuts").column("id", uuid()).unique("id"),
                        shifts.foreignKey("cut_id", "turfs")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly("rename table cuts -> turfs", "rename constraint turfs.cuts_id_key -> turfs_id_key");
    }

    @Test
    @Tag("B19")
    @Tag("B20")
    void aTableMovesToAnotherNamespaceAndMayChangeItsNameAtOnce() {
        assertThat(compare(plain("app.cuts"), plain("geo.cuts").was("app.cuts")).changesToTheDatabase())
                .containsExactly("rename table app.cuts -> geo.cuts");
        assertThat(compare(plain("app.cuts"), plain("geo.turfs").was("app.cuts"))
                        .changesToTheDatabase())
                .containsExactly("rename table app.cuts -> geo.turfs");
    }

    @Test
    @Tag("B19")
    void aTableMovesOutOfTheSchemaThatIsNotStated() {
        for (String was : List.of("public.cuts", "cuts")) {
            Comparison comparison = compare(
                    plain("cuts").java("Old"), plain("geo.cuts").java("New").was(was));

            assertThat(comparison.changesToTheDatabase()).containsExactly("rename table cuts -> geo.cuts");
            assertThat(comparison.findings()).isEmpty();
        }
    }

    @Test
    @Tag("B21")
    void aTableMovesWhereAnotherOneOfItsNameMovesAway() {
        Comparison comparison = compare(
                schema(plain("app.cuts"), plain("geo.cuts")),
                schema(plain("geo.cuts").was("app.cuts"), plain("old.cuts").was("geo.cuts")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly("rename table geo.cuts -> old.cuts", "rename table app.cuts -> geo.cuts");
    }

    @Test
    @Tag("B21")
    @Tag("P12")
    void aTableMovesWhereAnotherOneOfItsNameIsDropped() {
        Comparison comparison = compare(
                schema(plain("app.cuts").java("App"), plain("geo.cuts").java("Geo")),
                schema(plain("geo.cuts").java("App").was("app.cuts")));

        assertThat(comparison.changes()).containsExactly("drop table geo.cuts", "rename table app.cuts -> geo.cuts");
        assertThat(comparison.onlineHazards()).containsExactly("! drop-table:geo.cuts", "! rename-table:app.cuts");
    }

    @Test
    @Tag("B22")
    @Tag("B26")
    void aTableThatIsOnlySimilarIsDroppedAndCreated() {
        Comparison comparison =
                compare(plain("cuts").column("size", integer()), plain("turfs").column("zone", integer()));

        assertThat(comparison.changes()).containsExactly("create table turfs", "drop table cuts");
        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.onlineHazards()).containsExactly("! drop-table:cuts");
    }

    @Test
    @Tag("B23")
    @Tag("B24")
    void aTableThatIsSplitKeepsItsRowsUntilTheDropOfTheMovedColumnsIsAccepted() {
        TableDeclaration users = tableWithId("users");
        Comparison comparison = compare(
                schema(users.column("street", text())),
                schema(users, tableWithId("addresses").column("street", text()).foreignKey("id", "users")));

        assertThat(comparison.changes())
                .containsExactly(
                        "create table addresses with addresses_id_fkey, addresses_pkey", "drop column users.street");
        assertThat(comparison.onlineHazards()).containsExactly("! drop-column:users.street");
    }

    @Test
    @Tag("E19")
    void aMarkerThatHasDoneItsWorkIsANote() {
        Comparison comparison = compare(plain("turfs"), plain("turfs").was("cuts"));

        assertThat(comparison.findings()).containsExactly("spent marker: turfs <- cuts");
        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.isClear()).isTrue();
    }

    @Test
    @Tag("E19")
    void aMarkerIsSpentThoughItsNameIsUsedAgain() {
        Declared released = schema(plain("turfs"), plain("cuts").java("org.example.Haircut"));

        assertThat(compare(
                                released,
                                schema(plain("turfs").was("cuts"), plain("cuts").java("org.example.Haircut")))
                        .findings())
                .containsExactly("spent marker: turfs <- cuts");
    }

    @Test
    @Tag("E19")
    void markersInTheFirstMigrationOfAllAreSpent() {
        assertThat(compare(schema(), schema(plain("turfs").was("cuts"))).findings())
                .containsExactly("spent marker: turfs <- cuts");
    }
}
