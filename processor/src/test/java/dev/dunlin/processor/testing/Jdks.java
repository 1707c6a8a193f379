package dev.dunlin.processor.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs of this machine: those of system property {@code dunlin.test.jdks}, and those beside the one that runs. */
public final class Jdks {
    private Jdks() {}

    /**
     * The compiler of a JDK, in a process of its own, with the processors of this build.
     *
     * @param jvm arguments of its virtual machine
     * @return empty if there is no JDK of this major version
     */
    public static Optional<Compiler> javac(int major, String... jvm) {
        return javac(major, ClassPaths.PROCESSORS, jvm);
    }

    /** The same with another processor path. */
    public static Optional<Compiler> javac(int major, List<Path> processors, String... jvm) {
        return homes().filter(home -> major(home) == major)
                .findFirst()
                .map(home -> new ForkedJavac(home, processors, List.of(jvm)));
    }

    private static Stream<Path> homes() {
        Path running = Path.of(System.getProperty("java.home"));
        Stream<Path> named = Stream.of(
                        System.getProperty("dunlin.test.jdks", "").split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(Path::of);
        return Stream.of(named, Stream.of(running), beside(running))
                .flatMap(homes -> homes)
                .filter(home -> Files.isExecutable(home.resolve("bin/javac")));
    }

    private static Stream<Path> beside(Path home) {
        try (Stream<Path> siblings = Files.list(home.getParent())) {
            return siblings.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int major(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
