package dev.dunlin.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The SQL of every kind of change, forward and back, as files that a reader can review, and run on a real server. Refresh
 * the files with {@code -Ddunlin.golden.update=true}.
 */
class DdlGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/sql");
    private static final boolean UPDATE = Boolean.getBoolean("dunlin.golden.update");

    static List<DdlCase> cases() {
        return DdlCases.all();
    }

    @Test
    void noKindOfChangeIsForgotten() {
        Set<Class<?>> shown = cases().stream()
                .flatMap(aCase -> aCase.changes().stream())
                .map(Object::getClass)
                .collect(Collectors.toSet());

        assertThat(shown).containsExactlyInAnyOrderElementsOf(Arrays.asList(Change.class.getPermittedSubclasses()));
    }

    @Test
    void noGoldenFolderIsLeftOver() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            cases().stream().map(DdlCase::name).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theScriptsReadAsReviewed(DdlCase aCase) throws IOException {
        MigrationScript script = MigrationScript.of(aCase.stage(), null);

        assertThat(script.up()).isEqualTo(golden(aCase, "up.sql", script.up()));
        assertThat(script.down()).isEqualTo(golden(aCase, "down.sql", script.down()));
        assertThat(MigrationScript.of(aCase.stage(), null)).isEqualTo(script);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forwardAndBackLeaveTheCatalogAsIfMadeDirectly(DdlCase aCase) throws SQLException {
        assumeTrue(TestDatabase.serverVersion() >= aCase.minVersion(), () -> "needs PostgreSQL " + aCase.minVersion());
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            create(connection, aCase.before());
            run(connection, aCase.rows());
            List<String> before = CatalogFingerprint.of(connection);

            runAll(connection, aCase, true);

            assertThat(CatalogFingerprint.of(connection)).isEqualTo(fingerprintOf(aCase.after()));

            runAll(connection, aCase, false);

            assertThat(CatalogFingerprint.of(connection)).isEqualTo(before);
        }
    }

    private static void runAll(Connection connection, DdlCase aCase, boolean up) throws SQLException {
        MigrationScript script = MigrationScript.of(aCase.stage(), null);
        if (aCase.transactional()) {
            run(connection, List.of("BEGIN;" + (up ? script.up() : script.down()) + ";COMMIT"));
        } else {
            run(connection, up ? aCase.up() : aCase.down());
        }
    }

    private static List<String> fingerprintOf(Schema schema) throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            create(connection, schema);
            return CatalogFingerprint.of(connection);
        }
    }

    /** Makes all tables, also those that only somebody else would make. */
    private static void create(Connection connection, Schema schema) throws SQLException {
        Schema all = Schema.of(
                schema.extensions(),
                schema.enums().values(),
                schema.tables().values().stream()
                        .map(table -> table.withManaged(true))
                        .toList());
        run(connection, List.of(SchemaScript.of(all, List.of(), null)));
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String golden(DdlCase aCase, String file, String actual) throws IOException {
        Path path = GOLDEN.resolve(aCase.name()).resolve(file);
        if (UPDATE) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, actual);
        }
        return Files.exists(path) ? Files.readString(path) : "no file " + path;
    }
}
