package dev.dunlin.runtime;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program of that name, between the tests and their server. */
final class PgBouncer implements AutoCloseable {
    private final Process process;
    private final String url;

    private PgBouncer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Where the program is. */
    static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts one.
     *
     * @param url the JDBC URL of the database behind it
     * @param mode when a server connection goes back to the pool: {@code session} or {@code transaction}
     * @param poolSize the number of server connections
     */
    static PgBouncer start(String url, String mode, int poolSize, Path directory) throws Exception {
        URI server = URI.create(url.substring("jdbc:".length()));
        int port = freePort();
        Path configuration = Files.writeString(directory.resolve("pgbouncer-" + mode + ".ini"), """
                [databases]
                * = host=%s port=%d user=%s %s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                default_pool_size = %d
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        server.getHost(),
                        server.getPort() < 0 ? 5432 : server.getPort(),
                        parameter(server, "user").orElse(System.getProperty("user.name")),
                        parameter(server, "password")
                                .map(password -> "password=" + password)
                                .orElse(""),
                        port,
                        mode,
                        poolSize));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program().orElseThrow().toString(), configuration.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("pgbouncer.log").toFile())
                .start();
        while (!answers(port)) {
            if (!process.isAlive()) {
                throw new AssertionError(Files.readString(directory.resolve("pgbouncer.log")));
            }
        }
        return new PgBouncer(process, "jdbc:postgresql://127.0.0.1:%d%s?user=any".formatted(port, server.getPath()));
    }

    private static Optional<String> parameter(URI uri, String name) {
        Matcher matcher = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(uri.getQuery());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    /** The JDBC URL of the database behind it. */
    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
