package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

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

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().map(JarEntry::getName).toList();
        }
    }
}
