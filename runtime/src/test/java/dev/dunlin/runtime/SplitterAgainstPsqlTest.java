package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.runtime.script.Script;
import dev.dunlin.testing.CatalogFingerprint;
import dev.dunlin.testing.TestDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Statements end where psql ends them, and the server makes the same of them. The scripts are made up from seeds: as many
 * as {@code -Ddunlin.test.scripts} says, from {@code -Ddunlin.test.seed} on.
 */
@Timeout(value = 1800, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SplitterAgainstPsqlTest {
    private static final long FIRST_SEED = Long.getLong("dunlin.test.seed", 1);
    private static final int SCRIPTS = Integer.getInteger("dunlin.test.scripts", 25);

    @TempDir
    Path directory;

    @BeforeEach
    void requirePsql() {
        assumeTrue(Psql.MISSING.isEmpty(), () -> Psql.MISSING.orElseThrow());
    }

    @Test
    void scriptsAreSplitWherePsqlSplitsThem() throws Exception {
        int count = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
            String script = new ScriptCorpus(seed).script();
            try (TestDatabase ours = TestDatabase.create();
                    TestDatabase theirs = TestDatabase.create()) {
                List<String> statements = statements(script);
                assertSame(statements, runPsql(script, theirs));
                runHere(script, ours);
                assertThat(outcome(ours)).isEqualTo(outcome(theirs));
                count += statements.size();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed %d: %s%n%s".formatted(seed, e.getMessage(), script), e);
            }
        }
        System.out.printf("%d scripts from seed %d on, %d statements%n", SCRIPTS, FIRST_SEED, count);
        assertThat(count).isGreaterThan(SCRIPTS);
    }

    private static List<String> statements(String script) throws IOException {
        return Script.read(Migration.text(script.getBytes(StandardCharsets.UTF_8)), false).units.stream()
                .flatMap(unit -> unit.statements.stream())
                .map(statement -> statement.sql)
                .toList();
    }

    /** The texts that psql sends to the server. */
    private List<String> runPsql(String script, TestDatabase database) throws IOException {
        Path file = Files.writeString(directory.resolve("script.sql"), script);
        try (CuttingProxy proxy = new CuttingProxy(database.url())) {
            Psql.run(proxy.url(), file);
            return queries(proxy.sent(0));
        }
    }

    /** The simple queries in what a client sends (PostgreSQL manual, "Message Formats"). */
    private static List<String> queries(byte[] sent) {
        ByteBuffer bytes = ByteBuffer.wrap(sent);
        // The first message has no type.
        bytes.position(bytes.getInt(0));
        List<String> queries = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte type = bytes.get();
            byte[] content = new byte[bytes.getInt() - 4];
            bytes.get(content);
            if (type == 'Q') {
                queries.add(new String(content, 0, content.length - 1, StandardCharsets.UTF_8));
            }
        }
        return queries;
    }

    /** psql also sends the comments around statements, statements without words, and BEGIN and COMMIT. */
    private static void assertSame(List<String> ours, List<String> theirs) {
        Iterator<String> expected = ours.iterator();
        for (String query : theirs) {
            String text = withoutEmptyLines(query);
            String words = text.substring(endOfSpace(text, 0));
            if (!words.isEmpty() && !words.matches("(begin|commit)\\b(?s:.*)")) {
                assertThat(expected).as("a statement for " + text).hasNext();
                String statement = withoutEmptyLines(expected.next());
                assertThat(words).startsWith(statement);
                assertThat(words.substring(endOfSpace(words, statement.length())))
                        .as("what is left of " + text)
                        .isEmpty();
            }
        }
        assertThat(expected).isExhausted();
    }

    /** psql leaves them out, too, unless they are in a literal. */
    private static String withoutEmptyLines(String text) {
        return text.replace("\r\n", "\n").replaceAll("\n+", "\n");
    }

    /** Where white space, comments and semicolons end that begin there. */
    private static int endOfSpace(String text, int start) {
        int at = start;
        while (at < text.length()) {
            if (" \t\n\r\f;".indexOf(text.charAt(at)) >= 0) {
                at++;
            } else if (text.startsWith("--", at)) {
                while (at < text.length() && "\n\r".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
            } else if (text.startsWith("/*", at)) {
                at = endOfBlockComment(text, at);
            } else {
                return at;
            }
        }
        return at;
    }

    private static int endOfBlockComment(String text, int start) {
        int at = start;
        int depth = 0;
        do {
            boolean opens = text.startsWith("/*", at);
            boolean closes = text.startsWith("*/", at);
            depth += opens ? 1 : closes ? -1 : 0;
            at += opens || closes ? 2 : 1;
        } while (depth > 0);
        return at;
    }

    private void runHere(String script, TestDatabase database) throws IOException {
        Path folder = Files.createTempDirectory(directory, "history");
        new TestHistory(folder).migration("m1", script);
        Dunlin.forDataSource(database.dataSource())
                .location(folder)
                .schema("dunlin")
                .migrate();
    }

    private static List<String> outcome(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            List<String> lines = new ArrayList<>(CatalogFingerprint.of(connection));
            lines.removeIf(line -> line.contains("dunlin_history"));
            lines.addAll(new TestSql(database).rows("select what from noted order by ctid"));
            // The line ends of other systems reach the server only through psql.
            lines.replaceAll(line -> line.replace("\r\n", "\n"));
            return lines;
        }
    }
}
