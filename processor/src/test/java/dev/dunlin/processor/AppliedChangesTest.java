package dev.dunlin.processor;

import static dev.dunlin.processor.EverydayChangesTest.ANCHOR;
import static dev.dunlin.processor.EverydayChangesTest.LOCATION;
import static dev.dunlin.processor.EverydayChangesTest.SHIFT;
import static dev.dunlin.processor.EverydayChangesTest.anchor;
import static dev.dunlin.processor.EverydayChangesTest.location;
import static dev.dunlin.processor.EverydayChangesTest.shift;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import dev.dunlin.runtime.Dunlin;
import dev.dunlin.runtime.MigrationFailedException;
import dev.dunlin.runtime.MigrationReport;
import dev.dunlin.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The changes of {@link EverydayChangesTest}, from the record through the compiler and the runtime to a database with rows in
 * it. Each is made in a maintenance window and on tables in use, and ends the same.
 */
class AppliedChangesTest {
    private static final String CUT_ID =
            ", @Relation(to = Cut.class, onDelete = ReferentialAction.SET_NULL) @Nullable UUID cutId";
    private static final String CONFIDENCE = ", @Nullable String geocodeConfidence";
    private static final String BUILDING_TYPE = ", @Column(defaultValue = \"SINGLE_FAMILY\") BuildingType buildingType";

    /** Columns and whether they are required, constraints and whether they are validated, indexes and whether they are valid. */
    private static final String CATALOG = """
            select attrelid::regclass || '.' || attname, format_type(atttypid, atttypmod) || ' ' || attnotnull
            from pg_attribute where attrelid = any ('{locations,shifts,cuts}'::regclass[]) and attnum > 0 and not attisdropped
            union all select conname, pg_get_constraintdef(oid) || ' ' || convalidated from pg_constraint
            where conrelid = any ('{locations,shifts,cuts}'::regclass[]) and contype <> 'n'
            union all select indexrelid::regclass::text, pg_get_indexdef(indexrelid) || ' ' || indisvalid from pg_index
            where indrelid = any ('{locations,shifts,cuts}'::regclass[]) and not indisprimary
            order by 1""";

    @TempDir
    Path folder;

    private Project project;
    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void deployTheInitialMigration() throws SQLException {
        database = TestDatabase.create();
        connection = database.connect();
        project = Project.in(folder)
                .source(ANCHOR, anchor(false))
                .source("campaign/Cut.java", """
                        package campaign;

                        import dev.dunlin.annotations.*;
                        import java.util.UUID;

                        @Table("cuts")
                        public record Cut(@Id UUID id) {}
                        """)
                .source(SHIFT, shift(""))
                .source(LOCATION, location("", CONFIDENCE));
        generate("initial");
        dunlin().migrate();
        run("""
                insert into cuts values ('00000000-0000-0000-0000-0000000000c1');
                insert into shifts values ('00000000-0000-0000-0000-0000000000f1'), ('00000000-0000-0000-0000-0000000000f2');
                insert into locations select gen_random_uuid(), '1 Elm', 53.5, -113.5, confidence
                from unnest(array['87', 'rooftop', null]) confidence;""");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNullableFieldIsEmptyInTheRowsThatExist(boolean online) {
        project.source(ANCHOR, anchor(online))
                .source(LOCATION, location("", CONFIDENCE + ", @Nullable String federalDistrict"));

        deploy("add_federal_district");

        assertThat(rows("select distinct federal_district from locations")).containsExactly("null");
        assertNothingPending();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRequiredFieldHasItsDefaultInTheRowsThatExist(boolean online) {
        project.source(ANCHOR, anchor(online)).source(LOCATION, location("", CONFIDENCE + BUILDING_TYPE));
        labels("SINGLE_FAMILY, MULTI_UNIT, COMMERCIAL");

        deploy("add_building_type");

        assertThat(rows("select distinct building_type from locations")).containsExactly("SINGLE_FAMILY");
        assertThat(rows("select enum_range(null::building_type)"))
                .containsExactly("{SINGLE_FAMILY,MULTI_UNIT,COMMERCIAL}");
        assertNothingPending();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNewLabelStandsWhereItIsDeclared(boolean online) {
        project.source(ANCHOR, anchor(online)).source(LOCATION, location("", CONFIDENCE + BUILDING_TYPE));
        labels("SINGLE_FAMILY, MULTI_UNIT, COMMERCIAL");
        deploy("add_building_type");

        labels("SINGLE_FAMILY, MULTI_UNIT, MIXED_USE, COMMERCIAL");
        deploy("add_mixed_use");

        assertThat(rows("select enum_range(null::building_type)"))
                .containsExactly("{SINGLE_FAMILY,MULTI_UNIT,MIXED_USE,COMMERCIAL}");
        assertThat(rows("select distinct building_type from locations")).containsExactly("SINGLE_FAMILY");
        assertNothingPending();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRelationIsKeptAndLetsGoOfWhatIsDeleted(boolean online) {
        project.source(ANCHOR, anchor(online)).source(SHIFT, shift(CUT_ID));

        deploy("add_cut");

        run(
                "update shifts set cut_id = '00000000-0000-0000-0000-0000000000c1'; update cuts set id = gen_random_uuid()");
        assertThat(rows("select count(*) from shifts join cuts on cuts.id = cut_id"))
                .containsExactly("2");
        run("delete from cuts");
        assertThat(rows("select distinct cut_id from shifts")).containsExactly("null");
        assertThat(rows("select pg_get_indexdef('shifts_cut_id_idx'::regclass)"))
                .containsExactly("CREATE INDEX shifts_cut_id_idx ON public.shifts USING btree (cut_id)");
        assertNothingPending();
    }

    /** The steps by hand: a new column, its values from the old one's, the old one dropped, the new one renamed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConversionEndsAsTheFourStepsByHandDo(boolean online) {
        run("""
                create table by_hand as table locations;
                alter table by_hand add column geocode_confidence_new integer;
                update by_hand set geocode_confidence_new = cast(geocode_confidence as integer)
                where geocode_confidence ~ '^[0-9]+$';
                alter table by_hand drop column geocode_confidence;
                alter table by_hand rename column geocode_confidence_new to geocode_confidence;""");
        project.source(ANCHOR, anchor(online))
                .source(
                        LOCATION,
                        location(
                                "",
                                ", @Column(using = \"CASE WHEN geocode_confidence ~ '^[0-9]+$'"
                                        + " THEN geocode_confidence::integer END\") @Nullable Integer geocodeConfidence"));
        project.option(
                "accept", "convert-type:locations.geocode_confidence,rewrite-table:locations.geocode_confidence");

        deploy("geocode_confidence_as_number");

        assertThat(rows("select id, geocode_confidence, pg_typeof(geocode_confidence) from locations order by id"))
                .isEqualTo(
                        rows("select id, geocode_confidence, pg_typeof(geocode_confidence) from by_hand order by id"))
                .anyMatch(row -> row.endsWith("|87|integer"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void duplicatesInTheWayAreNamedAndNothingOfTheFolderIsKept(boolean online) {
        project.source(ANCHOR, anchor(online))
                .source(LOCATION, location("@Unique(columns = \"address\")", CONFIDENCE))
                .option("accept", "add-unique:locations.locations_address_key");
        generate("unique_addresses");
        List<String> before = rows(CATALOG);

        MigrationFailedException failure = failure();

        assertThat(failure.getMessage())
                .contains("Detail: Key (address)=(1 Elm) is duplicated.")
                .contains("change or remove one, or merge them, and then migrate");
        assertThat(rows(CATALOG)).isEqualTo(before);

        run("update locations set address = id::text");
        dunlin().migrate();
        assertNothingPending();
    }

    /** On tables in use the constraint, which holds new rows to it at once, is a folder of its own, and stays. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRowThatRefersToNothingIsNamedAndNothingOfItsFolderIsKept(boolean online) {
        project.source(SHIFT, shift(", @Nullable UUID cutId"));
        deploy("add_cut_id");
        run("update shifts set cut_id = '00000000-0000-0000-0000-0000000000c9'");
        project.source(ANCHOR, anchor(online))
                .source(SHIFT, shift(CUT_ID.replace(")", ", index = false)")))
                .option("accept", "add-foreign-key:shifts.shifts_cut_id_fkey");
        generate("relate_to_cut");
        List<String> pending = dunlin().status().pending();
        if (online) {
            dunlin().target(pending.get(0)).migrate();
        }
        List<String> before = rows(CATALOG);

        MigrationFailedException failure = failure();

        assertThat(failure.migration()).isEqualTo(pending.get(pending.size() - 1));
        assertThat(failure.getMessage())
                .contains(
                        "Detail: Key (cut_id)=(00000000-0000-0000-0000-0000000000c9) is not present in table \"cuts\".")
                .contains("remove it, or add the missing one, and then migrate");
        assertThat(rows(CATALOG)).isEqualTo(before);

        run("insert into cuts values ('00000000-0000-0000-0000-0000000000c9')");
        dunlin().migrate();
        assertNothingPending();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void deployingSaysWhatWasApplied(boolean online) {
        project.source(ANCHOR, anchor(online))
                .source(LOCATION, location("", CONFIDENCE + ", @Nullable String province"))
                .option("timestamp", "20990213120000");
        generate("add_province_to_location");

        MigrationReport report = dunlin().migrate();

        assertThat(report.toString())
                .contains("2 migrations found in ")
                .containsPattern(
                        "The following migration has been applied:\n\n  20990213120000_add_province_to_location \\(1 statement, \\d+ ms\\)")
                .contains("Database schema is up to date!");
        assertThat(dunlin().migrate().applied()).isEmpty();
        assertThat(dunlin().status().toString())
                .contains("Applied:\n\n  ", "\n  20990213120000_add_province_to_location\n")
                .contains("Database schema is up to date!");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void severalChangesEndInTheSameCatalog(boolean online) {
        project.source(ANCHOR, anchor(online))
                .source(SHIFT, shift(CUT_ID))
                .source(
                        LOCATION,
                        location(
                                "@Index(columns = {\"latitude\", \"longitude\"})",
                                CONFIDENCE + BUILDING_TYPE + ", @Column(backfill = \"'Alberta'\") String province"));
        labels("SINGLE_FAMILY, MULTI_UNIT");

        deploy("everything");

        assertThat(String.join("\n", rows(CATALOG))).isEqualTo("""
                        cuts.id|uuid true
                        cuts_pkey|PRIMARY KEY (id) true
                        locations.address|text true
                        locations.building_type|building_type true
                        locations.geocode_confidence|text false
                        locations.id|uuid true
                        locations.latitude|numeric true
                        locations.longitude|numeric true
                        locations.province|text true
                        locations_latitude_longitude_idx|CREATE INDEX locations_latitude_longitude_idx ON public.locations USING btree (latitude, longitude) true
                        locations_pkey|PRIMARY KEY (id) true
                        shifts.cut_id|uuid false
                        shifts.id|uuid true
                        shifts_cut_id_fkey|FOREIGN KEY (cut_id) REFERENCES cuts(id) ON UPDATE CASCADE ON DELETE SET NULL true
                        shifts_cut_id_idx|CREATE INDEX shifts_cut_id_idx ON public.shifts USING btree (cut_id) true
                        shifts_pkey|PRIMARY KEY (id) true""");
        assertThat(rows("select distinct province from locations")).containsExactly("Alberta");
        assertNothingPending();
    }

    private void labels(String constants) {
        project.source(
                "campaign/BuildingType.java",
                "package campaign;\n\npublic enum BuildingType { %s }\n".formatted(constants));
    }

    private void generate(String name) {
        Outcome outcome = project.option("name", name).compile();
        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.codes()).as(outcome.text()).contains("DUN2208");
        project.withoutOption("name").withoutOption("accept");
    }

    private void deploy(String name) {
        generate(name);
        dunlin().migrate();
    }

    /** Neither for the compiler, whose strict mode passes, nor for the database. */
    private void assertNothingPending() {
        Outcome outcome = project.option("check", "true").compile();
        assertThat(outcome.codes()).as(outcome.text()).isEmpty();
        assertThat(dunlin().status().isUpToDate()).isTrue();
    }

    private Dunlin dunlin() {
        return Dunlin.forDataSource(database.dataSource()).location(project.path("src/main/resources/db/main"));
    }

    private MigrationFailedException failure() {
        return catchThrowableOfType(MigrationFailedException.class, () -> dunlin().migrate());
    }

    private void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One string for each row, its columns separated by {@code |}. */
    private List<String> rows(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    values.add(result.getString(column));
                }
                rows.add(values.stream()
                        .map(String::valueOf)
                        .reduce((a, b) -> a + "|" + b)
                        .orElse(""));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
