package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
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

/** Tables that come, go, and change as a whole. */
class CreateAndDropTableTest {
    private static final TableDeclaration CUTS = tableWithId("cuts");
    private static final TableDeclaration SHIFTS =
            tableWithId("shifts").column("cut_id", uuid().nullable()).foreignKey("cut_id", "cuts");

    @Test
    @Tag("A01")
    @Tag("A03")
    @Tag("A04")
    void aNewTableComesWithItsKeysChecksAndIndexesInOnePlainStatementEach() {
        TableDeclaration locations = tableWithId("locations")
                .column("code", text())
                .column("floors", integer())
                .unique("code")
                .check("locations_floors_check", "floors > 0")
                .index("floors")
                .index(indexOn("code").unique().where("floors > 3").named("tall_idx"));

        Comparison comparison = compare(schema(CUTS), schema(CUTS, locations));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          create table locations with locations_code_key, locations_floors_check, locations_pkey, \
                        locations_floors_idx, tall_idx""").isEqualTo(comparison.offline());
    }

    @Test
    @Tag("A02")
    @Tag("P01")
    void theFirstMigrationCreatesReferencedTablesFirstAndOtherwiseGoesByName() {
        Declared wanted = schema(
                tableWithId("addresses").column("cut_id", uuid()).foreignKey("cut_id", "cuts"),
                tableWithId("zones"),
                CUTS,
                tableWithId("badges").column("address_id", uuid()).foreignKey("address_id", "addresses"));

        assertThat(compare(schema(), wanted).online()).isEqualTo("""
                        transaction
                          create table cuts with cuts_pkey
                          create table addresses with addresses_cut_id_fkey, addresses_pkey
                          create table badges with badges_address_id_fkey, badges_pkey
                          create table zones with zones_pkey""");
    }

    @Test
    @Tag("A06")
    void aTableNeedsNoPrimaryKeyAsFarAsTheEngineIsConcerned() {
        assertThat(compare(schema(), schema(table("log").column("line", text())))
                        .changes())
                .containsExactly("create table log");
    }

    @Test
    @Tag("A10")
    @Tag("J13")
    void aTableThatIsNotManagedIsNeverTouchedAndCanBeReferredTo() {
        TableDeclaration accounts = tableWithId("billing.accounts").unmanaged();
        TableDeclaration users = tableWithId("users").column("account_id", uuid().nullable());

        Comparison comparison = compare(
                schema(users, accounts),
                schema(
                        users.foreignKey(foreignKey("account_id").to("billing.accounts", "id")),
                        accounts.column("iban", text())));

        assertThat(comparison.changesToTheDatabase()).containsExactly("add foreign key users.users_account_id_fkey");
    }

    @Test
    @Tag("A11")
    void aTableThatIsNoLongerManagedIsKeptAndMakesNoMigration() {
        Comparison comparison = compare(
                SHIFTS.without("shifts_cut_id_fkey"),
                SHIFTS.without("shifts_cut_id_fkey", "cut_id").unmanaged());

        assertThat(comparison.changes()).containsExactly("leave table shifts");
        assertThat(comparison.isPending()).isFalse();
    }

    @Test
    @Tag("A12")
    void aTableThatIsManagedAgainIsTakenAsItWasAndThenChanged() {
        Comparison comparison = compare(CUTS.unmanaged(), CUTS.column("name", text().nullable()));

        assertThat(comparison.changes()).containsExactly("manage table cuts", "add column cuts.name text null");
    }

    @Test
    @Tag("A12")
    void aTableThatTheHistoryNeverManagedIsCreatedWhenItBecomesManaged() {
        assertThat(compare(schema(), schema(CUTS)).changes()).containsExactly("create table cuts with cuts_pkey");
    }

    @Test
    @Tag("A14")
    @Tag("A19")
    void aDeletedRecordDropsItsTableOnlyIfThatIsAccepted() {
        Comparison comparison = compare(schema(CUTS), schema());

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop table cuts
                            ! drop-table:cuts""").isEqualTo(comparison.offline());
        assertThat(comparison.isClear()).isFalse();
        assertThat(comparison.isClear("drop-table:cuts")).isTrue();
    }

    @Test
    @Tag("A15")
    @Tag("D04")
    void aForeignKeyOfAKeptTableGoesBeforeTheTableItRefersTo() {
        Comparison comparison = compare(schema(CUTS, SHIFTS), schema(SHIFTS.without("shifts_cut_id_fkey", "cut_id")));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop foreign key shifts.shifts_cut_id_fkey", "drop column shifts.cut_id", "drop table cuts");
    }

    @Test
    @Tag("A16")
    @Tag("K04")
    void referringTablesAreDroppedBeforeTheOnesTheyReferTo() {
        TableDeclaration visits =
                tableWithId("calls").column("shift_id", uuid()).foreignKey("shift_id", "shifts");

        assertThat(compare(schema(CUTS, SHIFTS, visits), schema()).changes())
                .containsExactly("drop table calls", "drop table shifts", "drop table cuts");
    }

    @Test
    @Tag("A17")
    void aCycleOfDroppedTablesLosesTheForeignKeysOfOneOfThemFirst() {
        Declared cycle = schema(
                tableWithId("teams").column("lead_id", uuid()).foreignKey("lead_id", "users"),
                tableWithId("users").column("team_id", uuid()).foreignKey("team_id", "teams"));

        assertThat(compare(cycle, schema()).changes())
                .containsExactly("drop foreign key teams.teams_lead_id_fkey", "drop table users", "drop table teams");
    }

    @Test
    @Tag("A17")
    void aDroppedTableToWhichACycleRefersGoesAfterIt() {
        Declared cycle = schema(
                tableWithId("a"),
                tableWithId("b").column("c_id", uuid()).foreignKey("c_id", "c").foreignKey("id", "a"),
                tableWithId("c").column("b_id", uuid()).foreignKey("b_id", "b"));

        assertThat(compare(cycle, schema()).changes())
                .containsExactly(
                        "drop foreign key b.b_c_id_fkey",
                        "drop foreign key b.b_id_fkey",
                        "drop table a",
                        "drop table c",
                        "drop table b");
    }

    @Test
    @Tag("A17")
    @Tag("P04")
    @Tag("K09")
    void aTableThatRefersToItselfIsCreatedAndDroppedInOneStatement() {
        Declared tree = schema(
                tableWithId("nodes").column("parent_id", uuid().nullable()).foreignKey("parent_id", "nodes"));

        assertThat(compare(schema(), tree).changes())
                .containsExactly("create table nodes with nodes_parent_id_fkey, nodes_pkey");
        assertThat(compare(tree, schema()).changes()).containsExactly("drop table nodes");
    }

    @Test
    @Tag("A18")
    void anotherRecordForTheSameTableChangesTheTableSinceSqlNamesComeFirst() {
        TableDeclaration old = table("events").java("org.example.Event").column("happened", text());
        TableDeclaration other = table("events").java("org.example.Concert").column("title", text().nullable());

        Comparison comparison = compare(old, other);

        assertThat(comparison.changes())
                .containsExactly(
                        "add column events.title text null",
                        "drop column events.happened",
                        "identify table events: org.example.Event -> org.example.Concert");
        assertThat(comparison.findings()).containsExactly("ambiguous: events.title <- happened");
        assertThat(comparison.onlineHazards()).containsExactly("! drop-column:events.happened");
    }

    @Test
    @Tag("A20")
    @Tag("R02")
    void aTableThatComesAndGoesWithinOneUnreleasedMigrationLeavesNothing() {
        assertThat(compare(schema(CUTS), schema(CUTS)).changes()).isEmpty();
    }

    @Test
    @Tag("A21")
    void storageParametersChangeWithoutDanger() {
        Comparison comparison = compare(CUTS, CUTS.storage("fillfactor", "70"));

        assertThat(comparison.online())
                .isEqualTo("transaction\n  alter table cuts: storage {} -> {fillfactor=70}")
                .isEqualTo(comparison.offline());
    }

    @Test
    @Tag("A21")
    void aTableThatIsLeftOutOfTheWriteAheadLogIsRewritten() {
        Comparison comparison = compare(CUTS, CUTS.unlogged());

        assertThat(comparison.onlineHazards()).containsExactly("! rewrite-table:cuts");
        assertThat(comparison.offlineHazards()).containsExactly("~ rewrite-table:cuts");
    }

    @Test
    @Tag("A21")
    void whatRefersLeavesTheLogFirstAndComesBackLast() {
        TableDeclaration shifts = table("shifts").column("cut_id", uuid()).foreignKey("cut_id", "cuts");
        Declared logged = schema(CUTS, shifts);
        Declared unlogged = schema(CUTS.unlogged(), shifts.unlogged());

        assertThat(compare(logged, unlogged).worksOnAServer().changes())
                .containsExactly(
                        "alter table shifts: unlogged false -> true", "alter table cuts: unlogged false -> true");
        assertThat(compare(unlogged, logged).worksOnAServer().changes())
                .containsExactly(
                        "alter table cuts: unlogged true -> false", "alter table shifts: unlogged true -> false");
    }

    @Test
    @Tag("A21")
    void aCycleIsOpenedWhileItsTablesLeaveTheLog() {
        TableDeclaration one =
                tableWithId("one").column("two_id", uuid().nullable()).foreignKey("two_id", "two");
        TableDeclaration two =
                tableWithId("two").column("one_id", uuid().nullable()).foreignKey("one_id", "one");
        Declared logged = schema(one, two);
        Declared unlogged = schema(one.unlogged(), two.unlogged());

        assertThat(compare(logged, unlogged).worksOnAServer().changes())
                .containsExactly(
                        "drop foreign key two.two_one_id_fkey",
                        "alter table one: unlogged false -> true",
                        "alter table two: unlogged false -> true",
                        "add foreign key two.two_one_id_fkey");
        compare(unlogged, logged).worksOnAServer();
    }

    @Test
    @Tag("A21")
    void aTableThatGoesDoesNotKeepAnotherOneInTheLog() {
        TableDeclaration shifts = table("shifts").column("cut_id", uuid()).foreignKey("cut_id", "cuts");

        assertThat(compare(schema(CUTS, shifts), schema(CUTS.unlogged()))
                        .worksOnAServer()
                        .changes())
                .containsExactly(
                        "drop foreign key shifts.shifts_cut_id_fkey",
                        "alter table cuts: unlogged false -> true",
                        "drop table shifts");
    }

    @Test
    @Tag("O09")
    void commentsComeChangeAndGoWithoutDanger() {
        TableDeclaration commented = CUTS.comment("Pieces of turf").column("id", uuid().comment("Stable"));

        assertThat(compare(CUTS, commented).changes())
                .containsExactly(
                        "alter column cuts.id: comment null -> Stable",
                        "alter table cuts: comment null -> Pieces of turf");
        assertThat(compare(commented, CUTS).changes())
                .containsExactly(
                        "alter column cuts.id: comment Stable -> null",
                        "alter table cuts: comment Pieces of turf -> null");
        assertThat(compare(commented, CUTS).onlineHazards()).isEmpty();
    }
}
