package dev.dunlin.schema.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.schema.diff.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryDirectoryTest {
    private static final MigrationFiles INITIAL =
            new MigrationFiles("20260211120000_initial", "CREATE TABLE a ();\n", "DROP TABLE a;\n", changes());
    private static final MigrationFiles ONLINE =
            new MigrationFiles("20260211120001_initial_online", "-- dunlin:no-transaction\n", null, changes());

    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        Path history = folder.resolve("db/main");

        directory(history).write(List.of(INITIAL, ONLINE));

        assertThat(directory(history).read())
                .isEqualTo(new HistoryFiles("db/main", HistoryProperties.TEXT, List.of(INITIAL, ONLINE)));
        assertThat(names(history))
                .containsExactly("20260211120000_initial", "20260211120001_initial_online", "dunlin.properties");
        assertThat(names(history.resolve(ONLINE.name()))).containsExactly("changes.json", "migration.sql");
    }

    @Test
    void aMissingFolderIsAnEmptyHistory() {
        assertThat(directory(folder.resolve("main")).read()).isEqualTo(new HistoryFiles("db/main", null, List.of()));
    }

    @Test
    void readsTheFilesOfObjects() throws IOException {
        Path objects = Files.createDirectories(folder.resolve("main").resolve("objects"));
        Files.writeString(objects.resolve("touch.sql"), "SELECT 1;");
        Files.writeString(objects.resolve("a.b.sql"), "SELECT 2;");
        Files.writeString(objects.resolve("README.md"), "x");
        Files.writeString(objects.resolve(".hidden.sql"), "x");

        HistoryFiles files = directory(folder.resolve("main")).read();

        assertThat(files.objects())
                .containsExactly(
                        new HistoryFiles.ObjectFile("a.b", "SELECT 2;"),
                        new HistoryFiles.ObjectFile("touch", "SELECT 1;"));
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void leavesOtherFilesAlone() throws IOException {
        Path history = Files.createDirectories(folder.resolve("main"));
        for (String other : List.of("seed", ".git", "." + INITIAL.name() + ".1.tmp")) {
            Files.createDirectories(history.resolve(other));
            Files.writeString(history.resolve(other).resolve("migration.sql"), "SELECT 1;");
        }
        Files.writeString(history.resolve("migration_lock.toml"), "provider = \"postgresql\"");
        Files.writeString(history.resolve("README.md"), "x");

        HistoryFiles files = directory(history).read();

        assertThat(files).isEqualTo(new HistoryFiles("db/main", null, List.of()));
    }

    @Test
    void readsTextAsItIs() throws IOException {
        Path migration = Files.createDirectories(folder.resolve("main/01_init"));
        Files.writeString(migration.resolve("migration.sql"), "\ufeffSELECT 'é';\r\n");

        assertThat(directory(folder.resolve("main")).read().migrations())
                .containsExactly(new MigrationFiles("01_init", "\ufeffSELECT 'é';\r\n", null, null));
    }

    @Test
    void aFolderWithoutMigrationIsReadAsSuch() throws IOException {
        Files.createDirectories(folder.resolve("main/20260211120000_empty"));

        HistoryFiles files = directory(folder.resolve("main")).read();

        assertThat(files.problems()).isEmpty();
        assertThat(files.migrations()).containsExactly(new MigrationFiles("20260211120000_empty", null, null, null));
    }

    @Test
    void reportsEverythingThatCannotBeRead() throws IOException {
        Path history = Files.createDirectories(folder.resolve("main"));
        Files.createDirectories(history.resolve("01_a/migration.sql"));
        Files.createDirectories(history.resolve("02_b"));
        Files.write(history.resolve("02_b/migration.sql"), "SELECT 'é';".getBytes(StandardCharsets.ISO_8859_1));
        Files.createSymbolicLink(history.resolve("03_c"), Path.of("nowhere"));
        Files.createDirectories(history.resolve("04_d"));
        Files.createSymbolicLink(history.resolve("04_d/migration.sql"), Path.of("migration.sql"));

        List<HistoryProblem> problems = directory(history).read().problems();

        assertThat(problems)
                .extracting(problem -> problem.toString().replaceAll("cannot be read: [^.]*", "cannot be read: …"))
                .containsExactly(
                        "db/main/01_a/migration.sql: The file cannot be read: …. Make it a file that this user may read.",
                        "db/main/02_b/migration.sql: The file is not text in UTF-8. Save it as UTF-8.",
                        "db/main/03_c: The path is a symbolic link to nothing. Correct the link or delete it.",
                        "db/main/04_d/migration.sql: The file cannot be read: …. Make it a file that this user may read.");
    }

    @Test
    void reportsWhatIsNoFolder() throws IOException {
        Files.writeString(folder.resolve("main"), "x");

        assertThat(directory(folder.resolve("main")).read().problems())
                .extracting(HistoryProblem::toString)
                .containsExactly(
                        "db/main: The folder is a file. Make it a folder that this user may read, or name another with"
                                + " -Adunlin.dir.");
    }

    @Test
    void reportsAFolderThatMayNotBeRead() throws IOException {
        Path history = Files.createDirectories(folder.resolve("main"));
        Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(history), "root may read everything");

            assertThat(directory(history).read().problems())
                    .extracting(HistoryProblem::toString)
                    .containsExactly("db/main: The folder may not be read. Make it a folder that this user may read, or"
                            + " name another with -Adunlin.dir.");
        } finally {
            Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void followsSymbolicLinks() throws IOException {
        directory(folder.resolve("real")).write(List.of(INITIAL));
        Files.createSymbolicLink(folder.resolve("main"), Path.of("real"));
        Files.createSymbolicLink(folder.resolve("real/20260211120002_linked"), Path.of(INITIAL.name()));

        HistoryFiles files = directory(folder.resolve("main")).read();

        assertThat(files.problems()).isEmpty();
        assertThat(files.migrations())
                .extracting(MigrationFiles::name)
                .containsExactly(INITIAL.name(), "20260211120002_linked");
    }

    @Test
    void neverOverwrites() throws IOException {
        directory(folder).write(List.of(INITIAL));
        MigrationFiles other = new MigrationFiles(INITIAL.name(), "SELECT 2;", null, null);

        assertThatThrownBy(() -> directory(folder).write(List.of(ONLINE, other)))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessage("db/main/20260211120000_initial: is there already, and a migration is never overwritten");

        assertThat(directory(folder).read().migrations()).containsExactly(INITIAL);
    }

    @Test
    void takesBackWhatItWroteWhenALaterOneCannotAppear() throws IOException {
        // Of two of one name, the second finds the first in its place.
        MigrationFiles twice = new MigrationFiles(ONLINE.name(), "SELECT 2;", null, null);

        assertThatThrownBy(() -> directory(folder).write(List.of(INITIAL, ONLINE, twice)))
                .isInstanceOf(IOException.class);

        assertThat(names(folder)).containsExactly("dunlin.properties");
    }

    @Test
    void deletesMigrations() throws IOException {
        directory(folder).write(List.of(INITIAL, ONLINE));

        directory(folder).delete(List.of(ONLINE.name(), "20260211120002_gone"));

        assertThat(names(folder)).containsExactly(INITIAL.name(), "dunlin.properties");
    }

    @Test
    void deletesALinkAndNotWhatItPointsTo() throws IOException {
        directory(folder).write(List.of(INITIAL));
        Files.createSymbolicLink(folder.resolve(ONLINE.name()), Path.of(INITIAL.name()));

        directory(folder).delete(List.of(ONLINE.name()));

        assertThat(names(folder)).containsExactly(INITIAL.name(), "dunlin.properties");
        assertThat(directory(folder).read().migrations()).containsExactly(INITIAL);
    }

    @Test
    void keepsThePropertiesThatAreThere() throws IOException {
        Files.writeString(folder.resolve("dunlin.properties"), "# ours\nprovider=postgresql\nformat=1\n");

        directory(folder).write(List.of(INITIAL));

        assertThat(folder.resolve("dunlin.properties")).hasContent("# ours\nprovider=postgresql\nformat=1\n");
    }

    @Test
    void leavesNothingBehindWhenWritingFails() throws IOException {
        MigrationFiles impossible = new MigrationFiles("a".repeat(250), "SELECT 1;", null, null);

        assertThatThrownBy(() -> directory(folder).write(List.of(INITIAL, impossible)))
                .isInstanceOf(IOException.class);

        assertThat(names(folder)).isEmpty();
    }

    @Test
    void oneOfManyWritersWinsAndItsMigrationIsWhole() throws Exception {
        int writers = 8;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            MigrationFiles mine = new MigrationFiles(INITIAL.name(), "SELECT " + i + ";", "-- " + i, null);
            results.add(pool.submit(() -> {
                start.await();
                return written(mine);
            }));
        }

        start.countDown();

        int won = -1;
        for (int i = 0; i < writers; i++) {
            if (results.get(i).get()) {
                assertThat(won).as("another winner").isEqualTo(-1);
                won = i;
            }
        }
        pool.shutdown();
        assertThat(directory(folder).read().migrations())
                .containsExactly(new MigrationFiles(INITIAL.name(), "SELECT " + won + ";", "-- " + won, null));
        assertThat(names(folder)).containsExactly(INITIAL.name(), "dunlin.properties");
    }

    private boolean written(MigrationFiles migration) {
        try {
            directory(folder).write(List.of(migration));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static HistoryDirectory directory(Path path) {
        return new HistoryDirectory(path, "db/main");
    }

    private static List<String> names(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static String changes() {
        return ChangesCodec.write(new ChangesFile(
                List.of(new Change.AddExtension("citext")), List.of(), Checksum.of("CREATE TABLE a ();\n"), null));
    }
}
