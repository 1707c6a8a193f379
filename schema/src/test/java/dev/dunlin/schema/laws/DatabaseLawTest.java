package dev.dunlin.schema.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Difference;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Planner;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.sql.CatalogFingerprint;
import dev.dunlin.schema.sql.MigrationScript;
import dev.dunlin.schema.sql.SchemaScript;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws 2 and 3 on a real server: the migration of an existing database gives the catalog of a new one, and its down scripts
 * bring the old catalog back.
 */
class DatabaseLawTest {
    private static TestDatabase database;
    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        database = TestDatabase.create();
        connection = database.connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    static LongStream seeds() {
        long first = Long.getLong("dunlin.laws.first", 0);
        return LongStream.range(first, first + Integer.getInteger("dunlin.laws.pairs", 300));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void migratingGivesTheCatalogOfANewDatabaseAndDownBringsTheOldOneBack(long seed) throws SQLException {
        SchemaPair pair = SchemaPair.of(seed);
        Difference difference = Differ.diff(pair.from(), pair.to(), pair.hints());
        PlanOptions options = seed % 2 == 0 ? PlanOptions.online(null) : PlanOptions.offline(null);
        Plan plan = Planner.plan(pair.from(), difference.changes(), options);
        Scripts.emptyDatabase(connection);
        Scripts.run(connection, SchemaScript.of(pair.to(), List.of(), null), true);
        List<String> wanted = CatalogFingerprint.of(connection);
        Scripts.emptyDatabase(connection);
        Scripts.run(connection, SchemaScript.of(pair.from(), List.of(), null), true);
        List<String> before = CatalogFingerprint.of(connection);

        for (Stage stage : plan.stages()) {
            Scripts.run(connection, MigrationScript.of(stage, null).up(), stage.transactional());
        }
        List<String> after = CatalogFingerprint.of(connection);
        List<Stage> backwards = new ArrayList<>(plan.stages());
        Collections.reverse(backwards);
        for (Stage stage : backwards) {
            Scripts.run(connection, MigrationScript.of(stage, null).down(), stage.transactional());
        }

        assertThat(after).isEqualTo(wanted);
        assertThat(CatalogFingerprint.of(connection)).isEqualTo(before);
    }
}
