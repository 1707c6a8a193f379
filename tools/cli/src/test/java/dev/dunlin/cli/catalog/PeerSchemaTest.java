package dev.dunlin.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.dunlin.schema.sql.SchemaScript;
import dev.dunlin.testing.Scripts;
import dev.dunlin.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schemas that other tools are tested with are read and made again. One of twenty of them; with {@code
 * -Ddunlin.test.peers=1} all.
 */
@EnabledIf(
        value = "dev.dunlin.cli.catalog.PeerSchemaTest#areThere",
        disabledReason = "the cases of other tools are not beside this project")
class PeerSchemaTest {
    private static final Path FOLDER = RealSchemas.data().resolve("peer-cases");

    /** Without what is of these kinds and listed as unmanaged, other things cannot be made. */
    private static final Set<String> NEEDED = Set.of(
            "collation", "schema of nothing but files", "base type", "foreign table", "operator", "operator class");

    static boolean areThere() {
        return Files.isDirectory(FOLDER);
    }

    static List<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        Set<String> known = new HashSet<>();
        int every = Integer.getInteger("dunlin.test.peers", 20);
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                for (JsonElement element :
                        JsonParser.parseString(Files.readString(file)).getAsJsonArray()) {
                    JsonObject each = element.getAsJsonObject();
                    for (String side : List.of("old_sql", "new_sql")) {
                        String sql = each.get(side).getAsString();
                        if (each.get("loads").getAsBoolean() && !sql.isBlank() && known.add(sql)) {
                            cases.add(
                                    Arguments.argumentSet(each.get("id").getAsString() + " " + side, sql, roles(each)));
                        }
                    }
                }
            }
        }
        List<Arguments> some = new ArrayList<>();
        for (int i = 0; i < cases.size(); i += every) {
            some.add(cases.get(i));
        }
        return some;
    }

    private static List<String> roles(JsonObject each) {
        List<String> roles = new ArrayList<>();
        JsonElement names = each.get("roles");
        if (names instanceof JsonArray array) {
            array.forEach(name -> roles.add(name.getAsString()));
        }
        return roles;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsReadMakesTheSameDatabaseAgain(String sql, List<String> roles) throws Exception {
        try (TestDatabase original = TestDatabase.create();
                TestDatabase copy = TestDatabase.create();
                Connection from = original.connect();
                Connection to = copy.connect()) {
            try {
                for (String role : roles) {
                    RealSchemas.createRole(from, role);
                }
                Scripts.run(from, sql, false);
            } catch (SQLException e) {
                abort("the server does not take it: "
                        + e.getMessage().lines().findFirst().orElse(""));
            }

            Catalog catalog = new CatalogReader(CatalogScope.ALL).read(from);
            make(catalog, to);

            assertThat(Fingerprints.of(from, to).unexplained(catalog.unmanaged()))
                    .isEmpty();
            assertThat(new CatalogReader(CatalogScope.ALL).read(to).schema()).isEqualTo(catalog.schema());
        }
    }

    private static void make(Catalog catalog, Connection connection) throws SQLException {
        String script = SchemaScript.of(catalog.schema(), List.of(), null);
        if (script.contains("BEGIN ATOMIC")) {
            abort("the splitter of this test does not know the bodies of SQL");
        }
        try {
            Scripts.run(connection, script, true);
        } catch (SQLException e) {
            boolean needsUnmanaged = catalog.unmanaged().stream().anyMatch(each -> NEEDED.contains(each.kind()));
            if (needsUnmanaged) {
                abort("it needs what is unmanaged: " + catalog.unmanaged());
            }
            throw e;
        }
    }
}
