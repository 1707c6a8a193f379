package dev.dunlin.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A compilation that can be done again and again in this process, each time into an empty folder.
 *
 * @param processors makes those of one compilation
 * @param options of the compiler
 */
record Compile(List<Path> sources, Supplier<List<Processor>> processors, List<String> options) {
    /**
     * Compiles.
     *
     * @return the CPU time of this process meanwhile, in milliseconds
     * @throws IllegalStateException if there is an error
     */
    double run() {
        try {
            Path output = Files.createTempDirectory("dunlin-benchmark");
            try {
                return run(output);
            } finally {
                Folders.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double run(Path output) throws IOException {
        System.gc();
        double start = CpuTime.ofProcess();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(processors.get());
            if (!task.call()) {
                throw new IllegalStateException("an error: "
                        + diagnostics.getDiagnostics().stream()
                                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                                .limit(1)
                                .toList());
            }
        }
        return CpuTime.ofProcess() - start;
    }
}
