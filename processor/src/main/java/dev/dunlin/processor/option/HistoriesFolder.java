package dev.dunlin.processor.option;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder that holds the histories: as the option says, or where Maven and Gradle projects have it. */
public final class HistoriesFolder {
    private static final String DEFAULT = "src/main/resources/db";

    private final Options options;
    private final @Nullable Path buildRoot;

    /**
     * The folder for these options.
     *
     * @param classOutput the folder of the class output; empty if it is none
     */
    public HistoriesFolder(Options options, Optional<Path> classOutput) {
        this.options = options;
        this.buildRoot = classOutput.flatMap(BuildRoot::above).orElse(null);
    }

    /**
     * The folder, absolute; it need not exist if a migration is to be written.
     *
     * @throws NotFound if there is none
     */
    public Path path() throws NotFound {
        Path path =
                options.directory().isPresent() ? written(options.directory().get()) : standard();
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new NotFound(Problem.of(Code.NO_DIRECTORY, "\"%s\" is not a folder".formatted(shown(path)))
                    .because("It has to hold a folder for each history.")
                    .fix("Name another folder with " + Option.DIR.with("…")));
        }
        if (!Files.exists(path) && options.name().isEmpty()) {
            throw new NotFound(Problem.of(
                            Code.NO_DIRECTORY,
                            "the folder \"%s\", which holds the histories, is missing".formatted(path))
                    .because("Without it every table would seem new.")
                    .fix("Create it with the first migration: %s\nOr name the right one: %s"
                            .formatted(Option.NAME.with("initial"), Option.DIR.with("…"))));
        }
        return path;
    }

    /** A path as messages show it: relative to the build where it is inside, with {@code /} on every system. */
    public String shown(Path path) {
        Path shown = buildRoot == null || path.equals(buildRoot) || !path.startsWith(buildRoot)
                ? path
                : buildRoot.relativize(path);
        return shown.toString().replace('\\', '/');
    }

    private Path written(String directory) throws NotFound {
        try {
            Path path = Path.of(directory);
            Path base = buildRoot == null ? Path.of("") : buildRoot;
            return base.resolve(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new NotFound(Problem.of(
                            Code.OPTION_VALUE, "option %s cannot be \"%s\"".formatted(Option.DIR.key(), directory))
                    .because("It is no path: " + e.getReason() + ".")
                    .fix("For example " + Option.DIR.with(DEFAULT)));
        }
    }

    private Path standard() throws NotFound {
        if (buildRoot == null) {
            throw new NotFound(Problem.of(Code.NO_BUILD_ROOT, "nothing says where the migrations are")
                    .because("No folder above the class output has a pom.xml, build.gradle or build.gradle.kts.")
                    .fix("Name the folder that holds the histories: " + Option.DIR.with(DEFAULT)));
        }
        return buildRoot.resolve(DEFAULT);
    }

    /** There is no such folder. */
    public static final class NotFound extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        NotFound(Problem problem) {
            super(problem.what());
            this.problem = problem;
        }

        /** What is wrong, for the author. */
        public Problem problem() {
            return problem;
        }
    }
}
