package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Compiler;
import dev.dunlin.processor.testing.Jdks;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a project is compiled, the same bytes come out and nothing seems to have changed. */
class CompileMatrixTest {
    @TempDir
    Path folder;

    private Project project;
    private SortedMap<String, String> expected;

    @BeforeEach
    void buildOnce() {
        project = Campaign.committedIn(folder);
        assertUnchanged(project.compile());
        expected = project.emitted();
        assertThat(expected).containsKeys("META-INF/dunlin/main/snapshot.json", "META-INF/dunlin/main/schema.sql");
    }

    @Test
    void aSecondBuildTouchesNoFile() throws IOException {
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        for (String name : expected.keySet()) {
            Files.setLastModifiedTime(project.path("target/classes/" + name), old);
        }

        Outcome outcome = project.compile();

        assertUnchanged(outcome);
        for (String name : expected.keySet()) {
            assertThat(Files.getLastModifiedTime(project.path("target/classes/" + name)))
                    .as(name)
                    .isEqualTo(old);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfSourcesDoesNotMatter(long seed) {
        project.delete("target");

        assertUnchanged(project.compileShuffled(seed));

        assertThat(project.emitted()).isEqualTo(expected);
    }

    @Test
    void windowsLineEndsDoNotMatter() {
        project.files("src/main/java").forEach((name, text) -> project.source(name, text.replace("\n", "\r\n")));
        project.migrations()
                .forEach((name, text) -> project.file("src/main/resources/db/" + name, text.replace("\n", "\r\n")));
        project.delete("target");

        assertUnchanged(project.compile());

        assertThat(project.emitted()).isEqualTo(expected);
    }

    static Stream<Compiler> compilers() {
        return Stream.concat(
                Stream.of(Compiler.javac(), Compiler.ecj()),
                Stream.of(17, 25).map(Jdks::javac).flatMap(Optional::stream));
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void theCompilerDoesNotMatter(Compiler compiler) {
        project.delete("target").with(compiler);

        assertUnchanged(project.compile());

        assertThat(project.emitted()).isEqualTo(expected);
    }

    static Stream<Compiler> fastCompilers() {
        return Stream.of(Compiler.javac(), Compiler.ecj());
    }

    @ParameterizedTest
    @MethodSource("fastCompilers")
    void anyPartOfABuildCanBeCompiledAgain(Compiler compiler) {
        project.delete("target").with(compiler);
        assertUnchanged(project.compile());

        for (String source : project.files("src/main/java").keySet()) {
            assertUnchanged(project.compileOnly(source));
            assertThat(project.emitted()).as(source).isEqualTo(expected);
        }
    }

    /** The compiler finds such an error when the processors are done; it reports nothing else, and nothing seems changed. */
    @ParameterizedTest
    @MethodSource("compilers")
    void anErrorInAMethodBodyDoesNotMatter(Compiler compiler) {
        project.delete("target").with(compiler);
        project.source("org/example/Broken.java", """
                package org.example;

                class Broken {
                    int number() {
                        return "not a number";
                    }
                }
                """);

        Outcome broken = project.compile();

        assertThat(broken.succeeded()).isFalse();
        assertThat(broken.codes()).as(broken.text()).isEmpty();
        assertThat(project.emitted()).isEqualTo(expected);

        assertUnchanged(project.without("org/example/Broken.java").compile());
        assertThat(project.emitted()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void oneCompilerGoesOnWhereAnotherEnded(Compiler compiler) {
        project.delete("target").with(Compiler.ecj());
        assertUnchanged(project.compile());
        project.with(compiler);

        assertUnchanged(project.compileOnly(Campaign.LOCATION));

        assertThat(project.emitted()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void localeTimeZoneAndEncodingDoNotMatter(int major) {
        Optional<Compiler> javac = Jdks.javac(
                major,
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kolkata",
                "-Dfile.encoding=ISO-8859-1");
        assumeTrue(javac.isPresent(), () -> "no JDK " + major + " beside this one");
        project.delete("target").with(javac.get());

        assertUnchanged(project.compile());

        assertThat(project.emitted()).isEqualTo(expected);
    }

    @Test
    void bothJdksAreThere() {
        for (int major : new int[] {17, 25}) {
            assumeTrue(
                    Jdks.javac(major).isPresent(), () -> "no JDK " + major + " beside this one: its cells are missing");
        }
    }

    private static void assertUnchanged(Outcome outcome) {
        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.codes()).as(outcome.text()).isEmpty();
    }
}
