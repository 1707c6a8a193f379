package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** One history in many databases, and in many schemas of one. */
class TargetsTest extends DatabaseTest {
    @Test
    void everyDataSourceIsMigratedAndAFailureStopsNoOther() {
        history().migration("m1", "create table a ()");
        try (TestDatabase second = TestDatabase.create();
                TestDatabase third = TestDatabase.create()) {
            new TestSql(second).run("create table a ()");
            Map<String, DataSource> targets = new LinkedHashMap<>();
            targets.put("one", database.dataSource());
            targets.put("two", second.dataSource());
            targets.put("three", third.dataSource());

            List<TargetReport> reports = dunlin().migrateEach(targets, 2);

            assertThat(reports).extracting(TargetReport::target).containsExactly("one", "two", "three");
            assertThat(reports).extracting(TargetReport::isSuccessful).containsExactly(true, false, true);
            assertThat(reports.get(0).toString()).startsWith("one: 1 migration found in ");
            assertThat(reports.get(0).toJson()).startsWith("{\"target\":\"one\",\"report\":{\"history\":\"main\"");
            assertThat(reports.get(1).failure()).isInstanceOf(MigrationFailedException.class);
            assertThat(reports.get(1).toString()).startsWith("two: [DUN5301] ");
            assertThat(reports.get(1).toJson())
                    .startsWith(
                            "{\"target\":\"two\",\"report\":null,\"failure\":\"[DUN5301] Migration m1 of history \\\"main\\\"");
            assertThat(new TestSql(third).exists("a")).isTrue();
        }
    }

    @Test
    void everySchemaThatThePatternFitsHasTablesAndHistoryOfItsOwn() {
        sql.run("create schema tenant_a; create schema tenant_b; create schema \"tenant_C d\"; create schema tenants");
        history()
                .migration("m1", "create table users (id int);")
                .migration("m2", """
                        -- dunlin:no-transaction
                        insert into users values (1);
                        create index concurrently users_id on users (id);
                        """)
                .migration("m3", "set search_path = pg_temp;")
                .migration("m4", "create view ids as select id from users;");

        List<TargetReport> reports = dunlin().migrateSchemas("tenant\\_%", 2);

        assertThat(reports).allMatch(TargetReport::isSuccessful);
        assertThat(reports).extracting(TargetReport::target).containsExactly("tenant_C d", "tenant_a", "tenant_b");
        assertThat(sql.rows("""
                                select relnamespace::regnamespace from pg_class where relname in ('users_id', 'ids') order by relname, 1"""))
                .containsExactly("tenant_a", "tenant_b", "\"tenant_C d\"", "tenant_a", "tenant_b", "\"tenant_C d\"");
        assertThat(sql.one("select count(*) from tenant_b.dunlin_history")).isEqualTo("4");
        assertThat(sql.exists("public.dunlin_history")).isFalse();
        assertThat(dunlin().migrateSchemas("tenant\\_%", 1))
                .allMatch(report ->
                        report.report() != null && report.report().applied().isEmpty());
    }

    @Test
    void aConnectionThatWasInATenantsSchemaComesBackAsItWas() throws Exception {
        sql.run("create schema tenant_a");
        history()
                .migration("m1", "create table users (id int);")
                .migration("m2", "select set_config('search_path', '', false);")
                .migration(
                        "m3", "-- dunlin:no-transaction\nvacuum users;\nselect set_config('search_path', '', false);");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                Connection other = database.connect()) {
            statement.execute("set search_path = public, pg_catalog");
            LimitedPool pool = new LimitedPool(connection, other);

            assertThat(Dunlin.forDataSource(pool).location(directory).migrateSchemas("tenant_a", 1))
                    .allMatch(TargetReport::isSuccessful);

            try (ResultSet result = statement.executeQuery("show search_path")) {
                result.next();
                assertThat(result.getString(1)).isEqualTo("public, pg_catalog");
            }
        }
    }

    @Test
    void filesThatCannotBeUsedFailAtOnce() {
        history().migration("m1", "create table a ()").properties().file("m2/down.sql", "select 1");

        assertThatThrownBy(() -> dunlin().migrateEach(Map.of("one", database.dataSource()), 1))
                .isInstanceOf(MigrationFileException.class);
    }

    /** Gives the first connection, while that is out the second. */
    private static final class LimitedPool extends SimpleDataSource {
        private final Connection first;
        private final Connection second;
        private boolean out;

        LimitedPool(Connection first, Connection second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public Connection getConnection() {
            Connection next = out ? second : first;
            if (next == first) {
                out = true;
                return TestConnections.withClose(first, () -> out = false);
            }
            return TestConnections.withClose(second, () -> {});
        }
    }
}
