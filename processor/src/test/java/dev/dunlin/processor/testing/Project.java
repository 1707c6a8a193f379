package dev.dunlin.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * A project in a folder: sources under {@code src/main/java}, classes under {@code target/classes}, migrations under {@code
 * src/main/resources/db}, and a {@code pom.xml} that only marks the folder.
 */
public final class Project {
    private final Path root;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> flags = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();
    private Compiler compiler = Compiler.javac();
    private String sourceFolder = "src/main/java";
    private String output = "target/classes";

    private Project(Path root) {
        this.root = root;
    }

    /** A project in an empty folder. */
    public static Project in(Path folder) {
        return new Project(folder).file("pom.xml", "<project/>\n").folder("src/main/resources/db");
    }

    /** A project without a build file. */
    public static Project bare(Path folder) {
        return new Project(folder);
    }

    /** Writes a source file, {@code org/example/Location.java} for example. */
    public Project source(String path, String text) {
        return file(sourceFolder + "/" + path, text);
    }

    public Project file(String path, String text) {
        return io(() -> {
            Path file = path(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        });
    }

    public Project folder(String path) {
        return io(() -> Files.createDirectories(path(path)));
    }

    /** Deletes a source file and, as a build tool would, its class files. */
    public Project without(String path) {
        String classes = path.replaceAll("\\.java$", "");
        delete(sourceFolder + "/" + path);
        files(output).keySet().stream()
                .filter(name -> name.equals(classes + ".class") || name.startsWith(classes + "$"))
                .forEach(name -> delete(output + "/" + name));
        return this;
    }

    public Project delete(String path) {
        return io(() -> {
            if (Files.exists(path(path))) {
                try (Stream<Path> tree = Files.walk(path(path))) {
                    for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
        });
    }

    /** Sets an option; it stays set. */
    public Project option(String name, String value) {
        options.put("dunlin." + name, value);
        return this;
    }

    public Project withoutOption(String name) {
        options.remove("dunlin." + name);
        return this;
    }

    public Project flags(String... more) {
        flags.addAll(Arrays.asList(more));
        return this;
    }

    /** Makes the annotations modules, in jars as every compiler takes them, as a project with a {@code module-info} has them. */
    public Project modular() {
        List<Path> jars = ClassPaths.VOCABULARY.stream().map(this::jar).toList();
        return flags("--module-path", ClassPaths.join(jars));
    }

    private Path jar(Path classes) {
        if (!Files.isDirectory(classes)) {
            return classes;
        }
        Path jar = folder("modules").path("modules/classes.jar");
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        tool.run(System.out, System.err, "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        return jar;
    }

    public Project outputInto(String folder) {
        output = folder;
        return this;
    }

    /** Adds a folder to the class path. */
    public Project seeing(Path classes) {
        classPath.add(classes);
        return this;
    }

    public Project with(Compiler other) {
        compiler = other;
        return this;
    }

    /** Goes on with the tests of this project, which see its main classes. */
    public Project tests() {
        sourceFolder = "src/test/java";
        classPath.add(path(output));
        output = "target/test-classes";
        return this;
    }

    /** Compiles all sources, in order of name. */
    public Outcome compile() {
        return compile(sources());
    }

    /** Compiles all sources, in an order that the seed decides. */
    public Outcome compileShuffled(long seed) {
        List<Path> sources = new ArrayList<>(sources());
        Collections.shuffle(sources, new Random(seed));
        return compile(sources);
    }

    /** Compiles some sources against what the class output has of the others. */
    public Outcome compileOnly(String... paths) {
        return compileWithClasses(List.of(), paths);
    }

    /** Compiles some sources, and gives others to the processors as class files. */
    public Outcome compileWithClasses(List<String> classes, String... paths) {
        classPath.add(path(output));
        try {
            return compile(
                    Stream.of(paths)
                            .map(name -> path(sourceFolder).resolve(name))
                            .toList(),
                    classes);
        } finally {
            classPath.remove(path(output));
        }
    }

    /** What the class output holds of Dunlin's own files and of migrations, by path. */
    public SortedMap<String, String> emitted() {
        SortedMap<String, String> emitted = files(output);
        emitted.keySet().removeIf(name -> !name.startsWith("META-INF/dunlin/") && !name.startsWith("db/"));
        return emitted;
    }

    /** The text of an emitted file of a history. */
    public String emitted(String path) {
        return text(output + "/" + path);
    }

    /** The files of the histories, by path. */
    public SortedMap<String, String> migrations() {
        return files("src/main/resources/db");
    }

    /** All files under a folder, by path with {@code /}; text of files that are none is cut. */
    public SortedMap<String, String> files(String folder) {
        SortedMap<String, String> found = new TreeMap<>();
        Path base = path(folder);
        if (!Files.exists(base)) {
            return found;
        }
        try (Stream<Path> tree = Files.walk(base)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = base.relativize(file).toString().replace('\\', '/');
                found.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    public String text(String path) {
        try {
            return Files.readString(path(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path(String path) {
        return root.resolve(path);
    }

    private Outcome compile(List<Path> sources) {
        return compile(sources, List.of());
    }

    private Outcome compile(List<Path> sources, List<String> classes) {
        folder(output);
        return compiler.compile(new JavaCompilation(sources, classes, path(output), classPath, options, flags));
    }

    private List<Path> sources() {
        try (Stream<Path> tree = Files.walk(path(sourceFolder))) {
            return tree.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Project io(Work work) {
        try {
            work.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }
}
