package dev.dunlin.schema.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.sql.MigrationScript;
import dev.dunlin.schema.sql.SchemaScript;
import dev.dunlin.testing.CatalogFingerprint;
import dev.dunlin.testing.Scripts;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs plans on a real server. */
final class ScenarioServer {
    private ScenarioServer() {}

    /**
     * Sees that a plan's scripts make of one schema, made directly, the other, made directly, and that its down scripts bring
     * the first one back.
     */
    static void check(Schema before, Schema after, Plan plan) {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            List<String> wanted = make(connection, after);
            List<String> first = make(connection, before);
            for (Stage stage : plan.stages()) {
                Scripts.run(connection, MigrationScript.of(stage, null).up(), stage.transactional());
            }
            assertThat(CatalogFingerprint.of(connection)).as("forward").isEqualTo(wanted);
            List<Stage> backwards = new ArrayList<>(plan.stages());
            Collections.reverse(backwards);
            for (Stage stage : backwards) {
                Scripts.run(connection, MigrationScript.of(stage, null).down(), stage.transactional());
            }
            assertThat(CatalogFingerprint.of(connection)).as("and back").isEqualTo(first);
        } catch (SQLException e) {
            throw new AssertionError("the server refuses the plan", e);
        }
    }

    private static List<String> make(Connection connection, Schema schema) throws SQLException {
        Scripts.emptyDatabase(connection);
        Scripts.run(connection, SchemaScript.of(schema, List.of(), null), true);
        return CatalogFingerprint.of(connection);
    }
}
