package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The daily changes of a team that comes from another migration tool. In a maintenance window the SQL is the plain one that
 * such tools write; for tables in use, the same end is reached without long locks.
 */
class EverydayChangesTest {
    static final String LOCATION = "campaign/Location.java";
    static final String SHIFT = "campaign/Shift.java";
    static final String ANCHOR = "campaign/package-info.java";

    @TempDir
    Path folder;

    private Project project;
    private SortedMap<String, String> before;

    @BeforeEach
    void commitTheInitialMigration() {
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
                .source(LOCATION, location("", ", @Nullable String geocodeConfidence"));
        assertThat(project.option("name", "initial").compile().codes()).containsExactly("DUN2208");
        before = project.migrations();
    }

    static String anchor(boolean online) {
        return "@Schema(history = \"main\", online = %s)\npackage campaign;\n\nimport dev.dunlin.annotations.Schema;\n"
                .formatted(online);
    }

    static String location(String annotations, String components) {
        return """
                package campaign;

                import dev.dunlin.annotations.*;
                import java.math.BigDecimal;
                import java.util.UUID;
                import org.jspecify.annotations.Nullable;

                @Table("locations")
                %s
                public record Location(
                        @Id UUID id,
                        String address,
                        BigDecimal latitude,
                        BigDecimal longitude
                        %s) {}
                """.formatted(annotations, components);
    }

    static String shift(String components) {
        return """
                package campaign;

                import dev.dunlin.annotations.*;
                import java.util.UUID;
                import org.jspecify.annotations.Nullable;

                @Table("shifts")
                public record Shift(@Id UUID id%s) {}
                """.formatted(components);
    }

    /** The statements of the migrations that a compilation wrote, folder by folder, without comments. */
    private String written(String name, String accepted) {
        Outcome outcome =
                project.option("name", name).option("accept", accepted).compile();
        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        SortedMap<String, String> added = new TreeMap<>(project.migrations());
        added.keySet().removeAll(before.keySet());
        return added.entrySet().stream()
                .filter(file -> file.getKey().endsWith("/migration.sql"))
                .map(file -> file.getValue()
                        .lines()
                        .filter(line -> line.startsWith("-- dunlin:no-transaction") || !line.startsWith("--"))
                        .filter(line -> !line.isBlank())
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n---\n"));
    }

    @Test
    void aNullableField() {
        project.source(
                LOCATION, location("", ", @Nullable String geocodeConfidence, @Nullable String federalDistrict"));

        assertThat(written("add_federal_district", "")).isEqualTo("""
                        ALTER TABLE "locations" ADD COLUMN "federal_district" text;""");
    }

    @Test
    void aRequiredFieldWithADefaultAndItsEnum() {
        project.source("campaign/BuildingType.java", """
                        package campaign;

                        public enum BuildingType { SINGLE_FAMILY, MULTI_UNIT, MIXED_USE, COMMERCIAL }
                        """)
                .source(
                        LOCATION,
                        location(
                                "",
                                ", @Nullable String geocodeConfidence,"
                                        + " @Column(defaultValue = \"SINGLE_FAMILY\") BuildingType buildingType"));

        assertThat(written("add_building_type", "")).isEqualTo("""
                        CREATE TYPE "building_type" AS ENUM ('SINGLE_FAMILY', 'MULTI_UNIT', 'MIXED_USE', 'COMMERCIAL');
                        ALTER TABLE "locations" ADD COLUMN "building_type" "building_type" NOT NULL DEFAULT 'SINGLE_FAMILY';""");
    }

    @Test
    void aRelation() {
        project.source(
                SHIFT,
                shift(", @Relation(to = Cut.class, onDelete = ReferentialAction.SET_NULL) @Nullable UUID cutId"));

        assertThat(written("add_cut", "")).isEqualTo("""
                        ALTER TABLE "shifts" ADD COLUMN "cut_id" uuid;
                        CREATE INDEX "shifts_cut_id_idx" ON "shifts" ("cut_id");
                        ALTER TABLE "shifts" ADD CONSTRAINT "shifts_cut_id_fkey" FOREIGN KEY ("cut_id") \
                        REFERENCES "cuts" ("id") ON UPDATE CASCADE ON DELETE SET NULL;""");
    }

    @Test
    void aRelationOfATableInUseTakesTwoFolders() {
        project.source(ANCHOR, anchor(true))
                .source(
                        SHIFT,
                        shift(
                                ", @Relation(to = Cut.class, onDelete = ReferentialAction.SET_NULL) @Nullable UUID cutId"));

        assertThat(written("add_cut", "")).isEqualTo("""
                        ALTER TABLE "shifts" ADD COLUMN "cut_id" uuid;
                        ALTER TABLE "shifts" ADD CONSTRAINT "shifts_cut_id_fkey" FOREIGN KEY ("cut_id") \
                        REFERENCES "cuts" ("id") ON UPDATE CASCADE ON DELETE SET NULL NOT VALID;
                        ---
                        -- dunlin:no-transaction
                        CREATE INDEX CONCURRENTLY "shifts_cut_id_idx" ON "shifts" ("cut_id");
                        ALTER TABLE "shifts" VALIDATE CONSTRAINT "shifts_cut_id_fkey";""");
    }

    @Test
    void aChangeOfTypeWithTheAuthorsConversion() {
        project.source(
                LOCATION,
                location(
                        "",
                        ", @Column(using = \"CASE WHEN geocode_confidence ~ '^[0-9]+$'"
                                + " THEN geocode_confidence::integer END\") @Nullable Integer geocodeConfidence"));

        assertThat(written("geocode_confidence_as_number", "convert-type:locations.geocode_confidence"))
                .isEqualTo("""
                        ALTER TABLE "locations" ALTER COLUMN "geocode_confidence" TYPE integer USING \
                        (CASE WHEN geocode_confidence ~ '^[0-9]+$' THEN geocode_confidence::integer END);
                        ANALYZE "locations" ("geocode_confidence");""");
    }

    @Test
    void aCompositeIndex() {
        project.source(
                LOCATION,
                location("@Index(columns = {\"latitude\", \"longitude\"})", ", @Nullable String geocodeConfidence"));

        assertThat(written("index_coordinates", "")).isEqualTo("""
                        CREATE INDEX "locations_latitude_longitude_idx" ON "locations" ("latitude", "longitude");""");
    }

    @Test
    void aCompositeIndexOfATableInUse() {
        project.source(ANCHOR, anchor(true))
                .source(
                        LOCATION,
                        location(
                                "@Index(columns = {\"latitude\", \"longitude\"})",
                                ", @Nullable String geocodeConfidence"));

        assertThat(written("index_coordinates", "")).isEqualTo("""
                        -- dunlin:no-transaction
                        CREATE INDEX CONCURRENTLY "locations_latitude_longitude_idx" ON "locations" ("latitude", "longitude");""");
    }

    @Test
    void aRequiredFieldWithoutDefaultIsRefusedWithTheFix() {
        project.source(LOCATION, location("", ", @Nullable String geocodeConfidence, String province"));

        Outcome outcome = project.option("name", "add_province").compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains("hazard required-column")
                .contains("at Location.province (locations.province)")
                .contains("@Column(defaultValue = …)")
                .contains("-Adunlin.accept=required-column:locations.province");
        assertThat(project.migrations()).isEqualTo(before);
    }
}
