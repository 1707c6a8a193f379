package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where migrations are found, and what must stand there. */
class LocationTest {
    @TempDir
    Path directory;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void resetClassLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void aFolderOfTheClassPath() throws IOException {
        history("classes")
                .migration("m2", "select 2")
                .migration("m1", "select 1")
                .properties();

        classPath(directory.resolve("classes"));

        assertThat(names(settings())).containsExactly("m1", "m2");
    }

    @Test
    void aJar() throws IOException {
        Path jar = jar(Map.of(
                "db/main/dunlin.properties", "provider=postgresql\nformat=1\n",
                "db/main/m1/migration.sql", "select 1",
                "db/main/m1/down.sql", "select -1",
                "db/main/m1/changes.json", Migration.checksum("select 1"),
                "db/main/objects/f.sql", "select",
                "db/main2/m9/migration.sql", "select 9",
                "other/db/main/m8/migration.sql", "select 8"));

        classPath(jar);

        List<Migration> migrations = MigrationFiles.read(settings());
        assertThat(migrations).extracting(Migration::name).containsExactly("m1");
        assertThat(migrations.get(0).down()).isEqualTo("select -1");
        assertThat(migrations.get(0).file()).isEqualTo("db/main/m1/migration.sql");
    }

    @Test
    void aJarOfAPrismaHistory() throws IOException {
        Path jar = jar(Map.of(
                "prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n",
                "prisma/migrations/01_init/migration.sql", "select 1"));
        classPath(jar);

        assertThat(names(settings().location("/prisma/migrations/"))).containsExactly("01_init");
    }

    @Test
    void severalPlacesAreMerged() throws IOException {
        history("classes")
                .migration("m1", "select 1")
                .migration("m2", "select 2")
                .properties();
        history("resources").migration("m1", "select 1\n".strip()).migration("m3", "select 3");

        classPath(directory.resolve("classes"), directory.resolve("resources"));

        assertThat(names(settings())).containsExactly("m1", "m2", "m3");
    }

    @Test
    void oneNameWithTwoContentsIsRefused() throws IOException {
        history("classes").migration("m1", "select 1").properties();
        history("resources").migration("m1", "select 2");

        classPath(directory.resolve("classes"), directory.resolve("resources"));

        assertRefused("DUN5103", "db/main/m1: this migration stands in two places with two contents");
    }

    @Test
    void theGeneratedClassOpensItsOwnModule() throws IOException {
        Path jar = jar(Map.of(
                "db/shop/dunlin.properties",
                "provider=postgresql\nformat=1\n",
                "db/shop/m1/migration.sql",
                "select 1"));
        try (URLClassLoader module = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            History generated = new History() {
                @Override
                public String name() {
                    return "shop";
                }

                @Override
                public @Nullable URL resource(String path) {
                    return module.getResource(path);
                }
            };

            assertThat(names(settings().history(generated))).containsExactly("m1");
        }
    }

    @Test
    void aDirectoryAsPrismaWritesIt() throws IOException {
        new TestHistory(directory)
                .migration("20230101000000_a copy", "select 1")
                .migration("01_init", "select 1")
                .file("migration_lock.toml", "# Please do not edit\nprovider = \"postgresql\"\n")
                .file("README.md", "hello")
                .file("empty/notes.txt", "no migration");

        assertThat(names(directorySettings())).containsExactly("01_init", "20230101000000_a copy");
    }

    @Test
    void objectsAndSeedsAreNoMigrations() {
        new TestHistory(directory)
                .migration("m1", "select 1")
                .file("objects/migration.sql", "x")
                .file("seed/migration.sql", "x");

        assertThat(names(directorySettings())).containsExactly("m1");
    }

    @Test
    void aFolderThatIsNowhereIsTold() {
        assertRefused(
                "DUN5101",
                "db/main: the class path has no such folder. Generate the first migration of history \"main\", see that the"
                        + " folder is packaged with the classes, or name another place with location(…). No processor has"
                        + " run: since JDK 23 it must stand on the processor path.");
        assertThatThrownBy(() -> MigrationFiles.read(settings().location(directory.resolve("nowhere"))))
                .hasMessage("[DUN5101] %s: there is no such directory; it should hold the migrations' folders."
                        .formatted(directory.resolve("nowhere")));
    }

    @Test
    void aFolderThatIsNowhereIsNotTheProcessorsFaultWhereItHasRun() throws IOException {
        classPath(jar(Map.of("META-INF/dunlin/main/snapshot.json", "{}")));

        assertThatThrownBy(() -> MigrationFiles.read(settings())).hasMessageEndingWith("with location(…).");
    }

    @Test
    void aTypedHistoryMustStateItsFormat() throws IOException {
        TestHistory history =
                new TestHistory(directory).migration("m1", "select 1").file("m1/changes.json", "{}");

        assertRefused(
                directorySettings(),
                "DUN5102",
                "dunlin.properties: this file is missing, and m1 has typed changes, so that their format must be known. Bring"
                        + " the file back, with the lines provider=postgresql and format=1.");
        history.properties();
        assertThat(names(directorySettings())).containsExactly("m1");
    }

    @Test
    void aHistoryOfAnotherKindIsRefused() {
        assertPropertiesRefused(
                "provider=mysql\nformat=1", "the provider is \"mysql\", and this is for postgresql only.");
        assertPropertiesRefused("format=1", "the provider is not stated, and this is for postgresql only.");
        assertPropertiesRefused("provider=postgresql", "the format is not stated; it must be a number, here format=1.");
        assertPropertiesRefused(
                "provider=postgresql\nformat=x", "the format is \"x\"; it must be a number, here format=1.");
        assertPropertiesRefused(
                "provider=postgresql\nformat=2",
                "the history is of format \"2\", and this version of dunlin-runtime (%s) knows format 1; use the version that"
                                .formatted(Version.CURRENT)
                        + " wrote it, or a newer one.");
    }

    @Test
    void aPrismaHistoryOfAnotherDatabaseIsRefused() {
        new TestHistory(directory).migration("m1", "select 1").file("migration_lock.toml", "provider = \"mysql\"");

        assertRefused(
                directorySettings(),
                "DUN5102",
                "migration_lock.toml: the provider is \"mysql\", and this is for postgresql only.");
    }

    @Test
    void aMigrationWithoutItsSqlIsRefused() {
        new TestHistory(directory).properties().file("m1/down.sql", "select 1");

        assertRefused(directorySettings(), "DUN5104", "m1: this migration has no migration.sql; bring the file back.");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.createDirectories(directory.resolve("m1"));
        Files.write(directory.resolve("m1/migration.sql"), "select 'é'".getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(directorySettings(), "DUN5104", "m1/migration.sql: this file is not UTF-8; save it as UTF-8.");
    }

    @Test
    void aHistoryHasAnOrdinaryName() {
        assertThatThrownBy(() -> settings().history("../main"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a history's name consists of letters, digits, _ and -, not \"../main\"");
    }

    private void assertPropertiesRefused(String properties, String message) {
        new TestHistory(directory).file("dunlin.properties", properties);

        assertRefused(directorySettings(), "DUN5102", "dunlin.properties: " + message);
    }

    private static void assertRefused(String code, String message) {
        assertRefused(settings(), code, message);
    }

    private static void assertRefused(Dunlin settings, String code, String message) {
        assertThatThrownBy(() -> MigrationFiles.read(settings))
                .isInstanceOf(MigrationFileException.class)
                .hasMessageStartingWith("[" + code + "] ")
                .hasMessageContaining(message);
    }

    private TestHistory history(String root) {
        return new TestHistory(directory.resolve(root).resolve("db/main"));
    }

    private void classPath(Path... entries) throws IOException {
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = entries[i].toUri().toURL();
        }
        Thread.currentThread().setContextClassLoader(new URLClassLoader(urls, null));
    }

    private Path jar(Map<String, String> files) throws IOException {
        Path jar = directory.resolve("a b.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private Dunlin directorySettings() {
        return settings().location(directory);
    }

    private static Dunlin settings() {
        return Dunlin.forDataSource(new NoDataSource());
    }

    private static List<String> names(Dunlin settings) {
        return MigrationFiles.read(settings).stream().map(Migration::name).toList();
    }
}
