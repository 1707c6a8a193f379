package dev.dunlin.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The server on which the tests of this JVM create their databases: one, started when first asked for. */
final class TestServer {
    private static final FutureTask<TestServer> SHARED = new FutureTask<>(() -> start(ServerChoice.ofThisJvm()));

    private final DatabaseUrl url;
    private final int majorVersion;
    private final boolean superuser;
    private final String strategy;
    private final Set<String> databases = ConcurrentHashMap.newKeySet();

    private TestServer(DatabaseUrl url, int majorVersion, boolean superuser, boolean durable) {
        this.url = url;
        this.majorVersion = majorVersion;
        this.superuser = superuser;
        // A copy of files needs a checkpoint, which is cheap where nothing is written through.
        this.strategy = durable || majorVersion < 15 ? "" : " STRATEGY FILE_COPY";
    }

    /**
     * The server of this JVM.
     *
     * @throws IllegalStateException if it cannot be started or reached; once it could not, it is not tried again
     */
    static TestServer shared() {
        SHARED.run();
        try {
            return SHARED.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("No PostgreSQL server for the tests: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the test server started", e);
        }
    }

    private static TestServer start(ServerChoice choice) {
        if (choice instanceof ServerChoice.External external) {
            TestServer server = connect(DatabaseUrl.parse(external.url()), ServerChoice.URL_VARIABLE, true);
            Runtime.getRuntime().addShutdownHook(new Thread(server::dropAll));
            return server;
        }
        if (choice instanceof ServerChoice.Docker docker) {
            return connect(DockerServer.start(docker.image()), "the container of " + docker.image(), false);
        }
        if (choice instanceof ServerChoice.Embedded embedded) {
            TestServer server =
                    connect(EmbeddedServer.start(EmbeddedServer.newDirectory(), false), "the embedded server", false);
            requireVersion(embedded.majorVersion(), server.majorVersion);
            return server;
        }
        throw new AssertionError(choice);
    }

    private static TestServer connect(DatabaseUrl url, String origin, boolean durable) {
        try (Connection connection = DriverManager.getConnection(url.toString());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT current_setting('server_version_num')::int / 10000, current_setting('is_superuser') = 'on'
                        """)) {
            row.next();
            return new TestServer(url, row.getInt(1), row.getBoolean(2), durable);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Cannot connect to %s at %s: %s".formatted(origin, url.withoutParameters(), e.getMessage()), e);
        }
    }

    private static void requireVersion(int asked, int found) {
        if (asked != 0 && asked != found) {
            throw new IllegalStateException(
                    "The embedded server is PostgreSQL %d, not %d. Pass -D%s=%2$d to Maven, which then selects its binaries."
                            .formatted(found, asked, ServerChoice.SERVER_PROPERTY));
        }
    }

    int majorVersion() {
        return majorVersion;
    }

    boolean isSuperuser() {
        return superuser;
    }

    DatabaseUrl url(String database) {
        return url.withDatabase(database);
    }

    /** Creates an empty database, in UTF-8 and with the collation C wherever the server runs. */
    void create(String database) throws SQLException {
        copy("template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", database);
    }

    /** Copies a database to which nobody is connected. */
    void copy(String template, String database) throws SQLException {
        execute("CREATE DATABASE " + database + " TEMPLATE " + template + strategy);
        databases.add(database);
    }

    /** Drops a database, and ends the sessions in it. */
    void drop(String database) throws SQLException {
        execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
        databases.remove(database);
    }

    private void dropAll() {
        for (String database : databases) {
            try {
                drop(database);
            } catch (SQLException e) {
                System.err.println("Could not drop the test database " + database + ": " + e.getMessage());
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.toString());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
