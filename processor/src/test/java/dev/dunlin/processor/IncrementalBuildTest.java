package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Compiler;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import dev.dunlin.processor.testing.WrappedEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Gradle does: it keeps what comes from types that it does not compile, deletes what comes of the whole, and gives the
 * annotated types that it does not compile to the processors as class files; it always compiles {@code package-info}.
 */
class IncrementalBuildTest {
    private static final Compiler WRAPPED = Compiler.javac(
            () -> List.of(WrappedEnvironment.of(new TypeProcessor()), WrappedEnvironment.of(new HistoryProcessor())));

    @TempDir
    Path folder;

    private Project project;
    private SortedMap<String, String> expected;

    @BeforeEach
    void build() {
        project = Campaign.committedIn(folder);
        project.compile();
        expected = project.emitted();
        project.delete("target/classes/META-INF/dunlin/main").delete("target/classes/META-INF/dunlin/index.json");
    }

    @Test
    void typesThatComeAsClassFilesKeepWhatTheirSourcesSaid() {
        Outcome outcome = project.compileWithClasses(
                List.of("org.example.Location", "org.example.place.Address"), Campaign.CUT, Campaign.ANCHOR);

        assertThat(outcome.codes()).as(outcome.text()).isEmpty();
        assertThat(project.emitted()).isEqualTo(expected);
    }

    @Test
    void aWrappedEnvironmentDoesNotMatter() {
        Outcome outcome = project.with(WRAPPED)
                .compileWithClasses(
                        List.of("org.example.Location", "org.example.place.Address"), Campaign.CUT, Campaign.ANCHOR);

        assertThat(outcome.codes()).as(outcome.text()).isEmpty();
        assertThat(project.emitted()).isEqualTo(expected);
    }

    @Test
    void aDeletedRecordIsSeenWhenOthersComeAsClassFiles() {
        Outcome outcome = project.without(Campaign.LOCATION)
                .compileWithClasses(List.of("org.example.map.Cut", "org.example.place.Address"), Campaign.ANCHOR);

        assertThat(outcome.text()).contains("-Adunlin.accept=drop-table:locations");
    }

    @Test
    void aTypeWhoseFactsWereNotWrittenDownIsReadFromItsClassFileWithAWarning() {
        project.delete("target/classes/META-INF/dunlin/types/org.example.map.Cut.json");

        Outcome outcome = project.compileWithClasses(
                List.of("org.example.map.Cut", "org.example.place.Address"), Campaign.LOCATION, Campaign.ANCHOR);

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.text()).contains("warning: [DUN2303] \"org.example.map.Cut\" is read from its class file");
    }

    @Test
    void noMigrationIsMadeOfUncertainFacts() {
        project.delete("target/classes/META-INF/dunlin/types/org.example.map.Cut.json")
                .option("name", "wrong");

        Outcome outcome = project.compileWithClasses(
                List.of("org.example.map.Cut", "org.example.place.Address"), Campaign.LOCATION, Campaign.ANCHOR);

        assertThat(outcome.text()).contains("error: [DUN2303]", "Compile the module in full");
        assertThat(project.migrations().keySet()).noneMatch(name -> name.contains("wrong"));
    }

    @Test
    void aDamagedFragmentIsAsGoodAsNone() {
        project.file("target/classes/META-INF/dunlin/types/org.example.map.Cut.json", "{\"format\": 1");

        Outcome outcome = project.compileWithClasses(
                List.of("org.example.map.Cut", "org.example.place.Address"), Campaign.LOCATION, Campaign.ANCHOR);

        assertThat(outcome.codes()).contains("DUN2303");
    }

    @Test
    void theProcessorsTellGradleWhatTheyAre() throws IOException {
        try (InputStream in =
                TypeProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("""
                    dev.dunlin.processor.TypeProcessor,isolating
                    dev.dunlin.processor.HistoryProcessor,aggregating
                    """);
        }
    }
}
