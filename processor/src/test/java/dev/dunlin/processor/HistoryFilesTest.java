package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonParser;
import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import dev.dunlin.schema.history.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history that cannot be used stops the compilation at the anchor, and says which file is to blame. */
class HistoryFilesTest {
    private static final String DB = "src/main/resources/db/";
    private static final String INITIAL = "main/20260211120000_initial/";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void build() {
        project = Campaign.committedIn(folder);
    }

    private Project edit(String file, String from, String to) {
        String text = project.text(DB + file);
        assertThat(text).contains(from);
        return project.file(DB + file, text.replace(from, to));
    }

    @Test
    void aMalformedFileIsNamedWithLineAndReason() {
        edit(INITIAL + "changes.json", "\"format\": 1,", "\"format\": 1");

        Outcome outcome = project.compile();

        assertThat(outcome.codes()).containsExactly("DUN2104");
        assertThat(outcome.text())
                .contains("package-info.java:1: error: [DUN2104]")
                .contains("at src/main/resources/db/" + INITIAL + "changes.json, line 3");
    }

    @Test
    void aNativeImageKeepsWhatTheRuntimeReads() {
        project.compile();

        List<Pattern> kept = JsonParser.parseString(
                        project.emitted("META-INF/native-image/dev.dunlin/main/resource-config.json"))
                .getAsJsonObject()
                .getAsJsonObject("resources")
                .getAsJsonArray("includes")
                .asList()
                .stream()
                .map(include ->
                        Pattern.compile(include.getAsJsonObject().get("pattern").getAsString()))
                .toList();
        assertThat(List.of(
                        "META-INF/dunlin/main/schema.sql",
                        "db/main/dunlin.properties",
                        "db/" + INITIAL + "migration.sql"))
                .allMatch(
                        name -> kept.stream().anyMatch(one -> one.matcher(name).matches()));
        assertThat(List.of("META-INF/dunlin/index.json", "db/media/dunlin.properties"))
                .noneMatch(
                        name -> kept.stream().anyMatch(one -> one.matcher(name).matches()));
    }

    @Test
    void mergeMarkersAreMalformed() {
        edit(INITIAL + "changes.json", "\"format\": 1,", "<<<<<<< ours\n  \"format\": 1,");

        assertThat(project.compile().codes()).containsExactly("DUN2104");
    }

    @Test
    void aFileOfANewerVersionIsRefused() {
        edit(INITIAL + "changes.json", "\"format\": 1,", "\"format\": 99,");

        Outcome outcome = project.compile();

        assertThat(outcome.codes()).containsExactly("DUN2105");
        assertThat(outcome.text()).contains("format 99", "Update Dunlin.");
    }

    @Test
    void aHistoryOfANewerVersionIsRefused() {
        edit("main/dunlin.properties", "format=1", "format=2");

        assertThat(project.compile().codes()).containsExactly("DUN2105");
    }

    @Test
    void aMissingPropertiesFileIsRefused() {
        project.delete(DB + "main/dunlin.properties");

        assertThat(project.compile().codes()).containsExactly("DUN2104");
    }

    @Test
    void twoBranchesThatChangeTheSameAreAConflictOfTwoNamedMigrations() {
        branch("20260301000000_ours", "@Nullable UUID leader, @Nullable String color");
        project.file(DB + "main/20260301000001_theirs/changes.json", theirs());
        project.file(DB + "main/20260301000001_theirs/migration.sql", "SELECT 1;\n");

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.codes()).containsExactly("DUN2106");
        assertThat(outcome.text()).contains("20260301000000_ours", "20260301000001_theirs", "cut.color");
    }

    @Test
    void twoBranchesThatChangeDifferentThingsMerge() {
        branch("20260301000000_ours", "@Nullable UUID leader, @Nullable String color");
        project.file(DB + "main/20260301000001_theirs/changes.json", theirs().replace("color", "size"));
        project.file(DB + "main/20260301000001_theirs/migration.sql", "SELECT 1;\n");
        cut("@Nullable UUID leader, @Nullable String color, @Nullable Integer size");

        assertThat(project.compile().codes()).isEmpty();
    }

    @Test
    void anEditedMigrationIsNotUsedForTheWholeSchema() {
        edit(INITIAL + "migration.sql", "CREATE TABLE", "CREATE  TABLE");

        assertThat(project.compile().codes()).isEmpty();

        assertThat(project.emitted()).doesNotContainKey("META-INF/dunlin/main/schema.sql");
    }

    @Test
    void anUnreadableFolderIsRefused() throws IOException {
        Path main = project.path(DB + "main");
        Files.setPosixFilePermissions(main, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(main), "this user reads every folder, whatever its permissions");

            assertThat(project.compile().codes()).containsExactly("DUN2103");
        } finally {
            Files.setPosixFilePermissions(main, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aMigrationThatIsNoFileIsRefused() {
        project.delete(DB + INITIAL + "migration.sql").folder(DB + INITIAL + "migration.sql");

        Outcome outcome = project.compile();

        assertThat(outcome.codes()).contains("DUN2103");
        assertThat(outcome.text()).contains("at src/main/resources/db/" + INITIAL + "migration.sql");
    }

    @Test
    void aFileInPlaceOfTheHistoryIsRefused() {
        project.delete(DB + "main").file(DB + "main", "a file");

        Outcome outcome = project.compile();

        assertThat(outcome.codes()).containsExactly("DUN2103");
        assertThat(outcome.text()).contains("at src/main/resources/db/main");
    }

    @Test
    void aHistoryOfPrismaHasNoTypedChanges() {
        project.delete(DB + "main").file(DB + "main/01_init/migration.sql", "CREATE TABLE \"cut\" ();\n");

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.codes()).containsExactly("DUN2201");
        assertThat(project.emitted()).doesNotContainKey("META-INF/dunlin/main/schema.sql");
    }

    @Test
    void aMigrationThatWouldNotSortLastIsRefused() {
        project.file(DB + "main/zzz_last/migration.sql", "SELECT 1;\n");
        cut("@Nullable UUID leader, @Nullable String color");

        Outcome outcome = project.option("name", "add_color").compile();

        assertThat(outcome.codes()).contains("DUN2003");
        assertThat(outcome.text()).contains("zzz_last");
    }

    private void cut(String components) {
        project.source(
                Campaign.CUT,
                project.text("src/main/java/" + Campaign.CUT).replaceAll("@Nullable UUID leader[^)]*", components));
    }

    private void branch(String migration, String components) {
        cut(components);
        project.option("name", migration.substring(15))
                .option("timestamp", migration.substring(0, 14))
                .compile();
        project.withoutOption("name").withoutOption("timestamp");
    }

    private static String theirs() {
        String checksum = Checksum.of("SELECT 1;\n");
        return """
                {
                  "format": 1,
                  "migration.sql": {"generated": "%s"},
                  "changes": [
                    {
                      "change": "add-column",
                      "table": "public.cut",
                      "column": {"name": "color", "type": "integer", "nullable": true, "java": "color"}
                    }
                  ]
                }
                """.formatted(checksum);
    }
}
