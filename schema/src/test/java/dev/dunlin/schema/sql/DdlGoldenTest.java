package dev.dunlin.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.ChangeKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The SQL of every kind of change, forward and back, as files that a reader can review, and run on a real server. Refresh
 * the files with {@code -Ddunlin.golden.update=true}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DdlGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/sql");

    private ServerSchema server;

    static List<DdlCase> cases() {
        return DdlCases.all();
    }

    @BeforeAll
    void begin() throws SQLException, IOException {
        server = new ServerSchema();
        if (Boolean.getBoolean("dunlin.golden.update")) {
            update();
        }
    }

    @AfterAll
    void end() throws SQLException {
        server.close();
    }

    @Test
    void noKindOfChangeIsForgotten() {
        Set<Class<?>> shown = cases().stream()
                .flatMap(aCase -> aCase.changes().stream())
                .map(Object::getClass)
                .collect(Collectors.toSet());

        assertThat(shown).isEqualTo(ChangeKinds.all());
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

        Path folder = GOLDEN.resolve(aCase.name());
        assertThat(Files.readString(folder.resolve("up.sql"))).isEqualTo(script.up());
        assertThat(Files.readString(folder.resolve("down.sql"))).isEqualTo(script.down());
        assertThat(MigrationScript.of(aCase.stage(), null)).isEqualTo(script);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forwardAndBackLeaveTheCatalogAsIfMadeDirectly(DdlCase aCase) throws SQLException {
        aCase.assumeServerRunsIt();
        server.become(aCase.after());
        List<String> wanted = server.fingerprint();
        server.become(aCase.before());
        List<String> before = server.fingerprint();
        server.run(aCase.rows());

        MigrationScript script = MigrationScript.of(aCase.stage(), null);
        run(aCase, script.up(), aCase.up());

        assertThat(server.fingerprint()).isEqualTo(wanted);

        run(aCase, script.down(), aCase.down());

        assertThat(server.fingerprint()).isEqualTo(before);
    }

    private void run(DdlCase aCase, String script, List<String> statements) throws SQLException {
        if (aCase.transactional()) {
            server.runInTransaction(script);
        } else {
            server.run(statements);
        }
    }

    private static void update() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        for (DdlCase aCase : cases()) {
            MigrationScript script = MigrationScript.of(aCase.stage(), null);
            Path folder = Files.createDirectories(GOLDEN.resolve(aCase.name()));
            Files.writeString(folder.resolve("up.sql"), script.up());
            Files.writeString(folder.resolve("down.sql"), script.down());
        }
    }
}
