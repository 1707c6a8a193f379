package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiler reviews the migration before it is written. */
class HazardsTest {
    @TempDir
    Path folder;

    private Project project;
    private SortedMap<String, String> before;

    @BeforeEach
    void build() {
        project = Campaign.committedIn(folder);
        before = project.migrations();
    }

    private void cut(String components) {
        String text = project.text("src/main/java/" + Campaign.CUT);
        project.source(Campaign.CUT, text.replace("@Unique String name, @Nullable UUID leader", components));
    }

    @Test
    void aRequiredColumnWithoutDefaultIsAWarningAtItsComponent() {
        cut("@Unique String name, @Nullable UUID leader, int size");

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.text())
                .contains(
                        "Cut.java:9: warning: [DUN2207] hazard required-column: the statement fails if the table has a row")
                .contains("at Cut.size (cut.size)")
                .contains("-Adunlin.accept=required-column:cut.size");
    }

    @Test
    void aHazardIsAnErrorWhenTheMigrationIsToBeWritten() {
        cut("@Unique String name, @Nullable UUID leader, int size");

        Outcome outcome = project.option("name", "add_size").compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains("Cut.java:9: error: [DUN2207] hazard required-column")
                .contains("The migration is not written because of the errors.");
        assertThat(project.migrations()).isEqualTo(before);
    }

    @Test
    void anAcceptedHazardIsRecorded() {
        cut("@Unique String name");

        Outcome outcome = project.option("name", "drop_leader")
                .option("accept", "drop-column:cut.leader")
                .compile();

        assertThat(outcome.codes()).containsExactly("DUN2208");
        assertThat(changes("drop_leader")).contains("\"accepted\": [\"drop-column:cut.leader\"]");
    }

    @Test
    void whatIsAcceptedMustBeThere() {
        cut("@Unique String name");

        Outcome outcome = project.option("name", "drop_leader")
                .option("accept", "drop-column:cut.leader,drop-table:locations")
                .compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.codes()).contains("DUN2005");
        assertThat(outcome.text()).contains("no pending change has the hazard \"drop-table:locations\"");
        assertThat(project.migrations()).isEqualTo(before);
    }

    @Test
    void commasAndColonsInNamesAreEscaped() {
        cut("@Unique String name, @Nullable UUID leader, @Nullable @Column(name = \"a,b:c\\\\d\") String odd");
        project.option("name", "add_odd").compile();
        project.withoutOption("name");
        cut("@Unique String name, @Nullable UUID leader");
        project.source(
                Campaign.CUT,
                project.text("src/main/java/" + Campaign.CUT)
                        .replaceAll(", @Nullable @Column\\(name.* String odd", ""));

        Outcome refused = project.compile();
        assertThat(refused.text()).contains("'-Adunlin.accept=drop-column:cut.a\\,b\\:c\\\\d'");

        Outcome outcome = project.option("name", "drop_odd")
                .option("accept", "drop-column:cut.a\\,b\\:c\\\\d")
                .compile();
        assertThat(outcome.codes()).as(outcome.text()).containsExactly("DUN2208");
    }

    @Test
    void aDroppedTableIsShownAtTheAnchor() {
        project.without(Campaign.LOCATION);

        Outcome outcome = project.compile();

        assertThat(outcome.text())
                .contains("package-info.java:1: warning: [DUN2207] hazard drop-table: all rows of the table are lost")
                .contains("-Adunlin.accept=drop-table:locations");
    }

    @Test
    void aColumnThatMayBeRenamedIsNeverGuessed() {
        cut("@Unique String name, @Nullable UUID head");

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.codes()).containsExactly("DUN2202");
        assertThat(outcome.text())
                .contains(
                        "Cut.java:9: error: [DUN2202] column \"cut.head\" is new, and \"leader\" is gone, at Cut.head (cut.head)")
                .contains("If it was renamed, write @Column(was = \"leader\")")
                .contains("If not, accept the loss: -Adunlin.accept=drop-column:cut.leader");
    }

    @Test
    void aRenameIsShownAtWhatHasTheNewName() {
        cut("@Unique String name, @Column(was = \"leader\") @Nullable UUID head");
        String location = project.text("src/main/java/" + Campaign.LOCATION);
        project.source(
                Campaign.LOCATION,
                location.replace("@Table(\"locations\")", "@Table(value = \"places\", was = \"locations\")"));

        Outcome outcome = project.compile();

        assertThat(outcome.text())
                .containsPattern(
                        "Cut.java:9: warning: \\[DUN2207] hazard rename-column: .*, at Cut.head \\(cut.leader\\)")
                .containsPattern(
                        "Location.java:\\d+: warning: \\[DUN2207] hazard rename-table: .*, at Location \\(locations\\)");
    }

    @Test
    void whatIsLeftToDecideHidesNoHazardOfTheRestOfItsTable() {
        cut("@Unique String name, @Nullable UUID leader, @Nullable Integer size");
        project.option("name", "add_size").compile();
        project.source(
                Campaign.CUT,
                project.text("src/main/java/" + Campaign.CUT)
                        .replace(
                                "@Nullable UUID leader, @Nullable Integer size",
                                "@Unique @Nullable UUID head, boolean open"));

        Outcome outcome = project.option("name", "new_cuts").compile();

        assertThat(outcome.codes()).containsExactlyInAnyOrder("DUN2202", "DUN2207", "DUN2207");
        assertThat(outcome.text())
                .contains("[DUN2202] column \"cut.head\" is new, and \"leader\" is gone")
                .contains("-Adunlin.accept=drop-column:cut.size")
                .contains("-Adunlin.accept=required-column:cut.open")
                .doesNotContain("add-unique");
    }

    @Test
    void theMarkerSettlesARename() {
        cut("@Unique String name, @Column(was = \"leader\") @Nullable UUID head");

        Outcome outcome = project.option("name", "rename_leader")
                .option("accept", "rename-column:cut.leader")
                .compile();

        assertThat(outcome.codes()).as(outcome.text()).containsExactly("DUN2208");
        assertThat(sql("rename_leader")).contains("RENAME COLUMN \"leader\" TO \"head\"");
        assertThat(project.withoutOption("name")
                        .withoutOption("accept")
                        .compile()
                        .text())
                .contains("Note: [DUN2206] the marker @Column(was = \"leader\") has done its work", "Remove it.");
    }

    @Test
    void acceptingTheLossSettlesIt() {
        cut("@Unique String name, @Nullable UUID head");

        Outcome outcome = project.option("name", "new_head")
                .option("accept", "drop-column:cut.leader")
                .compile();

        assertThat(outcome.codes()).as(outcome.text()).containsExactly("DUN2208");
        assertThat(sql("new_head")).contains("DROP COLUMN \"leader\"", "ADD COLUMN \"head\" uuid");
    }

    @Test
    void aFormerNameThatNobodyHadIsRefused() {
        cut("@Unique String name, @Nullable UUID leader, @Column(was = \"ledaer\") @Nullable String head");

        Outcome outcome = project.compile();

        assertThat(outcome.codes()).containsExactly("DUN2203");
    }

    @Test
    void twoColumnsCannotBothHaveBeenOne() {
        cut(
                "@Unique String name, @Column(was = \"leader\") @Nullable UUID one, @Column(was = \"leader\") @Nullable UUID two");

        assertThat(project.compile().codes()).contains("DUN2205");
    }

    @Test
    void aTableInheritsOnlyWhatIsThere() {
        String text = project.text("src/main/java/" + Campaign.CUT);
        project.source(Campaign.CUT, text.replace("@Table", "@Table(inherits = Area.class)"));
        project.source("org/example/map/Area.java", """
                package org.example.map;

                import dev.dunlin.annotations.*;

                @Table
                public record Area(@Id long number) {}
                """);

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.codes()).contains("DUN2221");
        assertThat(outcome.text())
                .contains("table \"cut\" cannot inherit others than it does")
                .contains("area is not there yet, or new in the same migration.");
    }

    @Test
    void whatIsStillThereCannotHaveBecomeSomethingElse() {
        cut("@Unique String name, @Nullable UUID leader, @Column(was = \"leader\") @Nullable UUID head");

        assertThat(project.compile().codes()).containsExactly("DUN2204");
    }

    @Test
    void aWarningCanBeSuppressedWhereItIs() {
        String text = project.text("src/main/java/" + Campaign.CUT);
        project.source(
                Campaign.CUT,
                text.replace(
                                "@Unique String name, @Nullable UUID leader",
                                "@Unique String name, @Nullable UUID leader, int size")
                        .replace("@Table", "@Table @SuppressWarnings(\"DUN2207\")"));

        assertThat(project.compile().codes()).containsExactly("DUN2201");
    }

    private String sql(String name) {
        return file(name + "/migration.sql");
    }

    private String changes(String name) {
        return file(name + "/changes.json");
    }

    private String file(String end) {
        return project.migrations().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("_" + end))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
