package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.springframework.boot.loader.launch.JarLauncher;

/** An application finds its migrations however it is packaged; each runs as a process of its own. */
class PackagingTest extends DatabaseTest {
    private static final String APPLICATION = """
            package app;

            import dev.dunlin.runtime.AppliedMigration;
            import dev.dunlin.runtime.Dunlin;
            import dev.dunlin.runtime.History;
            import java.lang.reflect.Proxy;
            import java.net.URL;
            import java.sql.DriverManager;
            import javax.sql.DataSource;

            public final class Main implements History {
                @Override
                public String name() {
                    return "main";
                }

                @Override
                public URL resource(String path) {
                    return Main.class.getResource("/" + path);
                }

                public static void main(String[] arguments) {
                    DataSource dataSource = (DataSource) Proxy.newProxyInstance(
                            Main.class.getClassLoader(),
                            new Class<?>[] {DataSource.class},
                            (proxy, method, values) -> DriverManager.getConnection(arguments[0]));
                    Dunlin dunlin = Dunlin.forDataSource(dataSource).history(new Main());
                    if (arguments.length > 1) {
                        dunlin = dunlin.history(arguments[1]);
                    }
                    System.out.println(Main.class.getModule() + " " + dunlin.migrate().applied().stream()
                            .map(AppliedMigration::migration)
                            .toList());
                }
            }
            """;

    private Path runtime;
    private Path classes;

    @BeforeEach
    void compile() throws Exception {
        runtime = directory.resolve("dunlin-runtime.jar");
        jar(runtime, files(location(Dunlin.class), ""));
        classes = directory.resolve("classes");
        Path source = write("source/app/Main.java", APPLICATION);
        Path module = write(
                "source/module-info.java",
                "module app { requires dev.dunlin.runtime; exports app to dev.dunlin.runtime; }");
        write("classes/db/main/dunlin.properties", "provider=postgresql\nformat=1\n");
        write("classes/db/main/m1/migration.sql", "create table a ();");
        write("classes/db/main/m2/migration.sql", "create table b ();");
        run("javac", "-d", text(classes), "-p", text(runtime), text(source), text(module));
    }

    @Test
    void onTheModulePath() throws Exception {
        Path application = directory.resolve("app.jar");
        jar(application, files(classes, ""));
        String path = String.join(
                System.getProperty("path.separator"), text(application), text(runtime), text(location(Driver.class)));

        assertThat(run("java", "-p", path, "-m", "app/app.Main", database.url()))
                .isEqualTo("module app [m1, m2]");
        assertThat(sql.exists("b")).isTrue();
    }

    @Test
    void inNestedJarsOfSpringBoot() throws Exception {
        Files.delete(classes.resolve("module-info.class"));
        Path media = directory.resolve("media.jar");
        write("media/db/media/dunlin.properties", "provider=postgresql\nformat=1\n");
        write("media/db/media/v1/migration.sql", "create table videos ();");
        jar(media, files(directory.resolve("media"), ""));
        Map<String, byte[]> entries = new TreeMap<>(files(classes, "BOOT-INF/classes/"));
        // The loader takes the classes for nested where there is an entry for their folder.
        entries.put("BOOT-INF/classes/", new byte[0]);
        entries.put("BOOT-INF/lib/dunlin-runtime.jar", Files.readAllBytes(runtime));
        entries.put("BOOT-INF/lib/media.jar", Files.readAllBytes(media));
        entries.put("BOOT-INF/lib/postgresql.jar", Files.readAllBytes(location(Driver.class)));
        entries.put("META-INF/MANIFEST.MF", """
                Manifest-Version: 1.0
                Main-Class: org.springframework.boot.loader.launch.JarLauncher
                Start-Class: app.Main
                Spring-Boot-Classes: BOOT-INF/classes/
                Spring-Boot-Lib: BOOT-INF/lib/

                """.getBytes(StandardCharsets.UTF_8));
        try (ZipFile loader = new ZipFile(location(JarLauncher.class).toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) loader.stream().map(ZipEntry.class::cast)::iterator) {
                if (entry.getName().endsWith(".class")) {
                    try (InputStream in = loader.getInputStream(entry)) {
                        entries.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
        Path application = directory.resolve("app.jar");
        jar(application, entries);

        assertThat(run("java", "-jar", text(application), database.url())).endsWith("[m1, m2]");
        assertThat(run("java", "-jar", text(application), database.url(), "media"))
                .endsWith("[v1]");
        assertThat(run("java", "-jar", text(application), database.url())).endsWith("[]");
    }

    /** What the process prints; with all of its errors if it fails. */
    private static String run(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(text(Path.of(System.getProperty("java.home"), "bin", tool)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().reduce("", (before, line) -> line);
    }

    /** Entries are stored as they are, since the loader reads nested jars in place. */
    private static void jar(Path jar, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : entries.entrySet()) {
                CRC32 checksum = new CRC32();
                checksum.update(file.getValue());
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
    }

    private static Map<String, byte[]> files(Path folder, String prefix) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                files.put(prefix + folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String text(Path path) {
        return path.toString();
    }
}
