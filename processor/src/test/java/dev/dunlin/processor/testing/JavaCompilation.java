package dev.dunlin.processor.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a compiler is asked to do.
 *
 * @param sources the files to compile, in this order
 * @param classes names of types that processors get as class files
 * @param output the class output
 * @param classPath beside the annotations
 * @param options options of processors, without {@code -A}
 * @param flags whatever else
 */
public record JavaCompilation(
        List<Path> sources,
        List<String> classes,
        Path output,
        List<Path> classPath,
        Map<String, String> options,
        List<String> flags) {
    /** The arguments that javac and ECJ have in common, without sources. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(flags);
        List<Path> path = new ArrayList<>(ClassPaths.VOCABULARY);
        path.addAll(classPath);
        arguments.addAll(List.of("-d", output.toString(), "-cp", ClassPaths.join(path)));
        options.forEach((name, value) -> arguments.add("-A" + name + "=" + value));
        return arguments;
    }
}
