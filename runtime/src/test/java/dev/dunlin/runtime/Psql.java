package dev.dunlin.runtime;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The client of that name, which comes with PostgreSQL. */
final class Psql {
    /** Why it cannot be used; empty if it can. */
    static final Optional<String> MISSING = missing();

    private Psql() {}

    private static Optional<String> missing() {
        if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "psql")))) {
            return Optional.of("there is no psql on this machine");
        }
        Matcher version = Pattern.compile("\\) (\\d+)").matcher(output(new ProcessBuilder("psql", "--version")));
        // Older ones leave out comments.
        return version.find() && Integer.parseInt(version.group(1)) >= 15
                ? Optional.empty()
                : Optional.of("psql is older than version 15");
    }

    /**
     * Runs a script, each statement on its own, up to the first error.
     *
     * @throws AssertionError with what psql says, if there is one
     */
    static void run(String url, Path script) {
        URI server = URI.create(url.substring("jdbc:".length()));
        ProcessBuilder builder = new ProcessBuilder(
                "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-f", script.toString());
        builder.environment().put("PGHOST", server.getHost());
        builder.environment().put("PGPORT", String.valueOf(server.getPort() < 0 ? 5432 : server.getPort()));
        builder.environment().put("PGDATABASE", server.getPath().substring(1));
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        builder.environment().put("PGSSLMODE", "disable");
        builder.environment().put("PGGSSENCMODE", "disable");
        Pattern.compile("(user|password)=([^&]*)")
                .matcher(server.getQuery())
                .results()
                .forEach(found ->
                        builder.environment().put("PG" + found.group(1).toUpperCase(Locale.ROOT), found.group(2)));
        output(builder);
    }

    private static String output(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("psql: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
