package dev.dunlin.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.history.History;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the benchmarks run; how long they take is none of the tests' business. */
class BenchmarksTest {
    @Test
    void oneChangedColumnMakesOneMigration() {
        EngineBenchmark benchmark = new EngineBenchmark();
        benchmark.tables = 10;

        benchmark.prepare();

        assertThat(benchmark.render())
                .singleElement()
                .satisfies(script -> assertThat(script.up()).contains("ALTER TABLE \"public\".\"table_00005\""));
    }

    @Test
    void theHistoryIsSound() {
        History history = History.read("main", Histories.of(30));

        assertThat(history.problems()).isEmpty();
        assertThat(history.migrations()).hasSize(30);
    }

    @Test
    void theRecordsCompileWithEachProcessor() throws Exception {
        CompileBenchmark.Result result = new CompileBenchmark(0, 1).run(25);

        assertThat(List.of(result.empty(), result.generating(), result.unchanged(), result.pending()))
                .allSatisfy(millis -> assertThat(millis).hasSize(1));
    }

    @Test
    void theRuntimeStartsAndAppliesBesideTheOthers() throws Exception {
        Tool.beQuiet();

        assertThat(RuntimeBenchmark.warmStarts(8, 1, 1)).hasSize(4);
        assertThat(RuntimeBenchmark.coldStarts(8, 1)).hasSize(3);
        assertThat(RuntimeBenchmark.applying(8, 0, 1, 1)).hasSize(4);
        assertThat(Tool.DUNLIN.jars().size() + Tool.FLYWAY.jars().size()).isPositive();
    }

    @Test
    void quartilesLieBetweenNeighbours() {
        Sample sample = Sample.of(List.of(4.0, 1.0, 3.0, 2.0));

        assertThat(sample.format("%.2f")).isEqualTo("2.50 (1.75 to 3.25)");
    }
}
