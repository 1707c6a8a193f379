package dev.dunlin.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks and prints what came out as tables in Markdown. */
public final class Benchmarks {
    private static final int RECORDS = 1000;
    private static final int COMPILE_WARM_UPS = 5;
    private static final int COMPILE_RUNS = 10;
    private static final int WARM_UPS = 5;
    private static final int ITERATIONS = 15;
    private static final int WARM_STARTS = 200;
    private static final int STARTS = 200;
    private static final int COLD_STARTS = 5;
    private static final TimeValue ITERATION = TimeValue.seconds(1);

    private final PrintStream out;

    private Benchmarks(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs those that are named, {@code engine}, {@code history}, {@code compile}, {@code start}, {@code apply}, {@code size};
     * all of them if none is. It takes some minutes.
     */
    public static void main(String... names) throws Exception {
        List<String> selected =
                names.length == 0 ? List.of("engine", "history", "compile", "start", "apply", "size") : List.of(names);
        Benchmarks benchmarks = new Benchmarks(System.out);
        benchmarks.machine();
        if (selected.contains("engine")) {
            benchmarks.engine();
        }
        if (selected.contains("history")) {
            benchmarks.history();
        }
        if (selected.contains("compile")) {
            benchmarks.compile();
        }
        Tool.beQuiet();
        if (selected.contains("start")) {
            benchmarks.start();
        }
        if (selected.contains("apply")) {
            benchmarks.apply();
        }
        if (selected.contains("size")) {
            benchmarks.size();
        }
    }

    private void machine() {
        out.printf(
                "JDK %s on %s, %d processors, %d MiB of heap at most. Medians, and in brackets the quartiles; CPU time is that"
                        + " of the whole process.%n",
                Runtime.version(),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private void engine() throws RunnerException {
        Map<String, Measured> measured = jmh(EngineBenchmark.class);
        head("Comparing two schemas that differ in one column");
        measured.forEach(this::row);
        Sample small = cpu(measured, "diffAndPlan, 1000 tables");
        Sample large = cpu(measured, "diffAndPlan, 10000 tables");
        line("CPU for each table, 10,000 tables to 1,000", ratio(large.median() / 10 / small.median()), "");
    }

    private void history() throws RunnerException {
        Map<String, Measured> measured = jmh(HistoryBenchmark.class);
        head("A history of 1,000 migrations");
        measured.forEach(this::row);
    }

    private void compile() throws IOException {
        CompileBenchmark.Result result = new CompileBenchmark(COMPILE_WARM_UPS, COMPILE_RUNS).run(RECORDS);
        out.printf("%n%s%n%n", "### `javac` with 1,000 records");
        out.println("| processors | CPU, ms | to the empty processor |");
        out.println("| --- | ---: | ---: |");
        compiled("one that does nothing", result.empty(), result);
        compiled("one that generates an empty class", result.generating(), result);
        compiled("Dunlin, the migrations are as the records", result.unchanged(), result);
        compiled("Dunlin, there is no migration yet", result.pending(), result);
    }

    private void start() throws Exception {
        for (int migrations : List.of(100, 1000)) {
            out.printf("%n### Nothing to do at the start, %d migrations applied%n%n", migrations);
            out.println("| | open connection, warm, ms | to `SELECT 1` | fresh JVM, ms | to Dunlin |");
            out.println("| --- | ---: | ---: | ---: | ---: |");
            Map<String, List<Double>> warm = RuntimeBenchmark.warmStarts(migrations, WARM_STARTS, STARTS);
            Map<String, List<Double>> cold = RuntimeBenchmark.coldStarts(migrations, COLD_STARTS);
            Sample select = Sample.of(Objects.requireNonNull(warm.get("`SELECT 1`")));
            warm.forEach((contender, millis) -> {
                Sample sample = Sample.of(millis);
                List<Double> fresh = cold.get(contender);
                line(
                        contender,
                        sample.format("%.3f"),
                        ratio(sample.median() / select.median()),
                        fresh == null ? "" : Sample.of(fresh).format("%.0f"),
                        fresh == null ? "" : toDunlin(fresh, cold));
            });
        }
    }

    private void apply() throws Exception {
        out.printf("%n### Applying 1,000 small migrations to an empty database%n%n");
        out.println("| | ms | to plain JDBC |");
        out.println("| --- | ---: | ---: |");
        Map<String, List<Double>> measured = RuntimeBenchmark.applying(1000, 1, 5, 1);
        List<Double> plain = Objects.requireNonNull(measured.get("plain JDBC"));
        measured.forEach((contender, millis) -> line(
                contender,
                Sample.of(millis).format("%.0f"),
                ratios(millis, plain).format("%.2f")));
    }

    private void size() {
        out.printf("%n### Jars that an application takes on, without the driver%n%n");
        out.println("| | jars | KiB |");
        out.println("| --- | ---: | ---: |");
        for (Tool tool : Tool.values()) {
            List<Path> jars = tool.jars();
            long bytes = jars.stream().mapToLong(jar -> jar.toFile().length()).sum();
            line(tool.toString(), String.valueOf(jars.size()), String.valueOf((bytes + 1023) / 1024));
        }
    }

    private static String toDunlin(List<Double> millis, Map<String, List<Double>> all) {
        return ratios(millis, Objects.requireNonNull(all.get(Tool.DUNLIN.toString())))
                .format("%.1f");
    }

    /** Round by round. */
    private static Sample ratios(List<Double> millis, List<Double> base) {
        return Sample.of(IntStream.range(0, millis.size())
                .mapToObj(i -> millis.get(i) / base.get(i))
                .toList());
    }

    private void compiled(String name, List<Double> millis, CompileBenchmark.Result result) {
        line(name, Sample.of(millis).format("%.0f"), result.ratios(millis).format("%.2f"));
    }

    private void head(String title) {
        out.printf("%n### %s%n%n", title);
        out.println("| | CPU, ms | clock, ms |");
        out.println("| --- | ---: | ---: |");
    }

    private void row(String name, Measured measured) {
        line(name, measured.cpu().format("%.2f"), measured.clock().format("%.2f"));
    }

    private void line(String... cells) {
        out.println("| " + String.join(" | ", cells) + " |");
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static Sample cpu(Map<String, Measured> measured, String label) {
        return Objects.requireNonNull(measured.get(label), label).cpu();
    }

    /** Milliseconds for each operation, by iteration. */
    private record Measured(Sample cpu, Sample clock) {
        static Measured of(Collection<BenchmarkResult> forks) {
            List<IterationResult> iterations = forks.stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .toList();
            return new Measured(
                    Sample.of(iterations.stream()
                            .map(each -> Objects.requireNonNull(
                                            each.getSecondaryResults().get(CpuTime.LABEL), CpuTime.LABEL)
                                    .getScore())
                            .toList()),
                    Sample.of(iterations.stream()
                            .map(each -> each.getPrimaryResult().getScore())
                            .toList()));
        }
    }

    /** What a class measures, by method and number of tables. */
    private static Map<String, Measured> jmh(Class<?> benchmark) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(benchmark.getName())
                .addProfiler(CpuTime.class)
                .forks(1)
                .jvmArgs("-Xmx1g")
                .warmupIterations(WARM_UPS)
                .warmupTime(ITERATION)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        Map<String, Measured> results = new TreeMap<>();
        for (RunResult result : new Runner(options).run()) {
            String method = result.getParams().getBenchmark();
            String tables = result.getParams().getParam("tables");
            String name = method.substring(method.lastIndexOf('.') + 1);
            results.put(
                    tables == null ? name : name + ", " + tables + " tables",
                    Measured.of(result.getBenchmarkResults()));
        }
        return results;
    }
}
