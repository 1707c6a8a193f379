package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.runtime.script.Script;
import dev.dunlin.testing.CatalogFingerprint;
import dev.dunlin.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;

/**
 * Histories of real applications, which other tools have written; skipped where they are not there: in the folder that the
 * environment variable {@code DUNLIN_DATA} names, or in {@code shared/data} beside the repository.
 */
class RealHistoriesTest {
    /** The statements of each history, as its own tool counts them; transaction control is not counted here. */
    private static final Map<String, Integer> STATEMENTS = Map.ofEntries(
            Map.entry("atuin", 31),
            Map.entry("concourse", 672),
            Map.entry("conductor", 143),
            Map.entry("crates.io", 620),
            Map.entry("graphile-worker", 140),
            Map.entry("hoppscotch", 122),
            Map.entry("langfuse", 1089),
            Map.entry("marquez", 307),
            Map.entry("ohdsi-webapi", 5957),
            Map.entry("ory-kratos", 534),
            Map.entry("supabase-auth", 205),
            Map.entry("supabase-storage", 188),
            Map.entry("svix", 56),
            Map.entry("umami", 177));

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> everyHistoryIsSplitIntoItsStatements() throws IOException {
        return forEach(history -> {
            int count = 0;
            for (Path file : history.files()) {
                count += Script.read(Migration.text(Files.readAllBytes(file)), false)
                        .statementCount();
            }
            assertThat(count)
                    .isEqualTo(STATEMENTS.getOrDefault(history.name(), count))
                    .isPositive();
        });
    }

    @TestFactory
    Stream<DynamicTest> everyHistoryIsAppliedFromEmpty() throws IOException {
        return forEach(this::apply);
    }

    private void apply(RealHistory history) throws IOException, SQLException {
        Assumptions.assumeTrue(
                TestDatabase.serverVersion() >= history.oldestServer(),
                () -> "%s needs PostgreSQL %d".formatted(history.name(), history.oldestServer()));
        Assumptions.assumeTrue(
                TestDatabase.isSuperuser() || !history.name().equals("supabase-storage"), "it creates roles");
        TestHistory copy = new TestHistory(directory.resolve(history.name()));
        int number = 1;
        for (Path file : history.files()) {
            copy.migration("%04d_%s".formatted(number++, history.label(file)), history.sql(file));
        }
        try (TestDatabase database = TestDatabase.create();
                TestDatabase other = TestDatabase.create()) {
            new TestSql(database).run(history.pre(database));
            Dunlin dunlin = Dunlin.forDataSource(database.dataSource())
                    .location(copy.directory())
                    .schema("public");

            MigrationReport report = dunlin.migrate();

            assertThat(report.applied()).hasSameSizeAs(history.files());
            assertThat(dunlin.validate().isUpToDate()).isTrue();
            Assumptions.assumeTrue(
                    Psql.MISSING.isEmpty(), () -> "applied; not compared, since " + Psql.MISSING.orElseThrow());
            new TestSql(other).run(history.pre(other));
            Psql.run(other.url(), scriptOf(copy.directory()));
            assertThat(catalog(database)).isEqualTo(catalog(other));
        }
    }

    /** A script for psql that runs all files of a history, each as a session of its own and as the transaction that it is. */
    private Path scriptOf(Path history) throws IOException {
        StringBuilder script = new StringBuilder();
        try (Stream<Path> folders = Files.list(history)) {
            for (Path folder : folders.sorted().toList()) {
                Path file = folder.resolve("migration.sql");
                boolean transaction = Script.read(Migration.text(Files.readAllBytes(file)), false)
                        .isTransactional();
                script.append(transaction ? "begin;\n" : "")
                        .append("\\i '%s'\n".formatted(file))
                        .append(transaction ? ";commit;\n" : ";\n")
                        .append("\\connect\n");
            }
        }
        return Files.writeString(directory.resolve(history.getFileName() + ".psql"), script);
    }

    private static List<String> catalog(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            List<String> lines = CatalogFingerprint.of(connection);
            lines.removeIf(line -> line.contains("dunlin_history"));
            // The line ends of other systems reach the server only through psql.
            lines.replaceAll(line -> line.replace("\r\n", "\n"));
            return lines;
        }
    }

    /** A test for each history, or one that is skipped. */
    private static Stream<DynamicTest> forEach(ThrowingConsumer<RealHistory> test) throws IOException {
        Path data = data();
        if (!Files.isDirectory(data)) {
            return Stream.of(DynamicTest.dynamicTest(
                    "no real histories", () -> Assumptions.abort("there is no folder " + data)));
        }
        try (Stream<Path> folders = Files.list(data)) {
            return folders
                    .sorted()
                    .map(RealHistory::new)
                    .map(history -> DynamicTest.dynamicTest(history.name(), () -> test.accept(history)))
                    .toList()
                    .stream();
        }
    }

    private static Path data() {
        String given = System.getenv("DUNLIN_DATA");
        Path root = Path.of("").toAbsolutePath().getParent();
        return (given == null ? root.resolveSibling("shared").resolve("data") : Path.of(given)).resolve("histories");
    }

    /** One folder of the data, with its manifest. */
    private record RealHistory(Path folder) {
        String name() {
            return folder.getFileName().toString();
        }

        /** In order. */
        List<Path> files() {
            Matcher list =
                    Pattern.compile("\"files\":\\s*\\[(.*?)]", Pattern.DOTALL).matcher(manifest());
            if (!list.find()) {
                throw new IllegalStateException("no files in the manifest of " + name());
            }
            return Pattern.compile("\"([^\"]+)\"")
                    .matcher(list.group(1))
                    .results()
                    .map(found -> folder.resolve(found.group(1)))
                    // What follows stands on steps that are programs.
                    .takeWhile(file -> !file.endsWith("20260424205453_v1_0_100.sql"))
                    .toList();
        }

        /** The oldest server that understands the history's SQL: CREATE OR REPLACE TRIGGER came with 14. */
        int oldestServer() {
            return List.of("atuin", "crates.io", "supabase-storage").contains(name()) ? 14 : 13;
        }

        /** What the history expects to find, as SQL. */
        String pre(TestDatabase database) {
            return switch (name()) {
                case "graphile-worker" -> "create schema graphile_worker";
                case "ohdsi-webapi" ->
                    "create schema webapi; alter database %s set search_path = webapi, public"
                            .formatted(database.name());
                case "supabase-auth" -> "create schema auth";
                case "supabase-storage" ->
                    "alter database %s set search_path = storage, public".formatted(database.name());
                default -> "select 1";
            };
        }

        /** The text of a file as its own tool would send it. */
        String sql(Path file) throws IOException {
            String text = Migration.text(Files.readAllBytes(file));
            return switch (name()) {
                case "graphile-worker" -> text.replace(":GRAPHILE_WORKER_SCHEMA", "graphile_worker");
                case "ohdsi-webapi" -> text.replace("${ohdsiSchema}", "webapi");
                case "supabase-auth" -> text.replaceAll("\\{\\{ ?index .Options \\\\?\"Namespace\\\\?\" ?}}", "auth");
                case "hatchet" -> goose(text);
                default -> text;
            };
        }

        private static String goose(String text) {
            String firstLine = text.contains("-- +goose NO TRANSACTION") ? "-- dunlin:no-transaction\n" : "";
            int down = text.indexOf("-- +goose Down");
            return firstLine + (down < 0 ? text : text.substring(0, down));
        }

        String label(Path file) {
            return folder.relativize(file).toString().replaceAll("[^A-Za-z0-9]+", "_");
        }

        private String manifest() {
            try {
                return Files.readString(folder.resolve("manifest.json"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
