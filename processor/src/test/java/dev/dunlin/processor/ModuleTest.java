package dev.dunlin.processor;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

class ModuleTest {
    private static final Path CLASSES = classes();
    private static final ModuleDescriptor MODULE =
            ModuleFinder.of(CLASSES).find("dev.dunlin.processor").orElseThrow().descriptor();

    @Test
    void itExportsNothing() {
        assertThat(MODULE.exports()).isEmpty();
        assertThat(MODULE.opens()).isEmpty();
    }

    @Test
    void moduleAndClassPathProvideTheSameProcessors() throws IOException {
        Set<String> ofClassPath =
                Set.copyOf(Files.readAllLines(CLASSES.resolve("META-INF/services/" + Processor.class.getName())));

        assertThat(MODULE.provides()).singleElement().satisfies(provided -> {
            assertThat(provided.service()).isEqualTo(Processor.class.getName());
            assertThat(Set.copyOf(provided.providers())).isEqualTo(ofClassPath);
        });
    }

    @Test
    void whatItNeedsToRunIsTheEngineJavaPoetAndTheCompilersApi() {
        Set<String> needed = MODULE.requires().stream()
                .filter(each -> !each.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .map(ModuleDescriptor.Requires::name)
                .collect(toSet());

        assertThat(needed)
                .containsExactlyInAnyOrder("java.base", "java.compiler", "dev.dunlin.schema", "com.palantir.javapoet");
    }

    private static Path classes() {
        try {
            return Path.of(HistoryProcessor.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
