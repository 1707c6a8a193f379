package dev.dunlin.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.sql.SchemaScript;
import dev.dunlin.testing.Scripts;
import dev.dunlin.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of a real database makes the same database again, apart from what is listed as unmanaged. */
@EnabledIf(
        value = "dev.dunlin.cli.catalog.RealSchemas#areThere",
        disabledReason = "the real schemas are not beside this project")
class RealSchemaTest {
    private static final Map<String, String> LINES = new TreeMap<>();

    static List<String> names() throws IOException {
        return RealSchemas.names();
    }

    @AfterAll
    static void printTable() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| schema | tables | objects | managed | unmanaged | seconds |",
                "| --- | --- | --- | --- | --- | --- |"));
        lines.addAll(LINES.values());
        Files.write(Path.of("target", "real-schemas.md"), lines);
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsReadMakesTheSameDatabaseAgain(String name) throws Exception {
        try (TestDatabase original = TestDatabase.create();
                TestDatabase copy = TestDatabase.create()) {
            load(name, original);
            try (Connection from = original.connect();
                    Connection to = copy.connect()) {
                long start = System.nanoTime();
                Catalog catalog = new CatalogReader(CatalogScope.ALL).read(from);
                double seconds = (System.nanoTime() - start) / 1e9;

                Scripts.run(to, SchemaScript.of(catalog.schema(), List.of(), null), true);

                Fingerprints fingerprints = Fingerprints.of(from, to);
                Schema schema = catalog.schema();
                LINES.put(
                        name,
                        "| %s | %d | %d | %d | %s | %.2f |"
                                .formatted(
                                        name,
                                        schema.tables().size(),
                                        schema.enums().size() + schema.objects().size(),
                                        fingerprints.common(),
                                        kinds(catalog),
                                        seconds));
                assertThat(fingerprints.unexplained(catalog.unmanaged())).isEmpty();
                assertThat(new CatalogReader(CatalogScope.ALL).read(to).schema())
                        .as("what is read of the copy")
                        .isEqualTo(schema);
            }
        }
    }

    /** How many of which kind are unmanaged; roles belong to the server. */
    private static String kinds(Catalog catalog) {
        Map<String, Long> kinds = catalog.unmanaged().stream()
                .map(Unmanaged::kind)
                .filter(kind -> !kind.equals("role"))
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
        return kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    private static void load(String name, TestDatabase database) throws Exception {
        try (Connection connection = database.connect()) {
            RealSchemas.load(name, connection);
        } catch (SQLException e) {
            LINES.put(
                    name,
                    "| %s | not loaded by this server: %s |"
                            .formatted(name, e.getMessage().lines().findFirst().orElse("")));
            abort(name + " cannot be loaded into this server: "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }
}
