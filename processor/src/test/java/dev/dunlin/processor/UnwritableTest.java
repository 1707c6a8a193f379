package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that stand where a folder belongs, and folders where a file does: nobody can write there, root neither. */
class UnwritableTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/dunlin/types",
                "META-INF/dunlin/main",
                "META-INF/dunlin/main/snapshot.json/folder",
                "org",
            })
    void aFileThatCannotBeWrittenIsAnErrorThatNamesIt(String obstacle) {
        Project project = Campaign.in(folder).file("target/classes/" + obstacle, "in the way");

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.codes()).as(outcome.text()).contains("DUN2301").doesNotContain("DUN0000");
        assertThat(outcome.text()).contains(obstacle.replace("/folder", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db",
                "db/main/20260301080000_add_color/changes.json/folder",
                "META-INF/dunlin/main/schema.sql/folder",
            })
    void noMigrationStaysThatTheClassOutputCannotCarry(String obstacle) {
        Project project = Campaign.committedIn(folder).file("target/classes/" + obstacle, "in the way");
        SortedMap<String, String> before = project.migrations();
        project.source(
                Campaign.CUT,
                project.text("src/main/java/" + Campaign.CUT)
                        .replace("@Nullable UUID leader", "@Nullable UUID leader, @Nullable String color"));

        Outcome refused = project.option("name", "add_color")
                .option("timestamp", "20260301080000")
                .compile();

        assertThat(refused.succeeded()).isFalse();
        assertThat(refused.codes()).as(refused.text()).containsExactlyInAnyOrder("DUN2301", "DUN2201");
        assertThat(refused.text()).contains("No migration was written. Correct the cause and compile again.");
        assertThat(project.migrations()).isEqualTo(before);
        assertThat(project.emitted()).doesNotContainKey("db/main/20260301080000_add_color/migration.sql");
        assertThat(project.emitted().getOrDefault("META-INF/dunlin/main/schema.sql", ""))
                .doesNotContain("add_color");

        Outcome written = project.delete("target/classes/" + obstacle.replace("/folder", ""))
                .compile();

        assertThat(written.codes()).as(written.text()).containsExactly("DUN2208");
        assertThat(project.migrations()).containsKey("main/20260301080000_add_color/migration.sql");
    }

    @Test
    void aHistoryThatCannotBeWrittenTakesTheOthersWithIt() throws IOException {
        Project project = Campaign.in(folder)
                .source("org/media/package-info.java", """
                        @dev.dunlin.annotations.Schema(history = "media")
                        package org.media;
                        """)
                .source("org/media/Video.java", """
                        package org.media;

                        import dev.dunlin.annotations.*;

                        @Table
                        public record Video(@Id int id) {}
                        """)
                .folder("src/main/resources/db/media");
        Files.createSymbolicLink(
                project.path("src/main/resources/db/media/20260301080000_initial"), Path.of("nowhere"));

        Outcome outcome = project.option("name", "initial")
                .option("timestamp", "20260301080000")
                .compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(project.migrations().keySet()).noneMatch(name -> name.contains("initial"));
    }
}
