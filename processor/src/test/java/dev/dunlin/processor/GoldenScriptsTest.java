package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.testing.CatalogFingerprint;
import dev.dunlin.testing.Scripts;
import dev.dunlin.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link GoldenCasesTest} shows to a reader, a server accepts, and both ways lead back to where they began. */
class GoldenScriptsTest {
    private static final Pattern SERVER = Pattern.compile("postgres = (\\d+)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.dunlin.processor.GoldenCase#names")
    void safeScriptsRunForwardAndBack(String name) throws SQLException {
        runForwardAndBack(name, true);
    }

    @ParameterizedTest
    @MethodSource("dev.dunlin.processor.GoldenCase#names")
    void plainScriptsRunForwardAndBack(String name) throws SQLException {
        runForwardAndBack(name, false);
    }

    private void runForwardAndBack(String name, boolean online) throws SQLException {
        GoldenCase golden = GoldenCase.in(folder, name, online);
        List<Migration> pending = pending(golden);
        assumeFalse(pending.isEmpty(), "the case ends with an error, not with scripts");
        assumeTrue(oldestServer(name) <= TestDatabase.serverVersion(), "the case is of a newer server");
        assumeFalse(pending.toString().contains("TABLESPACE"), "the server has no tablespaces of these names");
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            Scripts.run(
                    connection,
                    GoldenCase.files(GoldenCase.FOLDER.resolve(name)).getOrDefault("elsewhere.sql", ""),
                    true);
            for (Migration migration : history(golden)) {
                migration.apply(connection);
            }
            List<String> before = CatalogFingerprint.of(connection);
            List<String> after = up(pending, connection);

            down(pending, connection);

            assertThat(CatalogFingerprint.of(connection)).as("and back").isEqualTo(before);
            assertThat(up(pending, connection)).as("forward once more").isEqualTo(after);
        }
    }

    private static List<String> up(List<Migration> migrations, Connection connection) throws SQLException {
        for (Migration migration : migrations) {
            migration.apply(connection);
        }
        return CatalogFingerprint.of(connection);
    }

    private static void down(List<Migration> migrations, Connection connection) throws SQLException {
        List<Migration> reversed = new ArrayList<>(migrations);
        Collections.reverse(reversed);
        for (Migration migration : reversed) {
            migration.takeBack(connection);
        }
    }

    private static List<Migration> history(GoldenCase golden) {
        return migrations(golden.project().migrations());
    }

    private static List<Migration> pending(GoldenCase golden) {
        SortedMap<String, String> files = new TreeMap<>(golden.project().emitted());
        files.keySet().removeIf(path -> !path.startsWith(GoldenCase.PENDING));
        return migrations(files);
    }

    /** The migrations among files, in the order of their folders. */
    private static List<Migration> migrations(SortedMap<String, String> files) {
        List<Migration> migrations = new ArrayList<>();
        files.forEach((path, text) -> {
            if (path.endsWith("migration.sql")) {
                String down = path.replaceFirst("migration\\.sql$", "down.sql");
                migrations.add(new Migration(text, files.getOrDefault(down, "")));
            }
        });
        return migrations;
    }

    private static int oldestServer(String name) {
        int oldest = PlanOptions.DEFAULT_POSTGRES;
        for (String text : GoldenCase.files(GoldenCase.FOLDER.resolve(name)).values()) {
            Matcher matcher = SERVER.matcher(text);
            while (matcher.find()) {
                oldest = Math.max(oldest, Integer.parseInt(matcher.group(1)));
            }
        }
        return oldest;
    }

    private record Migration(String up, String down) {
        void apply(Connection connection) throws SQLException {
            run(connection, up);
        }

        void takeBack(Connection connection) throws SQLException {
            run(connection, down);
        }

        private static void run(Connection connection, String script) throws SQLException {
            Scripts.run(connection, script, !script.startsWith("-- dunlin:no-transaction"));
        }
    }
}
