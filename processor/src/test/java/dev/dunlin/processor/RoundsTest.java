package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Compiler;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Among other processors: what they generate is awaited, what they find wrong stops everything, a crash is one error. */
class RoundsTest {
    @TempDir
    Path folder;

    @Test
    void anEnumThatAnotherProcessorGeneratesIsAwaited() {
        Project project = Project.in(folder)
                .with(with(new Generating("org.example.Color", """
                package org.example;

                public enum Color {
                    RED,
                    BLUE
                }
                """)))
                .source("org/example/package-info.java", "@dev.dunlin.annotations.Schema\npackage org.example;\n")
                .source("org/example/Thing.java", """
                        package org.example;

                        import dev.dunlin.annotations.*;

                        @Table
                        public record Thing(@Id int id, Color color) {}
                        """);

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(project.emitted("META-INF/dunlin/main/snapshot.json")).contains("\"RED\", \"BLUE\"");
    }

    @Test
    void aTableThatAnotherProcessorGeneratesIsATable() {
        Project project = Project.in(folder)
                .with(with(new Generating("org.example.Thing", """
                package org.example;

                import dev.dunlin.annotations.*;

                @Table
                public record Thing(@Id int id) {}
                """)))
                .source("org/example/package-info.java", "@dev.dunlin.annotations.Schema\npackage org.example;\n");

        project.compile();

        assertThat(project.emitted("META-INF/dunlin/main/snapshot.json")).contains("\"thing\"");
        assertThat(project.emitted()).containsKey("META-INF/dunlin/types/org.example.Thing.json");
    }

    @Test
    void nothingIsWrittenWhenAnotherProcessorFails() {
        Project project = Campaign.in(folder).with(with(new Failing())).option("name", "initial");

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(project.migrations()).isEmpty();
        assertThat(project.emitted()).isEmpty();
    }

    @Test
    void aCrashIsOneErrorWithItsStackAndItsInput() {
        Processor crashing = new GuardedProcessor() {
            @Override
            public Set<String> getSupportedAnnotationTypes() {
                return Set.of("dev.dunlin.annotations.*");
            }

            @Override
            void finish(Session current, boolean failed) {
                throw new IllegalStateException("out of order");
            }
        };

        Outcome outcome = Campaign.in(folder)
                .with(Compiler.javac(() -> List.of(crashing)))
                .compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.codes()).containsExactly("DUN0000");
        assertThat(outcome.text())
                .contains("a bug in Dunlin")
                .contains("java.lang.IllegalStateException: out of order")
                .contains("org.example.Location, org.example, org.example.map.Cut")
                .contains("at dev.dunlin.processor.RoundsTest");
    }

    @Test
    void nothingIsClaimedAndNothingIsWarnedOf() {
        Outcome outcome = Campaign.committedIn(folder)
                .flags("-Xlint:all,-processing", "-Werror")
                .compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.text()).isEmpty();
    }

    private static Compiler with(Processor other) {
        return Compiler.javac(() -> List.of(new TypeProcessor(), new HistoryProcessor(), other));
    }

    private abstract static class Other extends AbstractProcessor {
        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }
    }

    private static final class Generating extends Other {
        private final String name;
        private final String text;
        private boolean done;

        Generating(String name, String text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer out =
                        processingEnv.getFiler().createSourceFile(name).openWriter()) {
                    out.write(text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }

    private static final class Failing extends Other {
        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            super.init(environment);
            environment.getMessager().printMessage(Diagnostic.Kind.ERROR, "no");
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return false;
        }
    }
}
