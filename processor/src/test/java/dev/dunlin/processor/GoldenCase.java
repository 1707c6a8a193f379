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
        Map<String, String> before = files(FOLDER.resolve(name).resolve("before"));
        if (!before.isEmpty()) {
            addSources(project, before, online);
            Outcome outcome = project.option("name", "before")
                    .option("timestamp", "20260101000000")
                    .compile();
            assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
            before.keySet().forEach(path -> remove(project, path));
        }
        addSources(project, files(FOLDER.resolve(name).resolve("after")), online);
        Outcome outcome =
                project.withoutOption("name").withoutOption("timestamp").compile();
        return new GoldenCase(project, outcome);
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
            } else {
                project.source("shop/" + path, text);
            }
        });
    }

    private static void remove(Project project, String path) {
        if (path.startsWith(OBJECTS)) {
            project.delete(HISTORY + path);
        } else {
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
