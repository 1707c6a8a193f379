package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Compiler;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each history has a class, which sources may use in the same compilation. */
class GeneratedClassTest {
    @TempDir
    Path folder;

    static Stream<Compiler> compilers() {
        return Stream.of(Compiler.javac(), Compiler.ecj());
    }

    private Project project(String history) {
        return Project.in(folder).source("org/example/package-info.java", """
                @dev.dunlin.annotations.Schema(history = "%s")
                package org.example;
                """.formatted(history));
    }

    @ParameterizedTest
    @CsvSource({
        "main, MainHistory",
        "voter_rolls, VoterRollsHistory",
        "2024, _2024History",
        "a__b_, ABHistory",
        "_, History"
    })
    void itIsNamedAfterTheHistory(String history, String name) {
        Outcome outcome = project(history)
                .source(
                        "org/example/Use.java",
                        "package org.example;\nclass Use { String name = %s.NAME; }\n".formatted(name))
                .compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void itFindsTheFilesOfItsModule(Compiler compiler) throws Exception {
        Project project = project("main").with(compiler).file("target/classes/db/main/a.txt", "here");
        project.compile();

        URL[] classes = {project.path("target/classes").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, null)) {
            Object history =
                    loader.loadClass("org.example.MainHistory").getConstructor().newInstance();
            Object url = history.getClass().getMethod("resource", String.class).invoke(history, "db/main/a.txt");

            assertThat(url)
                    .hasToString(project.path("target/classes/db/main/a.txt")
                            .toUri()
                            .toURL()
                            .toString());
            assertThat(history.getClass().getMethod("name").invoke(history)).isEqualTo("main");
            assertThat(history.getClass().getInterfaces()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void itIsAHistoryOfTheRuntimeWhereThatIsThere(Compiler compiler) {
        Outcome outcome = project("main")
                .with(compiler)
                .source("dev/dunlin/runtime/History.java", """
                        package dev.dunlin.runtime;

                        public interface History {
                            String name();

                            java.net.URL resource(String path);
                        }
                        """)
                .source("org/example/Use.java", """
                        package org.example;

                        class Use {
                            dev.dunlin.runtime.History history = new MainHistory();
                        }
                        """)
                .compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
    }

    @Test
    void aSourceOfTheSameNameIsAnErrorAtTheAnchor() {
        Outcome outcome = project("main")
                .source("org/example/MainHistory.java", "package org.example;\nclass MainHistory {}\n")
                .compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains(
                        "package-info.java:1: error: [DUN2302] the class \"org.example.MainHistory\" of history \"main\" cannot be generated");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void itIsThereAlthoughOnlyTheAnchorIsCompiledAgain(Compiler compiler) {
        Project project = project("main").with(compiler);
        project.compile();

        Outcome outcome = project.compileOnly("org/example/package-info.java");

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(project.files("target/classes")).containsKey("org/example/MainHistory.class");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void aNamedModuleHasItsHistoriesToo(Compiler compiler) {
        Project project = Campaign.in(folder)
                .with(compiler)
                .modular()
                .source("module-info.java", """
                        module org.example {
                            requires static dev.dunlin.annotations;
                            requires static org.jspecify;
                            exports org.example;
                        }
                        """)
                .option("name", "initial");

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.codes()).containsExactly("DUN2208");
        assertThat(project.files("target/classes"))
                .containsKeys("org/example/MainHistory.class", "META-INF/dunlin/main/snapshot.json");
        assertThat(project.compile().codes()).containsExactly("DUN2209");
    }
}
