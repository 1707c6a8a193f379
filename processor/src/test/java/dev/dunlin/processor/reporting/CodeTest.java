package dev.dunlin.processor.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTest {
    private static final Path DOCS = Path.of("../docs/diagnostics.md");
    private static final Path TESTS = Path.of("src/test/java");

    @Test
    void numbersAreUnique() {
        assertThat(Code.values()).extracting(Code::id).doesNotHaveDuplicates();
    }

    @Test
    void theDocumentationListsEveryCodeInOrderAndNoOther() throws IOException {
        List<String> documented = Pattern.compile("(?m)^### (DUN\\d{4})")
                .matcher(Files.readString(DOCS))
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(documented)
                .isEqualTo(Arrays.stream(Code.values()).map(Code::id).toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeHasItsSeverityCauseAndFix(Code code) throws IOException {
        String section = Files.readString(DOCS).split("### " + code.id())[1].split("\n##")[0];

        assertThat(section).contains("(" + code.severity().name().toLowerCase(Locale.ROOT) + ")");
        assertThat(section).containsPattern("\\*\\*Cause\\.\\*\\* \\S").containsPattern("\\*\\*Fix\\.\\*\\* \\S");
    }

    @Test
    void everyCodeHasATest() throws IOException {
        String tests;
        try (Stream<Path> files = Files.walk(TESTS)) {
            tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(CodeTest::read)
                    .collect(Collectors.joining());
        }

        assertThat(Code.values()).allMatch(code -> tests.contains("Code." + code.name()) || tests.contains(code.id()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
