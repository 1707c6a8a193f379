package dev.dunlin.processor.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dunlin.processor.migrating.CommittedHistory;
import dev.dunlin.schema.history.MigrationFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationWriterTest {
    private static final MigrationFiles FIRST = migration("20260211120000_initial");
    private static final MigrationFiles SECOND = migration("20260211120001_initial_online");

    @TempDir
    Path folder;

    private final MigrationWriter writer = new MigrationWriter();
    private final Map<CommittedHistory, List<MigrationFiles>> migrations = new LinkedHashMap<>();

    @BeforeEach
    void namesTheMigrationsOfTwoHistories() {
        migrations.put(history("main"), List.of(FIRST, SECOND));
        migrations.put(history("media"), List.of(FIRST));
    }

    @Test
    void saysWhatItWroteInOrder() throws IOException {
        writer.write(migrations);

        assertThat(writer.written())
                .containsExactly(
                        "db/main/20260211120000_initial",
                        "db/main/20260211120001_initial_online",
                        "db/media/20260211120000_initial");
    }

    @Test
    void takesBackAllThatItWrote() throws IOException {
        writer.write(migrations);

        assertThat(writer.takeBack()).isEmpty();

        assertThat(folder.resolve("main")).isDirectoryNotContaining(Files::isDirectory);
        assertThat(folder.resolve("media")).isDirectoryNotContaining(Files::isDirectory);
        assertThat(writer.written()).isEmpty();
    }

    @Test
    void leavesWhatWasThereBefore() throws IOException {
        Path older = Files.createDirectories(folder.resolve("main/20260101000000_older"));
        Path another = Files.createDirectories(folder.resolve("media").resolve(FIRST.name()));
        Files.writeString(another.resolve("migration.sql"), "SELECT 'of another process';\n");

        assertThatThrownBy(() -> writer.write(migrations)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(writer.takeBack()).isEmpty();

        assertThat(folder.resolve("main").resolve(FIRST.name())).doesNotExist();
        assertThat(folder.resolve("main").resolve(SECOND.name())).doesNotExist();
        assertThat(older).isDirectory();
        assertThat(another.resolve("migration.sql")).hasContent("SELECT 'of another process';\n");
    }

    @Test
    void takesBackOnce() throws IOException {
        writer.write(migrations);
        writer.takeBack();
        Path another = Files.createDirectories(folder.resolve("media").resolve(FIRST.name()));

        writer.takeBack();

        assertThat(another).isDirectory();
    }

    private CommittedHistory history(String name) {
        return new CommittedHistory(name, folder.resolve(name), "db/" + name);
    }

    private static MigrationFiles migration(String name) {
        return new MigrationFiles(name, "SELECT 1;\n", "SELECT 2;\n", "{}\n");
    }
}
