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
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.jspecify.annotations.Nullable;

/**
 * A compiler through its API, with instances of the processors.
 *
 * @param processors makes new ones
 * @param listener gets the messages; null for the outcome's text
 */
record InProcess(
        JavaCompiler tool,
        Supplier<List<Processor>> processors,
        @Nullable DiagnosticListener<JavaFileObject> listener) implements Compiler {
    /** The compiler of this JDK with the product's processors. */
    static InProcess javac() {
        return javac(() -> List.of(new TypeProcessor(), new HistoryProcessor()));
    }

    static InProcess javac(Supplier<List<Processor>> processors) {
        return new InProcess(ToolProvider.getSystemJavaCompiler(), processors, null);
    }

    @Override
    public Outcome compile(JavaCompilation compilation) {
        StringWriter text = new StringWriter();
        try (StandardJavaFileManager files =
                tool.getStandardFileManager(listener, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = tool.getTask(
                    text,
                    files,
                    listener,
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
        return tool instanceof EclipseCompiler
                ? "ECJ"
                : "javac " + Runtime.version().feature();
    }
}
