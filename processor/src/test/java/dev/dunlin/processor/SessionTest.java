package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Compiler;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.WrappedEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processors share what they know as far as their compiler treats them alike. */
class SessionTest {
    @TempDir
    Path folder;

    private final List<Session> sessions = new ArrayList<>();

    @Test
    void processorsOfOneEnvironmentShareASession() {
        compile(List.of(new Remembering(), new Remembering()));

        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0)).isSameAs(sessions.get(1));
    }

    @Test
    void processorsThatABuildToolTreatsApartHaveASessionEach() {
        compile(List.of(WrappedEnvironment.of(new Remembering()), WrappedEnvironment.of(new Remembering())));

        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0)).isNotSameAs(sessions.get(1));
    }

    @Test
    void anotherCompilationIsAnotherSession() {
        compile(List.of(new Remembering()));
        compile(List.of(new Remembering()));

        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0)).isNotSameAs(sessions.get(1));
    }

    private void compile(List<Processor> processors) {
        Outcome outcome =
                Campaign.in(folder).with(Compiler.javac(() -> processors)).compile();
        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
    }

    private final class Remembering extends GuardedProcessor {
        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("dev.dunlin.annotations.*");
        }

        @Override
        void finish(Session current, boolean failed) {
            sessions.add(current);
        }
    }
}
