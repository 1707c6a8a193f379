package dev.dunlin.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * javac of another JDK, as a person would call it.
 *
 * @param home of the JDK
 * @param processors what they need
 * @param jvm arguments of its virtual machine
 */
record ForkedJavac(Path home, List<Path> processors, List<String> jvm) implements Compiler {
    @Override
    public Outcome compile(JavaCompilation compilation) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/javac").toString()));
        jvm.forEach(argument -> command.add("-J" + argument));
        command.addAll(compilation.arguments());
        command.addAll(List.of("-encoding", "UTF-8", "-processorpath", ClassPaths.join(processors)));
        compilation.sources().forEach(source -> command.add(source.toString()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor() == 0, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "forked " + home.getFileName();
    }
}
