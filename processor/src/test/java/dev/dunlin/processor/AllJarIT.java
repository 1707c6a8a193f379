package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.annotations.Table;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar that plain {@code javac -processorpath} takes; the build says where it is. */
class AllJarIT {
    private static final Path JAR = Path.of(System.getProperty("dunlin.all.jar"));

    @Test
    void itHoldsTheEngineAndItsLibrariesUnderItsOwnPackages() throws IOException {
        List<String> classes =
                entries().stream().filter(name -> name.endsWith(".class")).toList();

        assertThat(classes)
                .allMatch(name -> name.startsWith("dev/dunlin/processor/") || name.startsWith("dev/dunlin/schema/"))
                .contains(
                        "dev/dunlin/processor/shaded/gson/stream/JsonWriter.class",
                        "dev/dunlin/processor/shaded/javapoet/JavaFile.class");
    }

    @Test
    void itHoldsOneLicence() throws IOException {
        assertThat(entries()).containsOnlyOnce("META-INF/LICENSE").noneMatch(name -> name.startsWith("META-INF/maven"));
    }

    @Test
    void itIsAnAutomaticModuleOfTheProcessorsName() {
        ModuleDescriptor module =
                ModuleFinder.of(JAR).find("dev.dunlin.processor").orElseThrow().descriptor();

        assertThat(module.isAutomatic()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-processorpath", "--processor-module-path"})
    void plainJavacNeedsNoOtherJar(String path, @TempDir Path directory) throws Exception {
        Path anchor = Files.writeString(directory.resolve("package-info.java"), """
                @Schema(history = "main")
                package shop;

                import dev.dunlin.annotations.Schema;
                """);
        Path item = Files.writeString(directory.resolve("Item.java"), """
                package shop;

                import dev.dunlin.annotations.Id;
                import dev.dunlin.annotations.Table;

                @Table
                record Item(@Id long id, String name) {}
                """);

        String messages = javac(
                path,
                JAR.toString(),
                "-cp",
                annotations().toString(),
                "-Adunlin.dir=" + directory.resolve("db"),
                "-Adunlin.name=initial",
                "-Adunlin.timestamp=20260213120000",
                "-d",
                directory.resolve("classes").toString(),
                anchor.toString(),
                item.toString());

        assertThat(directory.resolve("db/main/20260213120000_initial/migration.sql"))
                .as(messages)
                .content()
                .contains("CREATE TABLE \"item\"");
        assertThat(directory.resolve("classes/shop/Item.class")).exists();
    }

    /** Runs the compiler of this JDK in a process of its own, which knows no class path but the given ones. */
    private static String javac(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "javac").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String messages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(messages).isZero();
        return messages;
    }

    private static Path annotations() throws URISyntaxException {
        return Path.of(
                Table.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().map(JarEntry::getName).toList();
        }
    }
}
