package dev.dunlin.processor.support;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Compiles sources in memory with the reading and checking half of the processor. */
public final class TestCompiler {
    /** What most sources begin with, on their first line, so that the second line is that of the test. */
    private static final String HEADER =
            "package test; import dev.dunlin.annotations.*; import dev.dunlin.annotations.EnumType; import java.math.*;"
                    + " import java.net.*; import java.time.*; import java.util.*;"
                    + " import org.jspecify.annotations.Nullable;";

    private static final Pattern TYPE = Pattern.compile("(?:record|enum|class|interface) (\\w+)");

    private final JavaCompiler compiler;
    private final List<Path> classPath = new ArrayList<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private boolean unresolved;
    private final List<String> options = new ArrayList<>();

    private TestCompiler(JavaCompiler compiler) {
        this.compiler = compiler;
        classPath.add(locationOf(dev.dunlin.annotations.Table.class));
        classPath.add(locationOf(org.jspecify.annotations.Nullable.class));
    }

    public static TestCompiler javac() {
        return new TestCompiler(ToolProvider.getSystemJavaCompiler());
    }

    public static TestCompiler ecj() {
        TestCompiler compiler = new TestCompiler(new EclipseCompiler());
        compiler.options.addAll(List.of("-source", "17", "-target", "17"));
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
                options.add("-proc:only");
                return compile(Files.createDirectory(folder.resolve("classes")));
            } finally {
                delete(folder);
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

    /** Compiles into this folder with other processors. */
    public void run(Path output, DiagnosticCollector<JavaFileObject> diagnostics, List<Processor> processors) {
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
            StringWriter out = new StringWriter();
            JavaCompiler.CompilationTask task =
                    compiler.getTask(out, files, diagnostics, options, null, objects(files, output));
            task.setProcessors(processors);
            task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JavaFileObject> objects(StandardJavaFileManager files, Path output) throws IOException {
        if (compiler instanceof EclipseCompiler) {
            return onDisk(files, Files.createDirectories(output.resolveSibling(output.getFileName() + "-sources")));
        }
        return sources.entrySet().stream()
                .map(source -> (JavaFileObject) new Source(source.getKey(), source.getValue()))
                .toList();
    }

    /** ECJ reads sources from real files alone. */
    private List<JavaFileObject> onDisk(StandardJavaFileManager files, Path folder) throws IOException {
        List<JavaFileObject> objects = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("test").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            files.getJavaFileObjects(file).forEach(objects::add);
        }
        return objects;
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///test/" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
