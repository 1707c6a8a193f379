package dev.dunlin.testing;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * An embedded server beside that of {@link TestDatabase}, which can crash and come back. It keeps what was committed, and
 * stops with this JVM.
 */
public final class CrashingServer {
    private final DatabaseUrl url;
    private final Path data;

    private CrashingServer(DatabaseUrl url, Path data) {
        this.url = url;
        this.data = data;
    }

    /**
     * Starts one.
     *
     * @throws IllegalStateException if that fails
     */
    public static CrashingServer start() {
        Path data = EmbeddedServer.newDirectory();
        return new CrashingServer(EmbeddedServer.start(data, true), data);
    }

    /** Whether the tests run on an embedded server, so that another one of the kind can be started. */
    public static boolean isPossible() {
        return ServerChoice.ofThisJvm() instanceof ServerChoice.Embedded;
    }

    /** The JDBC URL of a database, with its user. */
    public String url(String database) {
        return url.withDatabase(database).toString();
    }

    /** Runs statements, each on its own, in the database {@code postgres}. */
    public void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.toString());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Ends the server and all sessions at once, as a loss of power does to those who are connected. */
    public void crash() {
        control("stop", "-m", "immediate");
    }

    /** Starts it again after a crash, from what is written. */
    public void restart() {
        // Unlike "start" this takes the options of the time before.
        control("restart");
    }

    private void control(String... arguments) {
        try {
            // "/…/bin/postgres" "-D" …
            String postgres = Files.readString(data.resolve("postmaster.opts"))
                    .split(" ", 2)[0]
                    .replace("\"", "");
            List<String> command = new ArrayList<>();
            if (LinuxUtils.isUnshareAvailable()) {
                command.addAll(List.of("unshare", "-U"));
            }
            command.addAll(
                    List.of(Path.of(postgres).resolveSibling("pg_ctl").toString(), "-D", data.toString(), "-w", "-s"));
            command.addAll(List.of(arguments));
            int code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("pg_ctl.log").toFile()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + ": " + Files.readString(data.resolve("pg_ctl.log")));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
