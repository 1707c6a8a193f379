package dev.dunlin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    /** That of the binaries which the build selects without {@code -Ddunlin.test.postgres}. */
    private static final String DEFAULT_VERSION = "17";

    @Test
    void everyDatabaseIsEmptyAndItsOwn() throws SQLException {
        try (TestDatabase one = TestDatabase.create();
                TestDatabase two = TestDatabase.create()) {
            execute(one, "CREATE TABLE locations (id int)");

            assertThat(tables(one)).isEqualTo(1);
            assertThat(tables(two)).isZero();
        }
    }

    @Test
    void urlAndDataSourceLeadToTheSameDatabase() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.dataSource().getConnection()) {
            assertThat(connection.getCatalog()).isEqualTo(database.name());
            assertThat(text(database, "SELECT current_database()")).isEqualTo(database.name());
        }
    }

    @Test
    void databasesAreTheSameWhereverTheServerRuns() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(text(database, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(text(database, "SELECT datcollate FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("C");
        }
    }

    @Test
    void aTemplateIsFilledOnceAndCopiedWithItsRows() throws SQLException {
        AtomicInteger calls = new AtomicInteger();
        TestDatabase.Initialiser initialiser = connection -> {
            calls.incrementAndGet();
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE locations AS SELECT 7 AS id");
            }
        };

        try (TestDatabase one = TestDatabase.create("locations", initialiser);
                TestDatabase two = TestDatabase.create("locations", initialiser)) {
            execute(one, "DROP TABLE locations");

            assertThat(text(two, "SELECT id FROM locations")).isEqualTo("7");
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void aTemplateThatCouldNotBeFilledIsTriedAgain() throws SQLException {
        assertThatThrownBy(() -> TestDatabase.create("broken", connection -> {
                    throw new SQLException("no such function");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot fill the template \"broken\": no such function");

        try (TestDatabase database = TestDatabase.create("broken", connection -> {})) {
            assertThat(tables(database)).isZero();
        }
    }

    @Test
    void closingEndsSessionsAndDropsTheDatabase() throws SQLException {
        TestDatabase database = TestDatabase.create();
        Connection session = database.connect();

        database.close();
        database.close();

        assertThat(session.isValid(5)).isFalse();
        assertThatThrownBy(database::connect)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("3D000"));
    }

    @Test
    void theServerVersionIsTheMajorOne() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(text(database, "SHOW server_version")).startsWith(TestDatabase.serverVersion() + ".");
        }
    }

    @Test
    void theEmbeddedServerHasTheVersionThatWasAskedFor() {
        assumeThat(ServerChoice.ofThisJvm()).isInstanceOf(ServerChoice.Embedded.class);
        String asked = System.getProperty(ServerChoice.SERVER_PROPERTY, DEFAULT_VERSION);

        assertThat(TestDatabase.serverVersion()).hasToString(asked);
    }

    private static int tables(TestDatabase database) throws SQLException {
        return Integer.parseInt(text(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(TestDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
