package dev.dunlin.schema;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.model.Schema;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModuleTest {
    private static final ModuleDescriptor MODULE =
            ModuleFinder.of(classes()).find("dev.dunlin.schema").orElseThrow().descriptor();

    @Test
    void everyPackageIsForEverybody() {
        assertThat(MODULE.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
        assertThat(MODULE.exports().stream()
                        .map(ModuleDescriptor.Exports::source)
                        .collect(toSet()))
                .isEqualTo(MODULE.packages());
    }

    @Test
    void whoeverUsesItReadsNoOtherModule() {
        assertThat(MODULE.requires())
                .extracting(ModuleDescriptor.Requires::modifiers)
                .noneMatch(modifiers -> modifiers.contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE));
    }

    private static Path classes() {
        try {
            return Path.of(Schema.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
