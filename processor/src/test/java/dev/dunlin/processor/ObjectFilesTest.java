package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views, and files of plain SQL in the history's folder, from the source to the migration. */
class ObjectFilesTest {
    private static final String OBJECTS = "src/main/resources/db/main/objects/";
    private static final String TOUCH = """
            CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RETURN NEW;
            END
            $$;
            """;

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void commitTheInitialMigration() {
        project = Project.in(folder)
                .source("campaign/package-info.java", """
                        @Schema
                        package campaign;

                        import dev.dunlin.annotations.Schema;
                        """)
                .source("campaign/User.java", """
                        package campaign;

                        import dev.dunlin.annotations.*;

                        @Table("users")
                        public record User(@Id int id, String name) {}
                        """)
                .source("campaign/UserName.java", """
                        package campaign;

                        import dev.dunlin.annotations.*;

                        @View(value = "user_names", query = "SELECT name FROM users")
                        public record UserName(String name) {}
                        """)
                .file(OBJECTS + "a_trigger.sql", """
                        CREATE TRIGGER users_touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
                        """)
                .file(OBJECTS + "touch.sql", TOUCH)
                .option("timestamp", "20260211120000");
        assertThat(project.option("name", "initial").compile().codes()).containsExactly("DUN2208");
    }

    private String sql(String migration, String file) {
        return project.text("src/main/resources/db/main/" + migration + "/" + file);
    }

    private Outcome write(String name, String accepted) {
        return project.option("timestamp", "20260212120000")
                .option("name", name)
                .option("accept", accepted)
                .compile();
    }

    @Test
    void theInitialMigrationCarriesWhatTheFilesSayWhereItBelongs() {
        assertThat(sql("20260211120000_initial", "migration.sql"))
                .containsSubsequence(
                        "CREATE TABLE \"users\"",
                        "-- Carry objects/touch.sql",
                        "CREATE OR REPLACE FUNCTION touch()",
                        "CREATE TRIGGER users_touch")
                .contains("CREATE VIEW \"user_names\" (\"name\") AS\nSELECT name FROM users;");
        assertThat(project.emitted("META-INF/dunlin/main/snapshot.json"))
                .contains("\"views\"")
                .contains("\"objects\"");
        assertThat(project.withoutOption("name").compile().codes()).isEmpty();
    }

    @Test
    void anEditedFileIsNoticedThoughNothingElseChanges() {
        project.withoutOption("name").file(OBJECTS + "touch.sql", TOUCH.replace("RETURN NEW", "RETURN OLD"));

        Outcome outcome = project.compile();

        assertThat(outcome.codes()).containsExactly("DUN2201");
        assertThat(outcome.text()).contains("carry the changed objects/touch.sql");
        assertThat(project.option("timestamp", "20260212120000")
                        .option("name", "touch_old")
                        .compile()
                        .codes())
                .containsExactly("DUN2208");
        assertThat(sql("20260212120000_touch_old", "migration.sql")).contains("RETURN OLD");
        assertThat(sql("20260212120000_touch_old", "down.sql")).contains("RETURN NEW");
    }

    @Test
    void aRemovedFileIsUndoneWhenThatIsAccepted() {
        project.delete(OBJECTS + "a_trigger.sql");

        Outcome refused = project.option("timestamp", "20260212120000")
                .option("name", "no_trigger")
                .compile();
        Outcome written = write("no_trigger", "drop-object:a_trigger");

        assertThat(refused.text()).contains("-Adunlin.accept=drop-object:a_trigger");
        assertThat(written.codes()).contains("DUN2208");
        assertThat(sql("20260212120000_no_trigger", "migration.sql")).contains("DROP TRIGGER users_touch ON users;");
        assertThat(sql("20260212120000_no_trigger", "down.sql")).contains("CREATE TRIGGER users_touch");
    }

    @Test
    void aFileThatNoMigrationCanCarryIsShownWithItsLine() {
        project.withoutOption("name").file(OBJECTS + "vacuum.sql", "SELECT 1;\n\nVACUUM users;\n");

        Outcome outcome = project.compile();

        assertThat(outcome.codes()).containsExactly("DUN2107");
        assertThat(outcome.text()).contains("objects/vacuum.sql, line 3");
    }

    @Test
    void aFileWithoutStatementsIsRefused() {
        project.withoutOption("name").file(OBJECTS + "nothing.sql", "-- nothing yet\n");

        assertThat(project.compile().codes()).containsExactly("DUN2107");
    }
}
