package dev.dunlin.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import javax.sql.DataSource;

/** One start of an application that has nothing to do, in a JVM of its own. */
final class ColdStart {
    private static final double NANOS_PER_MILLI = 1e6;

    private ColdStart() {}

    /**
     * Opens a connection, calls a tool, and prints how long the call took, in milliseconds.
     *
     * @param arguments the tool and the URL
     */
    public static void main(String... arguments) throws Exception {
        Tool.beQuiet();
        Tool tool = Tool.valueOf(arguments[0]);
        try (Connection connection = DriverManager.getConnection(arguments[1]);
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            DataSource dataSource = OpenConnection.over(connection);
            long start = System.nanoTime();
            tool.migrate(dataSource);
            System.out.println((System.nanoTime() - start) / NANOS_PER_MILLI);
        }
    }

    /** Measures a start, with the history of that jar in front of the class path of this process; in milliseconds. */
    static double measure(Tool tool, String url, Path jar) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-classpath",
                        jar + File.pathSeparator + System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        tool.name(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(tool + " failed in a JVM of its own: " + printed);
        }
        return Double.parseDouble(printed.substring(printed.lastIndexOf('\n') + 1));
    }
}
