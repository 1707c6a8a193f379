package dev.dunlin.schema.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.sql.MigrationScript;
import dev.dunlin.schema.sql.SchemaScript;
import dev.dunlin.testing.CatalogFingerprint;
import dev.dunlin.testing.Scripts;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database in which schemas are made and migrated. Beside them is a table of somebody else. */
final class LawServer implements AutoCloseable {
    private final TestDatabase database = TestDatabase.create();
    private final Connection connection;

    LawServer() throws SQLException {
        connection = database.connect();
    }

    Connection connection() {
        return connection;
    }

    /**
     * Empties the database, makes the schema and tells the catalog.
     *
     * @throws Law.Unfit if the server does not take it
     */
    List<String> make(Schema schema) throws SQLException {
        Scripts.emptyDatabase(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA bystander");
            statement.execute("CREATE TABLE bystander.alive ()");
        }
        try {
            Scripts.run(connection, SchemaScript.of(schema, List.of(), null), true);
        } catch (SQLException e) {
            throw new Law.Unfit(e);
        }
        return fingerprint();
    }

    void up(Stage stage) throws SQLException {
        Scripts.run(connection, MigrationScript.of(stage, null).up(), stage.transactional());
    }

    void down(Stage stage) throws SQLException {
        Scripts.run(connection, MigrationScript.of(stage, null).down(), stage.transactional());
    }

    /** The catalog. The table of somebody else is always in it. */
    List<String> fingerprint() throws SQLException {
        List<String> lines = CatalogFingerprint.of(connection);
        assertThat(lines).as("the table beside the schema").anyMatch(line -> line.startsWith("table bystander.alive "));
        return lines;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
