package dev.dunlin.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** Starts the embedded server, whose binaries are on the class path. It stops with this JVM. */
final class EmbeddedServer {
    /** The library's property for the directory in which it looks for clusters that a killed JVM left behind. */
    private static final String DIRECTORY_PROPERTY = "ot.epg.working-dir";

    /** A file system in memory on Linux; databases there are created in a tenth of the time. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final long MEMORY_NEEDED_BYTES = 2L << 30;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private EmbeddedServer() {}

    /** Where a new cluster can be: a directory that is not there yet. */
    static Path newDirectory() {
        return clusters().resolve("data-" + UUID.randomUUID());
    }

    /**
     * Unpacks the binaries if this user has not done so before, creates a cluster and starts it.
     *
     * @param data from {@link #newDirectory()}
     * @param durable whether what is committed must outlive a crash of the server
     * @throws IllegalStateException if that fails
     */
    static DatabaseUrl start(Path data, boolean durable) {
        System.setProperty(DIRECTORY_PROPERTY, clusters().toString());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries().toFile())
                .setDataDirectory(data)
                .setPGStartupWait(START_LIMIT)
                .setLocaleConfig("locale", "C")
                // TCP only: the path of a socket is limited to 107 bytes and its directory may not be writable.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", durable ? "on" : "off")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_wal_size", "256MB")
                // Nothing but the tests takes locks.
                .setServerConfig("autovacuum", "off");
        try {
            EmbeddedPostgres server = builder.start();
            return DatabaseUrl.parse(
                    "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(server.getPort()));
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            throw new IllegalStateException(
                    "Cannot start the embedded PostgreSQL in %s: %s%s".formatted(data, e.getMessage(), hint()), e);
        }
    }

    private static Path binaries() {
        return ofThisUser(Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static Path clusters() {
        return hasRoom(MEMORY) ? ofThisUser(MEMORY) : binaries();
    }

    private static boolean hasRoom(Path directory) {
        try {
            return Files.isWritable(directory) && Files.getFileStore(directory).getUsableSpace() >= MEMORY_NEEDED_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** One directory per user, since users cannot write into each other's. */
    private static Path ofThisUser(Path directory) {
        String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_");
        return directory.resolve("dunlin-postgres-" + user);
    }

    private static String hint() {
        boolean root = "root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable();
        String rootHint =
                "PostgreSQL refuses to run as root, and this system forbids user namespaces: be another user, or ";
        return ". %sset %s to the JDBC URL of a server where databases may be created."
                .formatted(root ? rootHint : "Otherwise ", ServerChoice.URL_VARIABLE);
    }
}
