package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.annotations.Table;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import dev.dunlin.schema.plan.Hazard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From records to SQL, as folders that a reader can review: records before and after, and what comes of the difference, both
 * the safe way ({@code online}) and, where that is something else, the plain one ({@code plain}). A case without {@code before}
 * starts from nothing; files under {@code objects/} are those of the history's folder; {@code elsewhere.sql} makes what the
 * history takes to be there. Refresh what comes of them with {@code
 * -Ddunlin.golden.update=true}.
 */
class GoldenCasesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.dunlin.processor.GoldenCase#names")
    void scriptsAndMessagesReadAsReviewed(String name) throws IOException {
        SortedMap<String, String> actual = results(name);
        if (Boolean.getBoolean("dunlin.golden.update")) {
            update(name, actual);
        }

        SortedMap<String, String> expected = new TreeMap<>(GoldenCase.files(GoldenCase.FOLDER.resolve(name)));
        expected.keySet()
                .removeIf(path ->
                        path.startsWith("before/") || path.startsWith("after/") || path.equals("elsewhere.sql"));

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void everyHazardHasACase() {
        String messages = texts("diagnostics.txt");

        assertThat(Hazard.Code.values()).allSatisfy(code -> assertThat(messages).contains("hazard " + code.id() + ":"));
    }

    @Test
    void everyMemberOfEveryAnnotationHasACase() {
        String sources = texts(".java");
        TreeSet<String> missing = new TreeSet<>();
        for (Class<?> annotation : vocabulary()) {
            List<String> uses = uses(annotation, sources);
            for (Method member : annotation.getDeclaredMethods()) {
                Pattern stated = Pattern.compile("\\b" + member.getName() + " = ");
                boolean isImplied = member.getName().equals("value")
                        && uses.stream().anyMatch(use -> !use.isBlank() && !use.matches("(?s)\\s*\\w+ = .*"));
                if (!isImplied
                        && uses.stream().noneMatch(use -> stated.matcher(use).find())) {
                    missing.add("@" + annotation.getSimpleName() + "(" + member.getName() + " = …)");
                }
            }
            if (uses.isEmpty()) {
                missing.add("@" + annotation.getSimpleName());
            }
        }

        assertThat(missing).as("what no case shows").isEmpty();
    }

    private SortedMap<String, String> results(String name) {
        SortedMap<String, String> online = result(name, "online", true);
        SortedMap<String, String> results = new TreeMap<>();
        online.forEach((path, text) -> results.put("online/" + path, text));
        if (!GoldenCase.files(GoldenCase.FOLDER.resolve(name).resolve("after")).containsKey(GoldenCase.ANCHOR)) {
            SortedMap<String, String> plain = result(name, "plain", false);
            if (!plain.equals(online)) {
                plain.forEach((path, text) -> results.put("plain/" + path, text));
            }
        }
        return results;
    }

    private SortedMap<String, String> result(String name, String mode, boolean online) {
        GoldenCase golden = GoldenCase.in(folder.resolve(mode), name, online);
        return told(golden.project(), golden.outcome());
    }

    /** The pending scripts and what the compiler said of the sources. */
    private static SortedMap<String, String> told(Project project, Outcome outcome) {
        SortedMap<String, String> told = new TreeMap<>();
        project.emitted().forEach((path, text) -> {
            if (path.startsWith(GoldenCase.PENDING) && path.endsWith(".sql")) {
                told.put(path.substring(GoldenCase.PENDING.length()), text);
            }
        });
        String sources = project.path("src/main/java/shop").toString() + java.io.File.separator;
        String text = outcome.text().replace(sources, "").replace("\r\n", "\n");
        told.put("diagnostics.txt", text);
        return told;
    }

    private static void update(String name, Map<String, String> results) throws IOException {
        Path folder = GoldenCase.FOLDER.resolve(name);
        for (String mode : List.of("online", "plain")) {
            for (String old : GoldenCase.files(folder.resolve(mode)).keySet()) {
                Files.delete(folder.resolve(mode).resolve(old));
            }
        }
        for (Map.Entry<String, String> result : results.entrySet()) {
            Path file = folder.resolve(result.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, result.getValue());
        }
    }

    private static String texts(String end) {
        return GoldenCase.files(GoldenCase.FOLDER).entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(end))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("\n"));
    }

    /** All annotations that users write, without the containers of those that repeat. */
    private static List<Class<?>> vocabulary() {
        try {
            Path classes = Path.of(Table.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            List<Class<?>> found = new ArrayList<>();
            for (String name : names(classes)) {
                Class<?> type = Class.forName(Table.class.getPackageName() + "." + name);
                if (type.isAnnotation()) {
                    found.add(type);
                }
            }
            assertThat(found).contains(Table.class);
            return found;
        } catch (URISyntaxException | ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(Path classes) {
        String inside = Table.class.getPackageName().replace('.', '/') + "/";
        Stream<String> paths;
        if (Files.isDirectory(classes)) {
            try (Stream<Path> tree = Files.walk(classes)) {
                paths = tree.map(file -> classes.relativize(file).toString().replace('\\', '/')).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            try (java.util.jar.JarFile jar = new java.util.jar.JarFile(classes.toFile())) {
                paths = jar.stream().map(java.util.zip.ZipEntry::getName).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return paths.filter(path -> path.startsWith(inside) && path.endsWith(".class"))
                .map(path -> path.substring(inside.length(), path.length() - ".class".length()))
                .filter(name -> !name.contains("$") && !name.equals("package-info") && !name.contains("/"))
                .sorted()
                .toList();
    }

    /** What stands between the parentheses of each use of an annotation; empty text for one without. */
    private static List<String> uses(Class<?> annotation, String sources) {
        List<String> uses = new ArrayList<>();
        Pattern start = Pattern.compile("@" + annotation.getSimpleName() + "\\b(\\()?");
        start.matcher(sources).results().forEach(use -> {
            int end = use.end();
            for (int open = use.group(1) == null ? 0 : 1; open > 0; end++) {
                char c = sources.charAt(end);
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            uses.add(sources.substring(use.end(), Math.max(use.end(), end - 1)));
        });
        return uses;
    }
}
