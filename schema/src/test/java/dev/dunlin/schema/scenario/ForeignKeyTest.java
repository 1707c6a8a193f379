package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.model.Constraint.Action.CASCADE;
import static dev.dunlin.schema.model.Constraint.Action.SET_NULL;
import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.enumOf;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.EnumDeclaration.enumType;
import static dev.dunlin.schema.scenario.ForeignKeyDeclaration.foreignKey;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.dunlin.schema.model.Constraint;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Foreign keys that come, go and change, and the keys they refer to. */
class ForeignKeyTest {
    private static final TableDeclaration CUTS = tableWithId("cuts");
    private static final TableDeclaration SHIFTS = tableWithId("shifts").column("cut_id", uuid());

    private static Comparison ofShifts(TableDeclaration before, TableDeclaration after) {
        return compare(schema(CUTS, before), schema(CUTS, after));
    }

    @Test
    @Tag("J01")
    void aForeignKeyHoldsNewRowsAtOnceAndOldOnesAreLookedAtAfterwards() {
        Comparison comparison = ofShifts(SHIFTS, SHIFTS.foreignKey("cut_id", "cuts"));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          add foreign key shifts.shifts_cut_id_fkey not valid
                            ! add-foreign-key:shifts.shifts_cut_id_fkey
                        statements _online
                          validate shifts.shifts_cut_id_fkey""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          add foreign key shifts.shifts_cut_id_fkey
                            ! add-foreign-key:shifts.shifts_cut_id_fkey
                            ~ scan-table:shifts.shifts_cut_id_fkey""");
    }

    @Test
    @Tag("J01")
    void aForeignKeyForNewRowsOnlyMeetsNoOldOnes() {
        Comparison comparison = ofShifts(
                SHIFTS, SHIFTS.foreignKey(foreignKey("cut_id").to("cuts", "id").notValid()));

        assertThat(comparison.online())
                .isEqualTo("transaction\n  add foreign key shifts.shifts_cut_id_fkey not valid")
                .isEqualTo(comparison.offline());
    }

    @Test
    @Tag("J01")
    void aForeignKeyThatIsForAllRowsFromNowOnIsValidated() {
        ForeignKeyDeclaration key = foreignKey("cut_id").to("cuts", "id");
        Comparison comparison = ofShifts(SHIFTS.foreignKey(key.notValid()), SHIFTS.foreignKey(key));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          validate shifts.shifts_cut_id_fkey
                            ! add-foreign-key:shifts.shifts_cut_id_fkey""");
    }

    @Test
    @Tag("J02")
    void aForeignKeyGoesAndItsColumnStays() {
        Comparison comparison = ofShifts(SHIFTS.foreignKey("cut_id", "cuts"), SHIFTS);

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop foreign key shifts.shifts_cut_id_fkey
                            ~ lock-referenced:shifts.shifts_cut_id_fkey""");
        assertThat(comparison.offline()).isEqualTo("transaction\n  drop foreign key shifts.shifts_cut_id_fkey");
    }

    @Test
    @Tag("J03")
    void anotherNameAloneRenamesTheForeignKey() {
        ForeignKeyDeclaration key = foreignKey("cut_id").to("cuts", "id");
        Comparison comparison = ofShifts(SHIFTS.foreignKey(key), SHIFTS.foreignKey(key.named("where_it_is")));

        assertThat(comparison.changes()).containsExactly("rename constraint shifts.shifts_cut_id_fkey -> where_it_is");
    }

    @Test
    @Tag("J04")
    @Tag("J06")
    void anotherActionMeetsNoRowsThatDisagree() {
        ForeignKeyDeclaration key = foreignKey("cut_id").to("cuts", "id");
        Comparison action = ofShifts(SHIFTS.foreignKey(key), SHIFTS.foreignKey(key.onDelete(CASCADE)));
        Comparison columns = ofShifts(
                SHIFTS.foreignKey(key.onDelete(SET_NULL)), SHIFTS.foreignKey(key.onDelete(SET_NULL, "cut_id")));

        assertThat(action.online()).isEqualTo("""
                        transaction
                          drop foreign key shifts.shifts_cut_id_fkey
                            ~ lock-referenced:shifts.shifts_cut_id_fkey
                          add foreign key shifts.shifts_cut_id_fkey not valid
                        statements _online
                          validate shifts.shifts_cut_id_fkey""").isEqualTo(columns.online());
        assertThat(action.offlineHazards()).containsExactly("~ scan-table:shifts.shifts_cut_id_fkey");
    }

    @Test
    @Tag("J06")
    void whenItIsCheckedChangesInPlace() {
        ForeignKeyDeclaration key = foreignKey("cut_id").to("cuts", "id");

        Comparison comparison = ofShifts(
                SHIFTS.foreignKey(key.notValid()),
                SHIFTS.foreignKey(key.notValid().initiallyDeferred().comment("Later")));

        assertThat(comparison.online())
                .isEqualTo("transaction\n  alter foreign key shifts.shifts_cut_id_fkey:"
                        + " deferral NOT_DEFERRABLE -> INITIALLY_DEFERRED comment null -> Later")
                .isEqualTo(comparison.offline());
    }

    @Test
    @Tag("J06")
    void aKeyThatIsCheckedLaterAndValidFromNowOnIsAlteredAndValidated() {
        ForeignKeyDeclaration key = foreignKey("cut_id").to("cuts", "id");

        Comparison comparison = ofShifts(SHIFTS.foreignKey(key.notValid()), SHIFTS.foreignKey(key.initiallyDeferred()));

        assertThat(comparison.changes())
                .containsExactly(
                        "alter foreign key shifts.shifts_cut_id_fkey: deferral NOT_DEFERRABLE -> INITIALLY_DEFERRED",
                        "validate shifts.shifts_cut_id_fkey");
    }

    @Test
    @Tag("J07")
    @Tag("J24")
    @Tag("P09")
    @Tag("K07")
    void aForeignKeyTurnsToAnotherTableBeforeTheOldOneIsDropped() {
        Comparison comparison = compare(
                schema(CUTS, SHIFTS.foreignKey("cut_id", "cuts")),
                schema(tableWithId("turfs").column("note", text()), SHIFTS.foreignKey("cut_id", "turfs")));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop foreign key shifts.shifts_cut_id_fkey",
                        "create table turfs with turfs_pkey",
                        "add foreign key shifts.shifts_cut_id_fkey",
                        "drop table cuts");
        assertThat(comparison.onlineHazards())
                .containsExactly("! add-foreign-key:shifts.shifts_cut_id_fkey", "! drop-table:cuts");
    }

    @Test
    @Tag("J08")
    @Tag("P07")
    void aKeyIsThereBeforeTheForeignKeyThatRefersToIt() {
        TableDeclaration cuts = CUTS.column("code", text());
        TableDeclaration shifts = tableWithId("shifts").column("cut_code", text());
        Comparison comparison = compare(
                schema(cuts, shifts),
                schema(
                        cuts.unique("code"),
                        shifts.foreignKey(foreignKey("cut_code").to("cuts", "code"))));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add unique index cuts.cuts_code_key
                            ! add-unique:cuts.cuts_code_key
                          promote index cuts.cuts_code_key to unique
                          add foreign key shifts.shifts_cut_code_fkey not valid
                            ! add-foreign-key:shifts.shifts_cut_code_fkey
                          validate shifts.shifts_cut_code_fkey""");
        assertThat(comparison.changes())
                .containsExactly("add unique cuts.cuts_code_key", "add foreign key shifts.shifts_cut_code_fkey");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("J08")
    @Tag("P07")
    void aNewTableWaitsWithItsForeignKeyForAKeyThatIsBuiltConcurrently() {
        TableDeclaration cuts = CUTS.column("code", text());
        TableDeclaration shifts = tableWithId("shifts")
                .column("cut_code", text())
                .foreignKey(foreignKey("cut_code").to("cuts", "code"));
        Comparison comparison = compare(schema(cuts), schema(cuts.unique("code"), shifts));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          create table shifts with shifts_pkey
                        statements _online
                          add unique index cuts.cuts_code_key
                            ! add-unique:cuts.cuts_code_key
                          promote index cuts.cuts_code_key to unique
                          add foreign key shifts.shifts_cut_code_fkey""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("J08")
    void aTableThatIsNotOnlineWaitsWithItsForeignKeyForAKeyThatIsBuiltConcurrently() {
        TableDeclaration cuts = CUTS.column("code", text());
        TableDeclaration shifts =
                tableWithId("shifts").column("cut_code", text()).online(false);
        Comparison comparison = compare(
                schema(cuts, shifts),
                schema(
                        cuts.unique("code"),
                        shifts.foreignKey(foreignKey("cut_code").to("cuts", "code"))));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add unique index cuts.cuts_code_key
                            ! add-unique:cuts.cuts_code_key
                          promote index cuts.cuts_code_key to unique
                          add foreign key shifts.shifts_cut_code_fkey
                            ! add-foreign-key:shifts.shifts_cut_code_fkey
                            ~ scan-table:shifts.shifts_cut_code_fkey""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("J08")
    void aForeignKeyTakesHoldOfTheIndexThatStays() {
        TableDeclaration cuts = CUTS.column("code", text());
        TableDeclaration shifts = tableWithId("shifts").column("cut_code", text());
        TableDeclaration reference = shifts.foreignKey(foreignKey("cut_code").to("cuts", "code"));
        Comparison comparison = compare(
                schema(cuts.index(indexOn("code").unique().named("old_idx")), shifts),
                schema(
                        cuts.unique("code")
                                .index(indexOn("code").unique().include("id").named("new_idx")),
                        reference));

        assertThat(comparison.online()).doesNotContain("drop index");
        comparison.worksOnAServer();
    }

    static Stream<Arguments> keysThatIncludeAColumn() {
        Constraint.Unique unique = new Constraint.Unique(
                "cuts_code_key", List.of("code"), List.of("state"), false, Constraint.Deferral.NOT_DEFERRABLE);
        return Stream.of(
                argumentSet("a constraint", CUTS.column("code", text()).constraint(unique)),
                argumentSet(
                        "an index",
                        CUTS.column("code", text())
                                .index(indexOn("code").unique().include("state").named("cuts_code_idx"))));
    }

    @ParameterizedTest
    @MethodSource("keysThatIncludeAColumn")
    void aForeignKeyStandsAsideWhenAnIncludedColumnGetsAnotherType(TableDeclaration cuts) {
        TableDeclaration shifts = tableWithId("shifts")
                .column("cut_code", text())
                .foreignKey(foreignKey("cut_code").to("cuts", "code"));
        Comparison comparison = compare(
                schema(cuts.column("state", integer()), shifts), schema(cuts.column("state", bigint()), shifts));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop foreign key shifts.shifts_cut_code_fkey",
                        "alter column cuts.state: type integer -> bigint",
                        "add foreign key shifts.shifts_cut_code_fkey");
        comparison.worksOnAServer();
    }

    @ParameterizedTest
    @MethodSource("keysThatIncludeAColumn")
    void aForeignKeyStandsAsideWhenTheTypeOfAnIncludedColumnIsBuiltAnew(TableDeclaration cuts) {
        TableDeclaration shifts = tableWithId("shifts")
                .column("cut_code", text())
                .foreignKey(foreignKey("cut_code").to("cuts", "code"));
        TableDeclaration kept = cuts.column("state", enumOf("state"));

        compare(
                        schema(enumType("state", "NEW", "OLD"), kept, shifts),
                        schema(enumType("state", "NEW", "OLD", "GONE"), kept, shifts))
                .worksOnAServer();
        compare(schema(enumType("state", "NEW", "OLD"), kept, shifts), schema(enumType("state", "NEW"), kept, shifts))
                .worksOnAServer();
    }

    @Test
    @Tag("J09")
    void aCompositeForeignKeyIsOneChange() {
        TableDeclaration parents =
                table("parents").column("a", uuid()).column("b", uuid()).primaryKey("a", "b");
        TableDeclaration children = table("children").column("x", uuid()).column("y", uuid());
        Declared without = schema(parents, children);
        Declared with = schema(parents, children.foreignKey(foreignKey("x", "y").to("parents", "a", "b")));

        assertThat(compare(without, with).changes()).containsExactly("add foreign key children.children_x_y_fkey");
        assertThat(compare(with, without).changes()).containsExactly("drop foreign key children.children_x_y_fkey");
    }

    @Test
    @Tag("J09")
    void theSamePairsInAnotherOrderMeetNoRowsThatDisagree() {
        TableDeclaration parents =
                table("parents").column("a", uuid()).column("b", uuid()).primaryKey("a", "b");
        TableDeclaration children = table("children").column("x", uuid()).column("y", uuid());
        Comparison comparison = compare(
                schema(parents, children.foreignKey(foreignKey("x", "y").to("parents", "a", "b"))),
                schema(parents, children.foreignKey(foreignKey("y", "x").to("parents", "b", "a"))));

        assertThat(comparison.onlineHazards()).containsExactly("~ lock-referenced:children.children_x_y_fkey");
    }

    @Test
    @Tag("C16")
    @Tag("J09")
    void aFullMatchMeetsRowsThatHaveOnlyTheOtherColumn() {
        TableDeclaration parents =
                table("parents").column("a", uuid()).column("b", uuid()).primaryKey("a", "b");
        TableDeclaration children = table("children").column("x", uuid());
        ForeignKeyDeclaration key = foreignKey("x", "y").to("parents", "a", "b");
        Declared before = schema(parents, children);

        assertThat(compare(
                                before,
                                schema(
                                        parents,
                                        children.column("y", uuid().nullable()).foreignKey(key)))
                        .onlineHazards())
                .isEmpty();
        assertThat(compare(
                                before,
                                schema(
                                        parents,
                                        children.column("y", uuid().nullable()).foreignKey(key.matchFull())))
                        .onlineHazards())
                .containsExactly("! add-foreign-key:children.children_x_y_fkey");
    }

    @Test
    @Tag("J10")
    void tablesOfOneNameInTwoNamespacesAreTwo() {
        TableDeclaration one = tableWithId("app.cuts");
        TableDeclaration other = tableWithId("geo.cuts");
        Comparison comparison = compare(
                schema(one, other, SHIFTS.foreignKey("cut_id", "app.cuts")),
                schema(one, other, SHIFTS.foreignKey("cut_id", "geo.cuts")));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop foreign key shifts.shifts_cut_id_fkey", "add foreign key shifts.shifts_cut_id_fkey");
    }

    @Test
    @Tag("J17")
    @Tag("J04")
    void aRequiredRelationBecomesOptional() {
        Comparison comparison = ofShifts(
                SHIFTS.foreignKey("cut_id", "cuts"),
                SHIFTS.column("cut_id", uuid().nullable())
                        .foreignKey(foreignKey("cut_id").to("cuts", "id").onDelete(SET_NULL)));

        assertThat(comparison.onlineHazards()).containsExactly("~ lock-referenced:shifts.shifts_cut_id_fkey");
        assertThat(comparison.changes()).contains("alter column shifts.cut_id: null false -> true");
    }

    @Test
    @Tag("J20")
    @Tag("J21")
    void aRelationToOneAtMostGainsAndLosesItsUniqueConstraint() {
        TableDeclaration many = SHIFTS.foreignKey("cut_id", "cuts");
        TableDeclaration one = many.unique("cut_id");

        assertThat(ofShifts(many, one).onlineHazards()).containsExactly("! add-unique:shifts.shifts_cut_id_key");
        assertThat(ofShifts(one, many).changes()).containsExactly("drop unique shifts.shifts_cut_id_key");
    }

    @Test
    @Tag("J22")
    void theIndexOfARelationIsAnIndexLikeAnyOther() {
        TableDeclaration indexed = SHIFTS.foreignKey("cut_id", "cuts").index("cut_id");

        assertThat(ofShifts(SHIFTS, indexed).changes())
                .containsExactly("add index shifts.shifts_cut_id_idx", "add foreign key shifts.shifts_cut_id_fkey");
        assertThat(ofShifts(indexed, SHIFTS.foreignKey("cut_id", "cuts")).changes())
                .containsExactly("drop index shifts.shifts_cut_id_idx");
    }

    @Test
    @Tag("J25")
    void twoForeignKeysOverTheSameColumnAreKeptApart() {
        TableDeclaration zones = tableWithId("zones");
        TableDeclaration both = SHIFTS.foreignKey(
                        foreignKey("cut_id").to("cuts", "id").named("a_fkey"))
                .foreignKey(foreignKey("cut_id").to("zones", "id").named("b_fkey"));
        TableDeclaration turned = SHIFTS.foreignKey(
                        foreignKey("cut_id").to("cuts", "id").named("a_fkey"))
                .foreignKey(foreignKey("cut_id").to("zones", "id").named("c_fkey"));

        assertThat(compare(schema(CUTS, zones, both), schema(CUTS, zones, turned))
                        .changes())
                .containsExactly("rename constraint shifts.b_fkey -> c_fkey");
    }

    @Test
    @Tag("K08")
    @Tag("K14")
    void aTableMayReferToOneTableTwice() {
        TableDeclaration friends = table("friends")
                .column("from_id", uuid())
                .column("to_id", uuid())
                .primaryKey("from_id", "to_id")
                .foreignKey("from_id", "users")
                .foreignKey("to_id", "users");

        assertThat(compare(schema(), schema(tableWithId("users"), friends)).changes())
                .containsExactly(
                        "create table users with users_pkey",
                        "create table friends with friends_from_id_fkey, friends_pkey, friends_to_id_fkey");
    }

    @Test
    @Tag("K13")
    void aJoinTableGainsAColumnOfItsOwn() {
        TableDeclaration join =
                table("a_b").column("a", uuid()).column("b", uuid()).primaryKey("a", "b");

        assertThat(compare(join, join.column("rank", integer().nullable())).changes())
                .containsExactly("add column a_b.rank integer null");
    }
}
