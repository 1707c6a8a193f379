package dev.dunlin.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the safe way of each change of partitions spares, seen on the server: no rows are read under a lock, and queries of
 * the table do not wait.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SafePartitionTest {
    private TestDatabase database;
    private ServerSchema server;

    @BeforeAll
    void begin() throws SQLException {
        database = TestDatabase.create();
        server = new ServerSchema();
    }

    @AfterAll
    void end() throws SQLException {
        server.close();
        database.close();
    }

    /** The statement that takes the lock reads neither the partition nor the default one, as the proofs are there. */
    @ParameterizedTest
    @CsvSource({
        "add-partition-beside-default-online, events_rest, ATTACH PARTITION",
        "add-partition-to-list-beside-default-online, events_2026_03_rest, ATTACH PARTITION",
        "move-bounds-online, events_2026_01, ATTACH PARTITION",
        "move-bounds-online, events_rest, ATTACH PARTITION",
        "move-bounds-of-list-online, events_2026_03_first, ATTACH PARTITION",
        "attach-partition-online, events_2026_01, ATTACH PARTITION",
        "attach-partition-of-ranges-online, pairs_some, ATTACH PARTITION",
        "attach-partition-of-equal-ranges-online, pairs_some, ATTACH PARTITION",
        "attach-partition-of-half-open-ranges-online, pairs_some, ATTACH PARTITION",
        "attach-partition-of-open-ranges-online, pairs_some, ATTACH PARTITION",
        "attach-partition-of-open-ranges-online, pairs_rest, ATTACH PARTITION",
        "attach-partition-of-ranges-beside-default-online, pairs_some, ATTACH PARTITION",
        "attach-partition-of-ranges-beside-default-online, pairs_rest, ATTACH PARTITION",
        "attach-partition-of-hashes-online, pairs_some, ATTACH PARTITION",
        "add-foreign-key-partitioned-online, events_2026_01, ALTER TABLE \"events\"",
    })
    void nothingIsReadUnderALock(String name, String table, String locking) throws SQLException {
        DdlCase aCase = find(name);
        server.become(aCase.before());
        server.run(aCase.rows());

        List<String> read = server.tablesReadBy(aCase.up(), sql -> sql.contains(locking));

        assertThat(read).doesNotContain(table);
    }

    /** Without the proofs the same statements do read: otherwise the test above could not fail. */
    @ParameterizedTest
    @CsvSource({
        "add-partition-beside-default, events_rest, ATTACH PARTITION",
        "move-bounds, events_2026_01, ATTACH PARTITION",
        "add-foreign-key-partitioned, events_2026_01, ALTER TABLE \"events\"",
    })
    void thePlainStatementReads(String name, String table, String locking) throws SQLException {
        DdlCase aCase = find(name);
        server.become(aCase.before());
        server.run(aCase.rows());

        List<String> read = server.tablesReadBy(aCase.up(), sql -> sql.contains(locking));

        assertThat(read).contains(table);
    }

    @Test
    void queriesGoOnWhileAPartitionIsAdded() throws SQLException {
        DdlCase aCase = find("add-partition");
        server.become(aCase.before());

        assertThat(server.locksTakenBy(aCase.up(), "events")).doesNotContain("AccessExclusiveLock");
        server.become(aCase.before());
        assertThat(server.locksTakenBy(
                        List.of("CREATE TABLE m PARTITION OF events FOR VALUES FROM ('2026-03-01') TO ('2026-04-01')"),
                        "events"))
                .contains("AccessExclusiveLock");
    }

    @Test
    void aSecuredTableShowsOnlyWhatAPolicyLetsThrough() throws SQLException {
        assumeTrue(TestDatabase.isSuperuser(), "needs a user who may become another");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : Policies.create(
                            QualifiedName.of("notes"),
                            new RowSecurity(
                                    RowSecurity.Mode.ENABLED,
                                    List.of(Policy.of("own", new SqlExpression("author = 'me'")))))
                    .stream()
                    .map(dev.dunlin.schema.sql.Statement::sql)
                    .toList()) {
                statement.addBatch(sql);
            }
            statement.execute("CREATE TABLE notes (author text)");
            statement.execute("INSERT INTO notes VALUES ('me'), ('you')");
            statement.execute("GRANT SELECT ON notes TO pg_monitor");
            statement.executeBatch();

            statement.execute("SET ROLE pg_monitor");
            try (ResultSet rows = statement.executeQuery("SELECT string_agg(author, ',') FROM notes")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("me");
            }
        }
    }

    private static DdlCase find(String name) {
        return DdlCases.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
