package dev.dunlin.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** An application that migrates when it starts, as a process of its own. */
final class Starter implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private Starter(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a process that waits for {@link #go()}. */
    static Starter launch(String url, Path directory) {
        return launch(url, directory, 1);
    }

    /** Starts a process that waits for {@link #go()}, and then migrates in so many threads at once. */
    static Starter launch(String url, Path directory, int threads) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Starter.class.getName(),
                            url,
                            directory.toString(),
                            String.valueOf(threads))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Starter starter = new Starter(process);
            starter.awaitLine("ready");
            return starter;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void go() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says it has done, once it has ended. */
    List<String> result() {
        return output.lines().toList();
    }

    void awaitLine(String expected) {
        try {
            String line = output.readLine();
            if (!expected.equals(line)) {
                throw new AssertionError("expected \"%s\", and the process said: %s".formatted(expected, line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Prints {@code ready}, waits for a line, migrates, and prints what was applied or what went wrong. */
    public static void main(String[] arguments) throws IOException {
        System.out.println("ready");
        if (System.in.read() < 0) {
            return;
        }
        for (int i = Integer.parseInt(arguments[2]); i > 0; i--) {
            new Thread(() -> migrate(arguments[0], Path.of(arguments[1]))).start();
        }
    }

    private static void migrate(String url, Path directory) {
        try {
            MigrationReport report = Dunlin.forDataSource(new UrlDataSource(url))
                    .location(directory)
                    .migrate();
            report.applied().forEach(migration -> System.out.println(migration.migration()));
        } catch (DunlinException e) {
            System.out.println(e.getMessage());
        }
    }
}
