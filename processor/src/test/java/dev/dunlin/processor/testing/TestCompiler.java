package dev.dunlin.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Compiles small sources with the reading and checking half of the processor. */
public final class TestCompiler {
    /** What most sources begin with, on their first line, so that the second line is that of the test. */
    private static final String HEADER =
            "package test; import dev.dunlin.annotations.*; import dev.dunlin.annotations.EnumType; import java.math.*;"
                    + " import java.net.*; import java.time.*; import java.util.*;"
                    + " import org.jspecify.annotations.Nullable;";

    private static final Pattern TYPE = Pattern.compile("(?:record|enum|class|interface) (\\w+)");

    private final JavaCompiler tool;
    private final List<Path> classPath = new ArrayList<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private boolean unresolved;
    private final List<String> flags = new ArrayList<>();

    private TestCompiler(JavaCompiler tool) {
        this.tool = tool;
    }

    public static TestCompiler javac() {
        return new TestCompiler(ToolProvider.getSystemJavaCompiler());
    }

    public static TestCompiler ecj() {
        TestCompiler compiler = new TestCompiler(new EclipseCompiler());
        compiler.flags.addAll(List.of("-source", "17", "-target", "17"));
        return compiler;
    }

    /** Compiles one source of package {@code test} that need not begin with package and imports, under a plain anchor. */
    public static Compilation compile(String body) {
        return javac().anchor("@Schema").body(body).compile();
    }

    /** Adds the anchor of package {@code test}. */
    public TestCompiler anchor(String annotation) {
        return source("package-info.java", annotation + " package test; import dev.dunlin.annotations.*;");
    }

    /** Adds a source of package {@code test}, named after its first type; its first line is line 2. */
    public TestCompiler body(String body) {
        Matcher type = TYPE.matcher(body);
        if (!type.find()) {
            throw new IllegalArgumentException("no type in: " + body);
        }
        return source(type.group(1) + ".java", HEADER + "\n" + body);
    }

    public TestCompiler source(String file, String text) {
        sources.put(file, text);
        return this;
    }

    /** Lets the sources mention types that are not there; the compiler's own errors about them are not looked at. */
    public TestCompiler unresolved() {
        unresolved = true;
        return this;
    }

    public TestCompiler classPath(Path folder) {
        classPath.add(folder);
        return this;
    }

    /** Compiles into a folder that is gone afterwards. */
    public Compilation compile() {
        try {
            Path folder = Files.createTempDirectory("dunlin-classes");
            try {
                flags.add("-proc:only");
                return compile(folder.resolve("classes"));
            } finally {
                Project.bare(folder).delete("");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles into this folder. */
    public Compilation compile(Path output) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        InterpretingProcessor processor = new InterpretingProcessor();
        run(output, diagnostics, List.of(processor));
        return new Compilation(processor, sources, diagnostics.getDiagnostics(), unresolved);
    }

    /** Compiles into this folder with other processors; the sources lie beside it. */
    public void run(Path output, DiagnosticCollector<JavaFileObject> diagnostics, List<Processor> processors) {
        Project project = Project.bare(output.resolveSibling(output.getFileName() + "-project"))
                .with(new InProcess(tool, () -> processors, diagnostics))
                .flags(flags.toArray(String[]::new))
                .outputInto(output.toAbsolutePath().toString());
        classPath.forEach(project::seeing);
        sources.forEach((file, text) -> project.source("test/" + file, text));
        project.compileOnly(
                sources.keySet().stream().map(file -> "test/" + file).toArray(String[]::new));
    }
}
