package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.arrayOfEnum;
import static dev.dunlin.schema.scenario.ColumnDeclaration.enumOf;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.EnumDeclaration.enumType;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Enum types and their labels. */
class EnumTest {
    private static final EnumDeclaration MOOD = enumType("mood", "GOOD", "BAD");
    private static final TableDeclaration PEOPLE =
            table("people").column("id", uuid()).column("mood", enumOf("mood"));

    private static Comparison ofLabels(EnumDeclaration before, EnumDeclaration after) {
        return compare(schema(before, PEOPLE), schema(after, PEOPLE));
    }

    @Test
    @Tag("M01")
    @Tag("P13")
    void aTypeIsCreatedBeforeAndDroppedAfterTheTableThatUsesIt() {
        assertThat(compare(schema(), schema(MOOD, PEOPLE)).changes())
                .containsExactly("create enum mood [GOOD, BAD]", "create table people");
        assertThat(compare(schema(MOOD, PEOPLE), schema()).changes())
                .containsExactly("drop table people", "drop enum mood");
    }

    static Stream<Arguments> newLabels() {
        return Stream.of(
                argumentSet("M03 at the end", new String[] {"GOOD", "BAD", "SAD"}, new String[] {"add label mood.SAD"}),
                argumentSet("M05 at the beginning", new String[] {"SAD", "GOOD", "BAD"}, new String[] {
                    "add label mood.SAD before GOOD"
                }),
                argumentSet("M05 in the middle", new String[] {"GOOD", "SAD", "BAD"}, new String[] {
                    "add label mood.SAD before BAD"
                }),
                argumentSet(
                        "M05 several, some after each other",
                        new String[] {"A", "GOOD", "B", "C", "BAD", "D"},
                        new String[] {
                            "add label mood.A before GOOD",
                            "add label mood.B before BAD",
                            "add label mood.C before BAD",
                            "add label mood.D"
                        }));
    }

    @ParameterizedTest
    @MethodSource("newLabels")
    void standsWhereItIsDeclared(String[] labels, String[] changes) {
        Comparison comparison = ofLabels(MOOD, enumType("mood", labels));

        assertThat(comparison.changes()).containsExactly(changes);
        assertThat(comparison.onlineHazards()).isEmpty();
        assertThat(comparison.online()).isEqualTo(comparison.offline()).startsWith("transaction\n");
    }

    @Test
    @Tag("M04")
    @Tag("G11")
    void aNewLabelIsCommittedBeforeADefaultUsesIt() {
        Comparison comparison = compare(
                schema(MOOD, PEOPLE),
                schema(
                        enumType("mood", "GOOD", "BAD", "SAD"),
                        PEOPLE.column("mood", enumOf("mood").defaultValue("SAD"))));

        assertThat(comparison.online()).isEqualTo("""
                        transaction _labels
                          add label mood.SAD
                        transaction
                          alter column people.mood: value no default -> default 'SAD'""").isEqualTo(comparison.offline());
        comparison.worksOnAServer();
    }

    static Stream<Arguments> uses() {
        EnumDeclaration mood = enumType("mood", "GOOD", "BAD", "SAD");
        return Stream.of(
                argumentSet(
                        "M04 the default of a new table",
                        mood,
                        table("pets").column("mood", enumOf("mood").defaultValue("SAD"))),
                argumentSet(
                        "M04 the check of a new table",
                        mood,
                        table("pets").column("mood", enumOf("mood")).check("pets_check", "mood <> 'SAD'")),
                argumentSet(
                        "M04 a new column",
                        mood,
                        PEOPLE.column("past", enumOf("mood").defaultValue("SAD"))),
                argumentSet(
                        "M04 the default of an array",
                        mood,
                        PEOPLE.column("past", arrayOfEnum("mood").defaultValue("{GOOD,SAD}"))),
                argumentSet(
                        "M04 an expression",
                        mood,
                        PEOPLE.column("past", enumOf("mood").defaultSql("'SAD'::mood"))),
                argumentSet(
                        "M04 V10 a backfill",
                        mood,
                        PEOPLE.column("past", enumOf("mood").backfill("'SAD'"))),
                argumentSet("M04 a check", mood, PEOPLE.check("people_check", "mood <> 'SAD'")));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void needsTheNewLabelToBeCommitted(EnumDeclaration mood, TableDeclaration using) {
        Declared before = schema(MOOD, PEOPLE);
        Declared after = using.isNamed("people") ? schema(mood, using) : schema(mood, PEOPLE, using);

        Comparison comparison = compare(before, after);

        assertThat(comparison.offline()).startsWith("transaction _labels\n  add label mood.SAD\ntransaction\n");
        assertThat(comparison.online()).startsWith("transaction _labels\n  add label mood.SAD\ntransaction\n");
    }

    @Test
    @Tag("M04")
    void theConditionOfAnIndexThatIsBuiltConcurrentlyComesAfterTheCommitAnyway() {
        Comparison comparison = compare(
                schema(MOOD, PEOPLE),
                schema(
                        enumType("mood", "GOOD", "BAD", "SAD"),
                        PEOPLE.index(indexOn("id").where("mood = 'SAD'"))));

        assertThat(comparison.offline()).isEqualTo("""
                        transaction _labels
                          add label mood.SAD
                        transaction
                          add index people.people_id_idx
                            ~ build-index:people.people_id_idx""");
        assertThat(comparison.online()).isEqualTo("""
                        transaction _labels
                          add label mood.SAD
                        statements
                          add index people.people_id_idx""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("M04")
    void aTextThatMerelyLooksLikeTheLabelIsNoUse() {
        Comparison comparison = compare(
                schema(MOOD, PEOPLE),
                schema(
                        enumType("mood", "GOOD", "BAD", "SAD"),
                        PEOPLE.column("motto", text().defaultValue("SAD BUT TRUE"))));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          add label mood.SAD
                          add column people.motto text default 'SAD BUT TRUE'""");
    }

    @Test
    @Tag("M06")
    void aMarkerRenamesALabelAndDefaultsFollow() {
        Comparison comparison = compare(
                schema(MOOD, PEOPLE.column("mood", enumOf("mood").defaultValue("BAD"))),
                schema(
                        enumType("mood", "GOOD", "SAD").label("SAD", "BAD"),
                        PEOPLE.column("mood", enumOf("mood").defaultValue("SAD"))));

        assertThat(comparison.changesToTheDatabase()).containsExactly("rename label mood.BAD -> SAD");
        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.onlineHazards()).containsExactly("! rename-label:mood.BAD");
        assertThat(comparison.offlineHazards()).containsExactly("~ rename-label:mood.BAD");
    }

    @Test
    @Tag("M06")
    void anotherTextOfTheSameConstantIsARename() {
        Comparison comparison = ofLabels(MOOD, enumType("mood", "GOOD", "bad").constant("bad", "BAD"));

        assertThat(comparison.changes()).containsExactly("rename label mood.BAD -> bad");
    }

    @Test
    @Tag("M06")
    void twoLabelsSwapTheirTexts() {
        Comparison comparison = ofLabels(
                MOOD,
                enumType("mood", "BAD", "GOOD")
                        .constant("BAD", "GOOD")
                        .constant("GOOD", "BAD")
                        .label("BAD", "GOOD")
                        .label("GOOD", "BAD"));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "rename label mood.BAD -> dunlin_tmp_label_0",
                        "rename label mood.GOOD -> BAD",
                        "rename label mood.dunlin_tmp_label_0 -> GOOD");
        assertThat(comparison.onlineHazards()).containsExactly("! rename-label:mood.BAD", "! rename-label:mood.GOOD");
    }

    @Test
    @Tag("M07")
    void aLabelGoneBesideANewOneIsForTheAuthorToDecide() {
        Comparison comparison = ofLabels(MOOD, enumType("mood", "GOOD", "SAD"));

        assertThat(comparison.findings()).containsExactly("ambiguous: mood.SAD <- BAD");
        assertThat(comparison.openFindings("drop-label:mood.BAD")).isEmpty();
    }

    @Test
    @Tag("M08")
    @Tag("M09")
    @Tag("M13")
    @Tag("M22")
    void aLabelThatGoesBuildsTheTypeAnewForAllItsColumns() {
        TableDeclaration pets = table("pets").column("moods", arrayOfEnum("mood"));
        Comparison comparison =
                compare(schema(enumType("mood", "GOOD", "BAD", "SAD"), PEOPLE, pets), schema(MOOD, PEOPLE, pets));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          replace labels mood: [GOOD, BAD, SAD] -> [GOOD, BAD]
                            ! drop-label:mood.SAD
                            ! rewrite-table:people.mood
                            ! rewrite-table:pets.moods""");
        assertThat(comparison.offlineHazards())
                .containsExactly("! drop-label:mood.SAD", "~ rewrite-table:people.mood", "~ rewrite-table:pets.moods");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("M10")
    void whatComparesTheLabelsIsTakenAwayWhileTheTypeIsBuiltAnew() {
        TableDeclaration people = PEOPLE.check("people_check", "mood <> 'BAD'")
                .index(indexOn("id").where("mood = 'GOOD'"))
                .column("is_good", ColumnDeclaration.bool().generatedAs("mood = 'GOOD'"));
        Comparison comparison = compare(schema(enumType("mood", "GOOD", "BAD", "SAD"), people), schema(MOOD, people));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop check people.people_check",
                        "drop index people.people_id_idx",
                        "replace labels mood: [GOOD, BAD, SAD] -> [GOOD, BAD]",
                        "add index people.people_id_idx",
                        "add check people.people_check");
        assertThat(comparison.onlineHazards())
                .contains("! drop-label:mood.SAD", "! rewrite-table:people.mood")
                .noneMatch(hazard -> hazard.contains("add-check"));
        comparison.worksOnAServer();
    }

    @Test
    @Tag("M10")
    @Tag("M13")
    void aTableThatGoesDoesNotWaitForTheNewLabels() {
        TableDeclaration pets = table("pets").column("mood", enumOf("mood")).check("pets_check", "mood <> 'SAD'");
        Comparison comparison =
                compare(schema(enumType("mood", "GOOD", "BAD", "SAD"), PEOPLE, pets), schema(MOOD, PEOPLE));

        assertThat(comparison.changes())
                .containsExactly("drop table pets", "replace labels mood: [GOOD, BAD, SAD] -> [GOOD, BAD]");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("M09")
    void theDefaultThatGoesWithItsLabelIsChangedAtOnce() {
        Comparison comparison = compare(
                schema(
                        enumType("mood", "GOOD", "BAD", "SAD"),
                        PEOPLE.column("mood", enumOf("mood").defaultValue("SAD"))),
                schema(MOOD, PEOPLE.column("mood", enumOf("mood").defaultValue("BAD"))));

        assertThat(comparison.changes())
                .containsExactly(
                        "replace labels mood: [GOOD, BAD, SAD] -> [GOOD, BAD]",
                        "alter column people.mood: value default 'SAD' -> default 'BAD'");
    }

    @Test
    @Tag("M11")
    @Tag("M17")
    void theOrderOfLabelsAloneIsNoDifference() {
        assertThat(ofLabels(MOOD, enumType("mood", "BAD", "GOOD")).changes()).isEmpty();
    }

    @Test
    @Tag("M11")
    void theOrderOfLabelsIsADifferenceIfItMatters() {
        Comparison comparison = ofLabels(MOOD, enumType("mood", "BAD", "GOOD").inOrder());

        assertThat(comparison.changes()).containsExactly("replace labels mood: [GOOD, BAD] -> [BAD, GOOD]");
        assertThat(comparison.onlineHazards()).containsExactly("! rewrite-table:people.mood");
    }

    @Test
    @Tag("M12")
    @Tag("M21")
    void aRenamedTypeTakesItsColumnsAndDefaultsAlong() {
        TableDeclaration people = PEOPLE.column("mood", enumOf("mood").defaultValue("BAD"));
        TableDeclaration renamed = PEOPLE.column("mood", enumOf("feeling").defaultValue("BAD"));
        Comparison byMarker = compare(
                schema(MOOD, people), schema(enumType("feeling", "GOOD", "BAD").was("mood"), renamed));
        Comparison byIdentity = compare(
                schema(MOOD, people), schema(enumType("feeling", "GOOD", "BAD").java("org.example.Mood"), renamed));

        assertThat(byMarker.changesToTheDatabase())
                .containsExactly("rename enum mood -> feeling")
                .isEqualTo(byIdentity.changesToTheDatabase());
        assertThat(byMarker.onlineHazards()).containsExactly("! rename-enum:mood");
        assertThat(byMarker.offlineHazards()).containsExactly("~ rename-enum:mood");
        assertThat(compare(schema(MOOD, people), schema(MOOD.java("org.example.People$Mood"), people))
                        .isPending())
                .isFalse();
    }

    @Test
    @Tag("M12")
    void anotherTypeOfTheSameLabelsIsConvertedOnlyIfThatIsAccepted() {
        Comparison comparison = compare(
                schema(MOOD, PEOPLE),
                schema(enumType("feeling", "GOOD", "BAD"), PEOPLE.column("mood", enumOf("feeling"))));

        assertThat(comparison.changes())
                .containsExactly(
                        "create enum feeling [GOOD, BAD]",
                        "alter column people.mood: type mood -> feeling",
                        "drop enum mood");
        assertThat(comparison.onlineHazards())
                .containsExactly("! convert-type:people.mood", "! rewrite-table:people.mood");
    }

    @Test
    @Tag("M14")
    void aTypeThatNothingUsesGoesWithoutDanger() {
        Comparison comparison = compare(schema(MOOD), schema());

        assertThat(comparison.online()).isEqualTo("transaction\n  drop enum mood");
    }

    @Test
    @Tag("M20")
    void typesOfOneNameInTwoNamespacesAreTwo() {
        assertThat(compare(
                                schema(enumType("app.mood", "GOOD")),
                                schema(enumType("app.mood", "GOOD"), enumType("geo.mood", "GOOD")))
                        .changes())
                .containsExactly("create enum geo.mood [GOOD]");
    }

    @Test
    @Tag("M12")
    @Tag("P12")
    void aTypeMayTakeTheNameOfADroppedOne() {
        Comparison comparison = compare(
                schema(
                        enumType("a", "X").java("A"),
                        enumType("b", "Y").java("B"),
                        table("t").column("c", enumOf("a"))),
                schema(enumType("b", "X").java("A").was("a"), table("t").column("c", enumOf("b"))));

        assertThat(comparison.changes())
                .containsExactly(
                        "rename enum b -> dunlin_old_type_0", "rename enum a -> b", "drop enum dunlin_old_type_0");
        assertThat(comparison.onlineHazards()).containsExactly("! rename-enum:a");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("O09")
    void commentsComeChangeAndGoWithoutDanger() {
        assertThat(compare(schema(MOOD), schema(MOOD.comment("How it feels"))).online())
                .isEqualTo("transaction\n  comment on enum mood: null -> How it feels");
    }

    @Test
    @Tag("O08")
    void anExtensionIsThereBeforeTheTypeItBringsAndStaysWhenItIsNoLongerNeeded() {
        Declared with = schema(Declared.extension("citext"), table("t").column("c", ColumnDeclaration.type("citext")));

        assertThat(compare(schema(), with).changes()).containsExactly("add extension citext", "create table t");
        assertThat(compare(with, schema(table("t").column("c", ColumnDeclaration.type("citext"))))
                        .isPending())
                .isFalse();
    }
}
