package dev.dunlin.schema.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.plan.Stage;
import dev.dunlin.testing.TestDatabase;
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
 * Laws 2, 3 and 8 on a real server: the migration of an existing database gives the catalog of a new one, its down scripts
 * bring the old catalog back, and neither touches anything else, whatever names and texts are in it.
 */
class DatabaseLawTest {
    private static LawServer server;

    @BeforeAll
    static void connect() throws SQLException {
        server = new LawServer();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        server.close();
    }

    static LongStream seeds() {
        return Seeds.of("dunlin.laws.pairs", 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void migratingGivesTheCatalogOfANewDatabaseAndDownBringsTheOldOneBack(long seed) {
        SchemaPair pair = SchemaPair.of(seed, TestDatabase.serverVersion());
        Law law = DatabaseLawTest::leadsThereAndBack;

        law.holdsFor(seed, pair);
    }

    private static void leadsThereAndBack(SchemaPair pair) throws SQLException {
        List<String> wanted = server.make(pair.to());
        List<String> before = server.make(pair.from());
        List<Stage> stages = pair.plan().stages();

        for (Stage stage : stages) {
            server.up(stage);
        }
        assertThat(server.fingerprint()).as("forward").isEqualTo(wanted);

        List<Stage> backwards = new ArrayList<>(stages);
        Collections.reverse(backwards);
        for (Stage stage : backwards) {
            server.down(stage);
        }
        assertThat(server.fingerprint()).as("and back").isEqualTo(before);
    }
}
