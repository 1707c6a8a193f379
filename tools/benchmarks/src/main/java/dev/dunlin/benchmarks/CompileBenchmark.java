package dev.dunlin.benchmarks;

import dev.dunlin.processor.HistoryProcessor;
import dev.dunlin.processor.TypeProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;

/**
 * What Dunlin adds to a compilation. Compilations with it and with an empty processor take turns in one warm process, so that
 * both meet the same machine, and are compared pair by pair.
 */
final class CompileBenchmark {
    /**
     * What came out, in milliseconds of CPU time for each compilation.
     *
     * @param empty with the empty processor
     * @param generating with one that generates an empty class and does nothing else
     * @param unchanged with Dunlin, where the migrations are as the records
     * @param pending with Dunlin, where there is no migration yet
     */
    record Result(List<Double> empty, List<Double> generating, List<Double> unchanged, List<Double> pending) {
        /** Pair by pair, how many times the CPU time of the empty processor. */
        Sample ratios(List<Double> dunlin) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < dunlin.size(); i++) {
                ratios.add(dunlin.get(i) / empty.get(i));
            }
            return Sample.of(ratios);
        }
    }

    private final int warmUps;
    private final int runs;

    CompileBenchmark(int warmUps, int runs) {
        this.warmUps = warmUps;
        this.runs = runs;
    }

    /** Measures with that many records. */
    Result run(int records) throws IOException {
        Path folder = Files.createTempDirectory("dunlin-benchmark");
        try {
            return run(
                    Records.write(folder.resolve("src"), records),
                    Files.createDirectory(folder.resolve("committed")),
                    Files.createDirectory(folder.resolve("none")));
        } finally {
            Folders.delete(folder);
        }
    }

    private Result run(List<Path> sources, Path committed, Path none) {
        dunlin(sources, committed, "-Adunlin.name=initial").run();
        Compile empty = compile(sources, () -> List.of(new EmptyProcessor(false)), Stream.of());
        Compile generating = compile(sources, () -> List.of(new EmptyProcessor(true)), Stream.of());
        Compile unchanged = dunlin(sources, committed);
        Compile pending = dunlin(sources, none);
        Result result = new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = -warmUps; i < runs; i++) {
            Result once = new Result(
                    List.of(empty.run()), List.of(generating.run()), List.of(unchanged.run()), List.of(pending.run()));
            if (i >= 0) {
                result.empty().addAll(once.empty());
                result.generating().addAll(once.generating());
                result.unchanged().addAll(once.unchanged());
                result.pending().addAll(once.pending());
            }
        }
        return result;
    }

    private static Compile dunlin(List<Path> sources, Path histories, String... options) {
        Supplier<List<Processor>> processors = () -> List.of(new TypeProcessor(), new HistoryProcessor());
        return compile(sources, processors, Stream.concat(Stream.of("-Adunlin.dir=" + histories), Stream.of(options)));
    }

    private static Compile compile(List<Path> sources, Supplier<List<Processor>> processors, Stream<String> options) {
        String classPath = System.getProperty("java.class.path");
        List<String> all = new ArrayList<>(List.of("-classpath", classPath, "-nowarn"));
        options.forEach(all::add);
        return new Compile(sources, processors, List.copyOf(all));
    }
}
