package dev.dunlin.processor.testing;

import com.palantir.javapoet.JavaFile;
import dev.dunlin.annotations.Table;
import dev.dunlin.processor.HistoryProcessor;
import dev.dunlin.schema.model.Schema;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where this build has the classes that a compilation needs. */
final class ClassPaths {
    /** What sources are compiled against. */
    static final List<Path> VOCABULARY = places(Table.class, Nullable.class);

    /** What the processors need; the engine's JSON library by its name, since it is the engine's own affair. */
    static final List<Path> PROCESSORS =
            places(HistoryProcessor.class, Schema.class, named("com.google.gson.Gson"), JavaFile.class, Nullable.class);

    private ClassPaths() {}

    static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> places(Class<?>... types) {
        return Stream.of(types).map(ClassPaths::place).distinct().toList();
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
