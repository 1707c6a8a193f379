package dev.dunlin.processor.testing;

import dev.dunlin.processor.HistoryProcessor;
import dev.dunlin.processor.TypeProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * javac through its API, with instances of the processors.
 *
 * @param processors makes new ones
 */
record InProcessJavac(Supplier<List<Processor>> processors) implements Compiler {
    InProcessJavac() {
        this(() -> List.of(new TypeProcessor(), new HistoryProcessor()));
    }

    @Override
    public Outcome compile(JavaCompilation compilation) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter text = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = javac.getTask(
                    text,
                    files,
                    null,
                    compilation.arguments(),
                    compilation.classes(),
                    files.getJavaFileObjectsFromPaths(compilation.sources()));
            task.setProcessors(processors.get());
            return new Outcome(task.call(), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "javac " + Runtime.version().feature();
    }
}
