package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for is done, or refused with what to write instead. */
class OptionsTest {
    @TempDir
    Path folder;

    @Test
    void anUnknownOptionIsRefused() {
        Outcome outcome = Campaign.in(folder).option("nmae", "initial").compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains("[DUN2001] there is no option \"dunlin.nmae\"")
                .contains(
                        "dunlin.accept, dunlin.check, dunlin.contract, dunlin.dir, dunlin.expand, dunlin.history, dunlin.name, dunlin.timestamp");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name      | Add Province   | -Adunlin.name=add_province
            name      | Add Province!  | -Adunlin.name=add_province
            name      | ../evil        | -Adunlin.name=evil
            name      | größe          | -Adunlin.name=gr_e
            name      | ☃              | -Adunlin.name=add_province
            check     | yes            | -Adunlin.check=true
            accept    | drop-table     | -Adunlin.accept=drop-column:locations.province
            accept    | drop-table:    | -Adunlin.accept=drop-column:locations.province
            accept    | all            | -Adunlin.accept=drop-column:locations.province
            expand    | all            | -Adunlin.expand=rename-column:locations.name
            timestamp | today          | -Adunlin.timestamp=20260213120000
            timestamp | 20261313120000 | -Adunlin.timestamp=20260213120000
            timestamp | 20260230120000 | -Adunlin.timestamp=20260213120000
            """)
    void aWrongValueIsRefusedWithAnExample(String option, String value, String example) {
        Outcome outcome = Campaign.in(folder).option(option, value).compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains("[DUN2002] option dunlin.%s cannot be \"%s\"".formatted(option, value))
                .contains("For example " + example);
    }

    @Test
    void allWrongOptionsAreSaidAtOnce() {
        Outcome outcome = Campaign.in(folder)
                .option("name", "A B")
                .option("check", "no")
                .option("timestamp", "now")
                .option("dri", "x")
                .compile();

        assertThat(outcome.codes().stream().filter(code -> code.startsWith("DUN20")))
                .containsExactlyInAnyOrder("DUN2001", "DUN2002", "DUN2002", "DUN2002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "dir", "history", "check", "accept", "expand", "contract", "timestamp"})
    void aBlankValueIsNone(String option) {
        Project project = Campaign.committedIn(folder);

        assertThat(project.option(option, " ").compile().codes()).isEmpty();
    }

    @Test
    void optionsDoNotMatterToACompilationThatOwnsNothing() {
        Outcome outcome = Project.in(folder)
                .source("org/example/Plain.java", "package org.example;\nclass Plain {}\n")
                .option("accept", "nonsense")
                .option("dir", "nowhere")
                .compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
    }

    @Test
    void withoutABuildFileNothingSaysWhereTheHistoriesAre() {
        Project project = bare();

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains("package-info.java:1: error: [DUN2101] nothing says where the migrations are")
                .contains("-Adunlin.dir=src/main/resources/db");
    }

    @Test
    void aMissingFolderIsNoSilentFirstRun() {
        Project project = Campaign.in(folder).delete("src/main/resources");

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains("[DUN2102] the folder \"" + project.path("src/main/resources/db")
                        + "\", which holds the histories, is missing")
                .contains("-Adunlin.name=initial");
    }

    @Test
    void aMissingFolderIsCreatedForANamedMigration() {
        Project project = Campaign.in(folder).delete("src/main/resources");

        Outcome outcome = project.option("name", "initial").compile();

        assertThat(outcome.codes()).containsExactly("DUN2208");
        assertThat(project.migrations()).containsKey("main/dunlin.properties");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() {
        Outcome outcome =
                Campaign.in(folder).file("db", "a file").option("dir", "db").compile();

        assertThat(outcome.text()).contains("[DUN2102] \"db\" is not a folder");
    }

    @Test
    void aRelativePathIsFromTheFolderOfTheBuildFile() {
        Project project = Campaign.in(folder).option("dir", "migrations").option("name", "initial");

        Outcome outcome = project.compile();

        assertThat(outcome.text()).contains("wrote migrations/main/");
        assertThat(project.files("migrations")).containsKey("main/dunlin.properties");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build.gradle", "build.gradle.kts"})
    void gradleProjectsHaveABuildFileOfTheirOwn(String buildFile) {
        Project project =
                Campaign.in(folder).delete("pom.xml").file(buildFile, "").option("name", "initial");

        assertThat(project.compile().codes()).containsExactly("DUN2208");
    }

    @Test
    void aMissingHistoryFolderIsAnEmptyHistory() {
        Outcome outcome = Campaign.in(folder).compile();

        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.text()).contains("compile with -Adunlin.name=initial");
    }

    @Test
    void checkMakesPendingChangesAnError() {
        Outcome outcome = Campaign.in(folder).option("check", "true").compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text()).contains("error: [DUN2201] 4 changes are pending in history \"main\"");
        assertThat(Campaign.committedIn(folder.resolve("committed"))
                        .option("check", "true")
                        .compile()
                        .succeeded())
                .isTrue();
    }

    @Test
    void anUnknownHistoryIsRefused() {
        Outcome outcome = Campaign.in(folder).option("history", "mian").compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains("[DUN2004] there is no history \"mian\" here")
                .contains("-Adunlin.history=main");
    }

    @Test
    void aHistoryOfAnotherModuleMayBeAskedForAlone() {
        Project project = Campaign.committedIn(folder).folder("src/main/resources/db/media");

        Outcome outcome = project.option("history", "media")
                .option("accept", "drop-table:videos")
                .option("name", "drop_videos")
                .compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.codes()).isEmpty();
    }

    private Project bare() {
        return Campaign.in(folder).delete("pom.xml").delete("src/main/resources");
    }
}
