package dev.dunlin.benchmarks;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.history.History;
import dev.dunlin.schema.history.HistoryDirectory;
import dev.dunlin.schema.history.HistoryFiles;
import dev.dunlin.schema.model.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From the files of a history of 1,000 migrations to the schema that they add up to. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class HistoryBenchmark {
    private static final int MIGRATIONS = 1000;

    private final Path directory;
    private final HistoryFiles files = Histories.of(MIGRATIONS);
    private List<Change> changes = List.of();

    /** A history in a temporary folder. */
    public HistoryBenchmark() {
        try {
            directory = Files.createTempDirectory("dunlin-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the history. */
    @Setup
    public void prepare() throws IOException {
        new HistoryDirectory(directory).write(files.migrations());
        History history = readAndFold();
        if (!history.isSound()) {
            throw new IllegalStateException(
                    "not a sound history: " + history.problems().get(0));
        }
        changes = history.migrations().stream()
                .flatMap(migration -> migration.changes().stream())
                .toList();
    }

    /** Deletes it. */
    @TearDown
    public void cleanUp() throws IOException {
        Folders.delete(directory);
    }

    /** The texts of the files, from the disk's cache. */
    @Benchmark
    public HistoryFiles readFiles() {
        return new HistoryDirectory(directory).read();
    }

    /** From texts in memory to the schema. */
    @Benchmark
    public History readAndFold() {
        return History.read("main", files);
    }

    /** Of that, the part from changes to the schema. */
    @Benchmark
    public Schema fold() {
        return Fold.apply(Schema.EMPTY, changes);
    }
}
