package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A project whose history leads to the records before, and which was compiled with the records after.
 *
 * @param outcome what the last compile said
 */
record GoldenCase(Project project, Outcome outcome) {
    static final Path FOLDER = Path.of("src/test/resources/golden/cases");
    static final String ANCHOR = "package-info.java";
    static final String PENDING = "META-INF/dunlin/main/pending/";
    private static final String HISTORY = "src/main/resources/db/main/";
    private static final String OBJECTS = "objects/";
    private static final String OPTIONS = "options.properties";

    static List<String> names() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the project of a case in a folder; {@code online} counts where the case has no anchor of its own. */
    static GoldenCase in(Path folder, String name, boolean online) {
        Project project = Project.in(folder);
        written(project, name, "before", "20260101000000", online);
        written(project, name, "between", "20260102000000", online);
        Map<String, String> after = files(FOLDER.resolve(name).resolve("after"));
        addSources(project, after, online);
        options(after).forEach(project::option);
        return new GoldenCase(project, project.compile());
    }

    /** Compiles a state of a case so that the migration to it is written, and takes its files away again. */
    private static void written(Project project, String name, String state, String timestamp, boolean online) {
        Map<String, String> files = files(FOLDER.resolve(name).resolve(state));
        if (files.isEmpty()) {
            return;
        }
        Map<String, String> options = options(files);
        options.put("name", state);
        options.put("timestamp", timestamp);
        addSources(project, files, online);
        options.forEach(project::option);
        Outcome outcome = project.compile();
        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        files.keySet().forEach(path -> remove(project, path));
        options.keySet().forEach(project::withoutOption);
    }

    /** What {@code options.properties} among the files says. */
    private static Map<String, String> options(Map<String, String> files) {
        Map<String, String> options = new TreeMap<>();
        files.getOrDefault(OPTIONS, "").lines().forEach(line -> {
            String[] option = line.split("=", 2);
            options.put(option[0], option[1]);
        });
        return options;
    }

    private static void addSources(Project project, Map<String, String> sources, boolean online) {
        if (!sources.containsKey(ANCHOR)) {
            project.source("shop/" + ANCHOR, """
                    @Schema(
                            history = "main",
                            online = %s)
                    package shop;

                    import dev.dunlin.annotations.Schema;
                    """.formatted(online));
        }
        sources.forEach((path, text) -> {
            if (path.startsWith(OBJECTS)) {
                project.file(HISTORY + path, text);
            } else if (!path.equals(OPTIONS)) {
                project.source("shop/" + path, text);
            }
        });
    }

    private static void remove(Project project, String path) {
        if (path.startsWith(OBJECTS)) {
            project.delete(HISTORY + path);
        } else if (!path.equals(OPTIONS)) {
            project.without("shop/" + path);
        }
    }

    /** The files under a folder, by path with {@code /}; none if there is no such folder. */
    static Map<String, String> files(Path folder) {
        Map<String, String> files = new LinkedHashMap<>();
        if (!Files.exists(folder)) {
            return files;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
