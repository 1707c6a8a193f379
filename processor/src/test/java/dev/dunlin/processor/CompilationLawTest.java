package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Compiler;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import dev.dunlin.processor.testing.RandomSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws 4 and 5 of random sources: the bytes that come out depend on nothing but the sources, and compiling twice writes
 * nothing the second time. {@code -Ddunlin.laws.seed} runs one seed, {@code -Ddunlin.laws.sources} sets how many there are.
 */
class CompilationLawTest {
    @TempDir
    Path folder;

    static LongStream seeds() {
        Long one = Long.getLong("dunlin.laws.seed");
        return one != null ? LongStream.of(one) : LongStream.range(0, Integer.getInteger("dunlin.laws.sources", 25));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBytesDependOnTheSourcesAlone(long seed) {
        Random random = new Random(seed);
        Project project = project(seed);
        succeed(project.compile());
        SortedMap<String, String> expected = project.emitted();
        assertThat(expected).containsKey("META-INF/dunlin/main/snapshot.json");

        project.delete("target");
        succeed(project.compileShuffled(seed));
        assertThat(project.emitted()).as("in another order").isEqualTo(expected);

        for (int i = 0; i < 3; i++) {
            succeed(project.with(random.nextBoolean() ? Compiler.javac() : Compiler.ecj())
                    .compileOnly(someOf(seed, random)));
            assertThat(project.emitted()).as("some of them again").isEqualTo(expected);
        }

        project.delete("target").with(Compiler.ecj());
        succeed(project.compile());
        assertThat(project.emitted()).as("by another compiler").isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void compilingTwiceWritesNothingTheSecondTime(long seed) {
        Project project = project(seed).option("name", "first");
        succeed(project.compile());
        SortedMap<String, String> written = project.migrations();
        assertThat(written.keySet()).anyMatch(path -> path.endsWith("_first/migration.sql"));

        succeed(project.compileShuffled(seed));
        assertThat(project.migrations()).as("with the same name").isEqualTo(written);

        Outcome unnamed = project.withoutOption("name").compile();
        succeed(unnamed);
        assertThat(unnamed.codes()).as(unnamed.text()).doesNotContain("DUN2201");
        assertThat(project.migrations()).as("without a name").isEqualTo(written);
    }

    private Project project(long seed) {
        Project project = Project.in(folder);
        RandomSources.of(seed).forEach(project::source);
        return project;
    }

    private static String[] someOf(long seed, Random random) {
        List<String> paths = new ArrayList<>(RandomSources.of(seed).keySet());
        Collections.shuffle(paths, random);
        return paths.subList(0, 1 + random.nextInt(paths.size())).toArray(String[]::new);
    }

    private static void succeed(Outcome outcome) {
        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
    }
}
