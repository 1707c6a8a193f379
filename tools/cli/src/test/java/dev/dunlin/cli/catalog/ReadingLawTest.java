package dev.dunlin.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.cli.compare.LiveComparison;
import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.laws.SchemaGenerator;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.sql.SchemaScript;
import dev.dunlin.testing.CatalogFingerprint;
import dev.dunlin.testing.Scripts;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is read of a database makes the same database again, whatever is in it, and does not differ from the schema that made it.
 */
class ReadingLawTest {
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

    /** Seeds of tables and types alone. Views, files and heirs are in the scenarios and the real schemas. */
    static LongStream seeds() {
        return LongStream.iterate(Long.getLong("dunlin.laws.first", 0), seed -> seed + 1)
                .filter(seed -> isOfTablesAndTypes(schema(seed)))
                .limit(Integer.getInteger("dunlin.laws.read", 60));
    }

    private static boolean isOfTablesAndTypes(Schema schema) {
        return schema.objects().values().stream()
                        .noneMatch(object -> object instanceof QueryObject || object instanceof SqlObject)
                && schema.tables().values().stream()
                        .allMatch(table -> table.options().inherits().isEmpty());
    }

    private static @Nullable String namespace(Random random) {
        return Arrays.asList(null, "public", "other \"schema\"").get(random.nextInt(3));
    }

    private static Schema schema(long seed) {
        Random random = new Random(seed);
        String namespace = namespace(random);
        return new SchemaGenerator(random, namespace, random.nextInt(8) == 0, TestDatabase.serverVersion()).schema();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsReadMakesTheSameDatabaseAgain(long seed) throws SQLException {
        Schema schema = schema(seed);
        CatalogScope scope = namespace(new Random(seed)) == null ? CatalogScope.home("public") : CatalogScope.ALL;
        List<String> wanted = make(schema);

        Catalog catalog = new CatalogReader(scope).read(connection);

        assertThat(catalog.unmanaged())
                .filteredOn(each -> !each.kind().equals("role"))
                .isEmpty();
        Schema inOtherWords = new LiveComparison(scope).inWordsOf(schema, catalog.schema(), connection);
        assertThat(Differ.diff(inOtherWords, schema, Hints.NONE).changes()).isEmpty();
        assertThat(make(catalog.schema())).isEqualTo(wanted);
        assertThat(new CatalogReader(scope).read(connection).schema()).isEqualTo(catalog.schema());
    }

    private static List<String> make(Schema schema) throws SQLException {
        Scripts.emptyDatabase(connection);
        Scripts.run(connection, SchemaScript.of(schema, List.of(), null), true);
        return CatalogFingerprint.of(connection);
    }
}
