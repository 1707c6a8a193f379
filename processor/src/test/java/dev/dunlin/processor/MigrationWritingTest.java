package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a name, what is pending becomes a migration, once. */
class MigrationWritingTest {
    @TempDir
    Path folder;

    private Project project;
    private SortedMap<String, String> before;

    @BeforeEach
    void build() {
        project = Campaign.committedIn(folder);
        before = project.migrations();
    }

    private void addColor() {
        cut("@Nullable UUID leader, @Nullable String color");
    }

    private void cut(String components) {
        String text = project.text("src/main/java/" + Campaign.CUT);
        project.source(Campaign.CUT, text.replace("@Nullable UUID leader", components));
    }

    @Test
    void withoutANameNothingIsWrittenIntoTheSources() {
        addColor();

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.text())
                .contains(
                        "[DUN2201] 1 change is pending in history \"main\": add column cut.color, at package org.example")
                .contains("The migrations in src/main/resources/db/main do not lead to what the records declare.")
                .contains("compile with -Adunlin.name=add_color_to_cut");
        assertThat(project.migrations()).isEqualTo(before);
        assertThat(project.emitted().keySet())
                .contains(
                        "META-INF/dunlin/main/pending/migration.sql",
                        "META-INF/dunlin/main/pending/down.sql",
                        "META-INF/dunlin/main/pending/changes.json");
    }

    @Test
    void withANameAFolderIsWrittenIntoTheSourcesAndTheClassOutput() {
        addColor();

        Outcome outcome = project.option("name", "add_color")
                .option("timestamp", "20260301080000")
                .compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.text()).contains("[DUN2208] wrote src/main/resources/db/main/20260301080000_add_color");
        assertThat(outcome.codes()).containsExactly("DUN2208");
        String place = "main/20260301080000_add_color/";
        assertThat(project.migrations())
                .containsKeys(place + "migration.sql", place + "down.sql", place + "changes.json");
        assertThat(project.migrations().get(place + "migration.sql"))
                .contains("ALTER TABLE \"public\".\"cut\" ADD COLUMN \"color\" text;");
        assertThat(project.emitted("db/" + place + "migration.sql"))
                .isEqualTo(project.migrations().get(place + "migration.sql"));
        assertThat(project.emitted("db/main/dunlin.properties")).isEqualTo(before.get("main/dunlin.properties"));
        assertThat(project.emitted().keySet()).noneMatch(name -> name.contains("/pending/"));
        assertThat(project.emitted("META-INF/dunlin/main/schema.sql"))
                .contains("20260301080000_add_color", "\"color\" text");
    }

    @Test
    void aMigrationComesAfterTheNewestOne() {
        addColor();

        project.option("name", "add_color")
                .option("timestamp", "20200101000000")
                .compile();

        assertThat(project.migrations()).containsKey("main/20260211120001_add_color/migration.sql");
    }

    @Test
    void theSameCommandAgainWritesNothing() {
        addColor();
        project.option("name", "add_color").compile();
        SortedMap<String, String> once = project.migrations();

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.codes()).containsExactly("DUN2209");
        assertThat(project.migrations()).isEqualTo(once);
    }

    @Test
    void aCompilationThatFailsAfterTheMigrationIsRepeatedWithoutHarm() {
        cut("@Nullable UUID head");
        project.source("org/example/Broken.java", """
                package org.example;

                class Broken {
                    int number() {
                        return "not a number";
                    }
                }
                """)
                .option("name", "drop_leader")
                .option("accept", "drop-column:cut.leader")
                .compile();
        SortedMap<String, String> once = project.migrations();
        assertThat(once.keySet()).anyMatch(name -> name.endsWith("_drop_leader/migration.sql"));

        assertThat(project.compile().codes()).containsExactly("DUN2209");
        Outcome outcome = project.without("org/example/Broken.java").compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.codes()).containsExactly("DUN2209");
        assertThat(project.migrations()).isEqualTo(once);
    }

    @Test
    void nothingIsWrittenWhenTheSourcesHaveErrorsThatThisToolFinds() {
        addColor();
        project.source("org/example/Wrong.java", """
                package org.example;

                import dev.dunlin.annotations.*;

                @Table
                public record Wrong(@Id Thread id) {}
                """);

        Outcome outcome = project.option("name", "add_color").compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(project.migrations()).isEqualTo(before);
    }

    @Test
    void nothingIsWrittenWhenATypeIsMissing() {
        addColor();
        project.source("org/example/Wrong.java", """
                package org.example;

                import dev.dunlin.annotations.*;

                @Table
                public record Wrong(@Id int id, Missing missing) {}
                """);

        Outcome outcome = project.option("name", "add_color").compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(project.migrations()).isEqualTo(before);
    }

    @Test
    void aNameThatAnotherMigrationHasIsRefused() {
        addColor();

        Outcome outcome = project.option("name", "initial").compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains("[DUN2003] no migration can be called \"initial\" now")
                .contains("The name \"initial\" is taken by 20260211120000_initial");
        assertThat(project.migrations()).isEqualTo(before);
    }

    @Test
    void aPlanOfTwoStagesIsTwoMigrationsOneSecondApart() {
        cut("@Nullable UUID leader, @Nullable @Index String color");

        Outcome outcome = project.option("name", "add_color")
                .option("timestamp", "20260301080000")
                .compile();

        assertThat(outcome.codes()).containsExactly("DUN2208", "DUN2208");
        assertThat(project.migrations())
                .containsKeys(
                        "main/20260301080000_add_color/migration.sql",
                        "main/20260301080001_add_color_online/migration.sql");
        assertThat(project.migrations().get("main/20260301080001_add_color_online/migration.sql"))
                .startsWith("-- dunlin:no-transaction\n");
    }

    @Test
    void severalHistoriesAreWrittenTogetherOrNotAtAll() {
        addColor();
        project.source("org/media/package-info.java", """
                @dev.dunlin.annotations.Schema(history = "media")
                package org.media;
                """)
                .source("org/media/Video.java", """
                        package org.media;

                        import dev.dunlin.annotations.*;

                        @Table
                        public record Video(@Id int id) {}
                        """)
                .file("src/main/resources/db/media", "in the way");

        Outcome refused = project.option("name", "together").compile();
        assertThat(refused.succeeded()).isFalse();
        assertThat(project.migrations())
                .containsOnlyKeys(Stream.concat(before.keySet().stream(), Stream.of("media"))
                        .toList());

        Outcome outcome = project.delete("src/main/resources/db/media").compile();
        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(project.migrations().keySet())
                .anyMatch(name -> name.matches("main/\\d+_together/migration.sql"))
                .anyMatch(name -> name.matches("media/\\d+_together/migration.sql"))
                .contains("media/dunlin.properties");
    }

    @Test
    void onlyTheHistoryThatIsAskedForIsWritten() {
        addColor();
        project.source("org/media/package-info.java", """
                @dev.dunlin.annotations.Schema(history = "media")
                package org.media;
                """).source("org/media/Video.java", """
                        package org.media;

                        import dev.dunlin.annotations.*;

                        @Table
                        public record Video(@Id int id) {}
                        """);

        Outcome outcome =
                project.option("name", "videos").option("history", "media").compile();

        assertThat(outcome.codes()).containsExactly("DUN2208");
        assertThat(project.migrations().keySet()).noneMatch(name -> name.matches("main/\\d+_videos.*"));
        assertThat(project.migrations().keySet()).anyMatch(name -> name.matches("media/\\d+_videos/migration.sql"));
    }
}
