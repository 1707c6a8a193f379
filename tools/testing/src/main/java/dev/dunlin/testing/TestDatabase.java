package dev.dunlin.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database of one test, dropped when closed.
 *
 * <p>All databases of a JVM are on one server, which the first of them starts: the one of the environment variable {@code
 * DUNLIN_TEST_URL}; with {@code -Ddunlin.test.postgres=docker} one in a container; otherwise an embedded one, whose
 * major version is {@code -Ddunlin.test.postgres}, 13 to 18. Databases are in UTF-8 with the collation {@code C}. The
 * user may create databases and schemas, and is a superuser unless {@code DUNLIN_TEST_URL} names another.
 *
 * <p>Methods without {@code throws SQLException} throw {@link IllegalStateException} if the server cannot be reached.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String PREFIX =
            "dunlin_test_" + Long.toString(ProcessHandle.current().pid(), 36) + "_"
                    + Long.toString(System.currentTimeMillis(), 36) + "_";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, Template> TEMPLATES = new ConcurrentHashMap<>();

    private final TestServer server;
    private final String name;

    private TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Fills a template. */
    @FunctionalInterface
    public interface Initialiser {
        /**
         * Called with a connection in auto-commit mode, which is closed afterwards.
         *
         * @throws Exception if the template cannot be filled
         */
        void accept(Connection connection) throws Exception;
    }

    /** Creates an empty database. */
    public static TestDatabase create() {
        TestServer server = TestServer.shared();
        String name = nextName();
        perform("create", name, () -> server.create(name));
        return new TestDatabase(server, name);
    }

    /**
     * Creates a copy of a template, which is made once in a JVM.
     *
     * @param templateKey what tells this template from others, in any form
     * @param initialiser fills the template when the key is used for the first time; ignored later
     * @throws IllegalStateException if the initialiser fails; the next call with this key runs its own again
     */
    public static TestDatabase create(String templateKey, Initialiser initialiser) {
        TestServer server = TestServer.shared();
        String template = TEMPLATES.computeIfAbsent(templateKey, Template::new).name(initialiser);
        String name = nextName();
        perform("create", name, () -> server.copy(template, name));
        return new TestDatabase(server, name);
    }

    /** The server's major version, for example 17. */
    public static int serverVersion() {
        return TestServer.shared().majorVersion();
    }

    /** Whether the tests' user may do everything, which is not so with every {@code DUNLIN_TEST_URL}. */
    public static boolean isSuperuser() {
        return TestServer.shared().isSuperuser();
    }

    /** The database's name, which needs no quotes. */
    public String name() {
        return name;
    }

    /** The JDBC URL, with user and password. */
    public String url() {
        return server.url(name).toString();
    }

    /** A data source without a pool: each connection is a new session. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url());
        return dataSource;
    }

    /** Opens a session in auto-commit mode. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** Drops the database and ends the sessions in it; nothing happens if it is already gone. */
    @Override
    public void close() {
        perform("drop", name, () -> server.drop(name));
    }

    private static String nextName() {
        return PREFIX + COUNT.incrementAndGet();
    }

    private static void perform(String verb, String name, SqlAction action) {
        try {
            action.run();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Cannot %s the test database %s: %s".formatted(verb, name, e.getMessage()), e);
        }
    }

    private interface SqlAction {
        void run() throws SQLException;
    }

    /** A database that is filled once and then only copied. */
    private static final class Template {
        private final String key;
        private @Nullable String name;

        Template(String key) {
            this.key = key;
        }

        synchronized String name(Initialiser initialiser) {
            if (name == null) {
                name = fill(initialiser);
            }
            return name;
        }

        private String fill(Initialiser initialiser) {
            TestDatabase database = create();
            try (Connection connection = database.connect()) {
                initialiser.accept(connection);
            } catch (Exception e) {
                database.close();
                throw new IllegalStateException(
                        "Cannot fill the template \"%s\": %s".formatted(key, e.getMessage()), e);
            }
            return database.name();
        }
    }
}
