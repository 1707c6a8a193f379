package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.enumOf;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.numeric;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.type;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.ColumnDeclaration.varchar;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.EnumDeclaration.enumType;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOnExpression;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns that get another type: what it costs, and what may happen to values. */
class ChangeTypeTest {
    private static final TableDeclaration ITEMS = table("items");

    private static Arguments change(String scenario, String from, String to, String... hazards) {
        return argumentSet(scenario + " " + from + " -> " + to, from, to, List.of(hazards));
    }

    static Stream<Arguments> typeChanges() {
        return Stream.of(
                change("F01", "integer", "bigint", "rewrite"),
                change("F02", "bigint", "integer", "convert", "rewrite"),
                change("F03", "varchar(10)", "varchar(20)"),
                change("F03", "varchar(10)", "varchar"),
                change("F03", "varchar(10)", "text"),
                change("F03", "text", "varchar"),
                change("F04", "text", "varchar(10)", "convert", "rewrite"),
                change("F04", "varchar(20)", "varchar(10)", "convert", "rewrite"),
                change("F05", "text", "integer", "convert", "rewrite"),
                change("F06", "integer", "text", "rewrite"),
                change("F07", "boolean", "integer", "rewrite"),
                change("F07", "integer", "boolean", "narrow", "rewrite"),
                change("F08", "timestamp", "timestamptz", "zone", "rewrite"),
                change("F08", "timestamptz", "timestamp", "zone", "rewrite"),
                change("F08", "date", "timestamptz", "zone", "rewrite"),
                change("F09", "numeric(10,4)", "numeric(10,2)", "narrow", "rewrite"),
                change("F09", "numeric(10,2)", "numeric(12,2)"),
                change("F09", "numeric(10,2)", "numeric"),
                change("F09", "numeric", "numeric(10,2)", "narrow", "rewrite"),
                change("F09", "numeric(12,2)", "numeric(10,2)", "convert", "rewrite"),
                change("F09", "numeric(10,2)", "numeric(12,4)", "rewrite"),
                change("F09", "double precision", "integer", "narrow", "rewrite"),
                change("F17", "text", "text[]", "rewrite"),
                change("F18", "text[]", "text", "rewrite"),
                change("F18", "integer[]", "integer", "narrow", "rewrite"),
                change("F19", "text", "jsonb", "convert", "rewrite"),
                change("F19", "jsonb", "text", "rewrite"),
                change("F19", "json", "jsonb", "rewrite"),
                change("F13", "uuid", "text", "rewrite"),
                change("F13", "text", "uuid", "convert", "rewrite"),
                change("F03", "timestamp(3)", "timestamp"),
                change("F09", "timestamp", "timestamp(3)", "narrow", "rewrite"),
                change("F03", "interval day to second", "interval"),
                change("F03", "cidr", "inet"),
                change("F04", "inet", "cidr", "convert", "rewrite"),
                change("F04", "bit(8)", "bit(16)", "convert", "rewrite"),
                change("F03", "varbit(8)", "varbit(16)"),
                change("F03", "char(10)", "char(20)", "rewrite"),
                change("F03", "varchar(10)[]", "varchar(20)[]", "rewrite"),
                change("F03", "text", "citext"),
                change("F04", "citext", "varchar(10)", "convert", "rewrite"));
    }

    @ParameterizedTest
    @MethodSource("typeChanges")
    void saysWhatItCostsAndWhatMayHappenToValues(String from, String to, List<String> hazards) {
        Comparison comparison = compare(ITEMS.column("c", type(from)), ITEMS.column("c", type(to)));

        assertThat(comparison.changes()).hasSize(1);
        assertThat(comparison.onlineHazards())
                .containsExactlyElementsOf(hazards.stream()
                        .map(name -> "! " + code(name) + ":items.c")
                        .toList());
        assertThat(comparison.offlineHazards())
                .containsExactlyElementsOf(hazards.stream()
                        .map(name -> (name.equals("rewrite") ? "~ " : "! ") + code(name) + ":items.c")
                        .toList());
    }

    private static String code(String name) {
        return switch (name) {
            case "rewrite" -> "rewrite-table";
            case "convert" -> "convert-type";
            case "narrow" -> "narrow-type";
            case "zone" -> "assume-time-zone";
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Test
    @Tag("F08")
    void theAuthorsConversionSaysWhichZoneIsMeant() {
        Comparison comparison = compare(
                ITEMS.column("c", type("timestamp")),
                ITEMS.column("c", type("timestamptz").using("c at time zone 'Europe/Paris'")));

        assertThat(comparison.changes())
                .containsExactly(
                        "alter column items.c: type timestamp -> timestamptz using (c at time zone 'Europe/Paris')");
        assertThat(comparison.onlineHazards()).containsExactly("! rewrite-table:items.c");
    }

    @Test
    @Tag("F05")
    void theAuthorsConversionMayStillMeetValuesThatItCannotConvert() {
        Comparison comparison =
                compare(ITEMS.column("c", text()), ITEMS.column("c", integer().using("nullif(c, '')::integer")));

        assertThat(comparison.onlineHazards()).containsExactly("! convert-type:items.c", "! rewrite-table:items.c");
    }

    @Test
    @Tag("F10")
    void typeDefaultAndNullabilityChangeAtOnce() {
        Comparison comparison = compare(
                ITEMS.column("c", text().defaultValue("none")),
                ITEMS.column("c", integer().nullable().defaultValue("0")));

        assertThat(comparison.changes())
                .containsExactly("alter column items.c: type text -> integer null false -> true"
                        + " value default 'none' -> default '0'");
    }

    @Test
    @Tag("F11")
    @Tag("L20")
    void indexesOverARewrittenColumnStay() {
        TableDeclaration before = ITEMS.column("c", integer()).unique("c").index("c");

        Comparison comparison = compare(before, before.column("c", bigint()));

        assertThat(comparison.changes()).containsExactly("alter column items.c: type integer -> bigint");
        assertThat(comparison.onlineHazards()).containsExactly("! rewrite-table:items.c");
    }

    @Test
    @Tag("F12")
    @Tag("H08")
    void aReferencedKeyAndItsReferencesGrowTogetherUnderTheirForeignKey() {
        TableDeclaration cuts = table("cuts").primaryKey("id");
        TableDeclaration shifts = table("shifts").foreignKey("cut_id", "cuts");
        Comparison comparison = compare(
                schema(cuts.column("id", integer()), shifts.column("cut_id", integer())),
                schema(cuts.column("id", bigint()), shifts.column("cut_id", bigint())));

        assertThat(comparison.changes())
                .containsExactly(
                        "alter column cuts.id: type integer -> bigint",
                        "alter column shifts.cut_id: type integer -> bigint");
        assertThat(comparison.onlineHazards())
                .containsExactly(
                        "~ lock-referenced:shifts.shifts_cut_id_fkey",
                        "! rewrite-table:cuts.id",
                        "! rewrite-table:shifts.cut_id");
        assertThat(comparison.online()).endsWith("statements _online\n  validate shifts.shifts_cut_id_fkey");
        assertThat(comparison.offlineHazards())
                .containsExactly(
                        "~ rewrite-table:cuts.id",
                        "~ scan-table:cuts.id",
                        "~ rewrite-table:shifts.cut_id",
                        "~ scan-table:shifts.cut_id");
    }

    @Test
    @Tag("F13")
    @Tag("P16")
    void aForeignKeyIsTakenAwayWhileBothItsSidesGetATypeThatDoesNotCompare() {
        TableDeclaration cuts = table("cuts").primaryKey("id");
        TableDeclaration shifts = table("shifts").foreignKey("cut_id", "cuts");
        Comparison comparison = compare(
                schema(cuts.column("id", integer()), shifts.column("cut_id", integer())),
                schema(cuts.column("id", text()), shifts.column("cut_id", text())));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop foreign key shifts.shifts_cut_id_fkey
                            ~ lock-referenced:shifts.shifts_cut_id_fkey
                          alter column cuts.id: type integer -> text
                            ! rewrite-table:cuts.id
                          alter column shifts.cut_id: type integer -> text
                            ! rewrite-table:shifts.cut_id
                          add foreign key shifts.shifts_cut_id_fkey not valid
                        statements _online
                          validate shifts.shifts_cut_id_fkey""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("F15")
    void aComputedColumnIsTakenAwayWhileAColumnItReadsGetsAnotherType() {
        TableDeclaration before = ITEMS.column("a", varchar(10)).column("b", text().generatedAs("lower(a)"));

        Comparison comparison = compare(before, before.column("a", varchar(20)));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop column items.b
                          alter column items.a: type varchar(10) -> varchar(20)
                          add column items.b text stored (lower(a))
                            ! rewrite-table:items.b""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("F21")
    @Tag("M15")
    void aTextBecomesAnEnumIfItsValuesAreLabels() {
        Comparison comparison = compare(
                schema(ITEMS.column("c", text())),
                schema(enumType("mood", "GOOD", "BAD"), ITEMS.column("c", enumOf("mood"))));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          create enum mood [GOOD, BAD]
                          alter column items.c: type text -> mood
                            ! convert-type:items.c
                            ! rewrite-table:items.c""");
    }

    @Test
    @Tag("F22")
    @Tag("M14")
    void anEnumBecomesTextAndItsTypeGoesLast() {
        Comparison comparison = compare(
                schema(enumType("mood", "GOOD", "BAD"), ITEMS.column("c", enumOf("mood"))),
                schema(ITEMS.column("c", text())));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          alter column items.c: type mood -> text
                            ! rewrite-table:items.c
                          drop enum mood""");
    }

    @Test
    @Tag("F22")
    void anEnumMayNotFitIntoAShortText() {
        Comparison comparison = compare(
                schema(enumType("mood", "GOOD", "BAD"), ITEMS.column("c", enumOf("mood"))),
                schema(ITEMS.column("c", varchar(3))));

        assertThat(comparison.onlineHazards()).containsExactly("! convert-type:items.c", "! rewrite-table:items.c");
    }

    @Test
    @Tag("F17")
    void anEnumBecomesAnArrayOfIt() {
        EnumDeclaration mood = enumType("mood", "GOOD", "BAD");
        Comparison comparison = compare(
                schema(mood, ITEMS.column("c", enumOf("mood"))),
                schema(mood, ITEMS.column("c", ColumnDeclaration.arrayOfEnum("mood"))));

        assertThat(comparison.onlineHazards()).containsExactly("! rewrite-table:items.c");
    }

    @Test
    @Tag("F23")
    @Tag("F24")
    @Tag("N13")
    void anotherJavaTypeOfTheSameSqlTypeIsNoDifference() {
        assertThat(compare(ITEMS.column("c", integer()), ITEMS.column("c", integer()))
                        .changes())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void isTheSameTypeInAnySpelling(String one, String other) {
        assertThat(compare(ITEMS.column("c", type(one)), ITEMS.column("c", type(other)))
                        .changes())
                .isEmpty();
    }

    static Stream<Arguments> spellings() {
        return Stream.of(
                argumentSet("F26 integer", "int4", "integer"),
                argumentSet("F26 varchar", "character varying(20)", "varchar(20)"),
                argumentSet("F26 numeric", "decimal(10,2)", "NUMERIC(10, 2)"),
                argumentSet("F26 timestamptz", "timestamp with time zone", "timestamptz"),
                argumentSet("F27 scale", "numeric(10)", "numeric(10,0)"),
                argumentSet("F27 precision", "timestamp(6)", "timestamp"));
    }

    @Test
    @Tag("F28")
    void anotherCollationRebuildsTheIndexesOverTheColumn() {
        TableDeclaration indexed = ITEMS.column("c", text()).index("c");

        assertThat(compare(indexed, indexed.column("c", text().collate("C"))).online())
                .isEqualTo("""
                        transaction
                          alter column items.c: collation null -> C
                            ! rebuild-index:items.c""");
        assertThat(compare(ITEMS.column("c", text()), ITEMS.column("c", text().collate("C")))
                        .onlineHazards())
                .isEmpty();
    }

    static Stream<Arguments> hiddenCosts() {
        TableDeclaration items = ITEMS.column("c", varchar(10)).column("d", integer());
        return Stream.of(
                argumentSet(
                        "F03 an index over an expression", items.index(indexOnExpression("lower(c)")), "rebuild-index"),
                argumentSet(
                        "F03 the condition of an index",
                        items.index(indexOn("d").where("c <> ''")),
                        "rebuild-index"));
    }

    @ParameterizedTest
    @MethodSource("hiddenCosts")
    void isNotFreeIfSomethingReadsTheColumn(TableDeclaration items, String hazard) {
        Comparison comparison = compare(items, items.column("c", text()));

        assertThat(comparison.changes()).containsExactly("alter column items.c: type varchar(10) -> text");
        assertThat(comparison.onlineHazards()).containsExactly("! " + hazard + ":items.c");
        assertThat(comparison.offlineHazards()).containsExactly("~ " + hazard + ":items.c");
    }

    @Test
    @Tag("F03")
    void aCheckLooksAtOldRowsAfterItsColumnIsWider() {
        TableDeclaration items = ITEMS.column("c", varchar(10)).check("c_check", "c <> ''");
        Comparison comparison = compare(items, items.column("c", varchar(20)));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop check items.c_check
                          alter column items.c: type varchar(10) -> varchar(20)
                          add check items.c_check not valid
                        statements _online
                          validate items.c_check""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          alter column items.c: type varchar(10) -> varchar(20)
                            ~ scan-table:items.c""");
    }

    @Test
    @Tag("F03")
    void isFreeUnderAPlainIndexOrKey() {
        TableDeclaration items = ITEMS.column("c", varchar(10)).unique("c").index("c");

        assertThat(compare(items, items.column("c", text())).onlineHazards()).isEmpty();
    }

    @Test
    @Tag("F03")
    @Tag("F12")
    void isFreeIfTheAuthorsConversionIsThePlainCast() {
        Comparison comparison = compare(ITEMS.column("c", varchar(10)), ITEMS.column("c", text().using("c::text")));

        assertThat(comparison.onlineHazards()).isEmpty();
    }

    @Test
    @Tag("F30")
    void aReferenceBecomesAPlainValueAndBack() {
        TableDeclaration cuts = tableWithId("cuts");
        TableDeclaration plain = table("shifts").column("cut_id", uuid());
        TableDeclaration reference = plain.foreignKey("cut_id", "cuts");

        assertThat(compare(schema(cuts, reference), schema(cuts, plain)).changes())
                .containsExactly("drop foreign key shifts.shifts_cut_id_fkey");
        assertThat(compare(schema(cuts, plain), schema(cuts, reference)).changes())
                .containsExactly("add foreign key shifts.shifts_cut_id_fkey");
    }

    @Test
    @Tag("F20")
    void columnsThatBecomeOneDocumentAreAddedBesideAndDroppedWithConsent() {
        Comparison comparison = compare(
                ITEMS.column("lat", numeric(10, 7)).column("lon", numeric(10, 7)),
                ITEMS.column("position", ColumnDeclaration.jsonb().nullable()));

        assertThat(comparison.onlineHazards()).containsExactly("! drop-column:items.lat", "! drop-column:items.lon");
    }

    @Test
    @Tag("F05")
    @Tag("F29")
    void theWorkflowsChangeOfAFieldsTypeCarriesTheAuthorsConversion() {
        TableDeclaration locations = tableWithId("locations");
        Comparison comparison = compare(
                locations.column("geocode_confidence", text().nullable()),
                locations.column(
                        "geocode_confidence",
                        integer()
                                .nullable()
                                .using(
                                        "case when geocode_confidence ~ '^[0-9]+$' then geocode_confidence::integer end")));

        assertThat(comparison.onlineHazards())
                .containsExactly(
                        "! convert-type:locations.geocode_confidence", "! rewrite-table:locations.geocode_confidence");
    }
}
