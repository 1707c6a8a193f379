package dev.dunlin.schema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HazardPagesTest {
    @ParameterizedTest
    @EnumSource(Hazard.Code.class)
    void eachHazardIsDocumented(Hazard.Code code) throws IOException {
        String headings = String.join(
                "\n",
                Files.readAllLines(Path.of("..", "docs", "hazards.md")).stream()
                        .filter(line -> line.startsWith("### "))
                        .toList());

        assertThat(headings).containsPattern("[ ,]" + code.id() + "(,|\n|$)");
    }
}
