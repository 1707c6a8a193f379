package dev.dunlin.runtime;

import dev.dunlin.runtime.FaultHistory.Chapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A process that makes a chapter's call and ends itself at one point of it, as if it had been killed. */
final class FaultyStarter {
    private static final int HALTED = 42;

    private FaultyStarter() {}

    /** Lets one run; false if it did not come to the point. */
    static boolean run(String url, Path directory, Chapter chapter, int call, boolean done) {
        try {
            return new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-Xshare:auto",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    FaultyStarter.class.getName(),
                                    url,
                                    directory.toString(),
                                    chapter.name(),
                                    String.valueOf(call),
                                    String.valueOf(done))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == HALTED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Makes the call, with the point's place in it. */
    public static void main(String[] arguments) {
        int number = Integer.parseInt(arguments[3]);
        boolean done = Boolean.parseBoolean(arguments[4]);
        new FaultHistory(Path.of(arguments[1]))
                .run(Chapter.valueOf(arguments[2]), new WatchedDataSource(new UrlDataSource(arguments[0]), call -> {
                    if (call.number() == number && call.done() == done) {
                        Runtime.getRuntime().halt(HALTED);
                    }
                }));
    }
}
