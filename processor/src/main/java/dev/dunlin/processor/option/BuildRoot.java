package dev.dunlin.processor.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the folder of the build that a compilation belongs to. */
public final class BuildRoot {
    private static final List<String> BUILD_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts");

    private BuildRoot() {}

    /** The nearest folder above a class output, or itself, that holds a file of Maven or Gradle. */
    public static Optional<Path> above(Path classOutput) {
        for (Path folder = classOutput; folder != null; folder = folder.getParent()) {
            if (BUILD_FILES.stream().map(folder::resolve).anyMatch(Files::isRegularFile)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
