package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.testing.CrashingServer;
import dev.dunlin.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Something dies while a step takes its time, because another session holds it up. Where the server goes on with the step
 * for nobody, the next start comes while it does, and has to wait.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LongStepTest {
    private static final String FIRST_LINE = "-- dunlin:no-transaction\n";
    private static final String OTHER_BUILD = "lock table a in share update exclusive mode";
    private static final String WAITING =
            "select pid from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0";

    private enum Step {
        TRANSACTION("""
                insert into a values (1000);
                -- dunlin:lock-timeout 0
                select pg_advisory_xact_lock(7);
                insert into a values (1001);
                """, "select pg_advisory_xact_lock(7)"),
        VALIDATION(FIRST_LINE + """
                -- dunlin:lock-timeout 0
                alter table a validate constraint a_i_positive;
                """, OTHER_BUILD),
        BUILD(FIRST_LINE + "create index concurrently a_i_idx on a (i);", "insert into a values (1)"),
        BUILD_THAT_QUEUES(FIRST_LINE + "create index concurrently a_i_idx on a (i);", OTHER_BUILD),
        UNIQUE_BUILD(
                FIRST_LINE + "create unique index concurrently if not exists a_i_key on a (i);",
                "insert into a values (5000)"),
        DROP(FIRST_LINE + "drop index concurrently a_old_idx;", "select from a"),
        DROP_THAT_QUEUES(FIRST_LINE + "drop index concurrently a_old_idx;", OTHER_BUILD),
        REBUILD(FIRST_LINE + "reindex index concurrently a_old_idx;", "insert into a values (1)"),
        REBUILD_THAT_QUEUES(FIRST_LINE + "reindex table concurrently a;", OTHER_BUILD),
        DETACH(FIRST_LINE + "alter table p detach partition p_1 concurrently;", "select from p"),
        DETACH_THAT_QUEUES(
                FIRST_LINE + "alter table p detach partition p_1 concurrently;",
                "lock table p in share update exclusive mode"),
        FILL(FIRST_LINE + """
                -- dunlin:repeatable
                do $$
                begin
                    for batch in 0..9 loop
                        perform pg_advisory_xact_lock(7) where batch = 5;
                        update a set filled = i where i % 10 = batch and filled is null;
                        commit;
                    end loop;
                end $$;
                alter table a alter column filled set not null;
                """, "select pg_advisory_xact_lock(7)"),
        VACUUM(FIRST_LINE + "vacuum (analyze) a;", OTHER_BUILD),
        PROCEDURE(FIRST_LINE + "call grow();", "select pg_advisory_xact_lock(7)");

        private final String sql;
        private final String hold;

        Step(String sql, String hold) {
            this.sql = sql;
            this.hold = hold;
        }
    }

    private static final Map<Step, List<String>> UNDISTURBED = new EnumMap<>(Step.class);
    private static CrashingServer server;

    @TempDir
    Path directory;

    @BeforeAll
    static void startServer() {
        if (CrashingServer.isPossible()) {
            server = CrashingServer.start();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theProcessIsKilled(Step step) throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            List<String> expected = undisturbed(step);
            prepare(database.dataSource(), step);
            try (Hold hold = new Hold(database.dataSource(), step);
                    Starter starter = Starter.launch(database.url(), directory)) {
                starter.go();
                hold.awaitStep();

                starter.kill();

                goOnBehind(step, hold);
            }
            assertThat(FaultHistory.outcome(database.dataSource())).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theConnectionIsCut(Step step) throws Exception {
        try (TestDatabase database = TestDatabase.create();
                CuttingProxy proxy = new CuttingProxy(database.url())) {
            List<String> expected = undisturbed(step);
            prepare(database.dataSource(), step);
            try (Hold hold = new Hold(database.dataSource(), step)) {
                CompletableFuture<Boolean> failing = failing(new UrlDataSource(proxy.url()));
                hold.awaitStep();

                proxy.cutAll();

                assertThat(failing.join()).isTrue();
                goOnBehind(step, hold);
            }
            assertThat(FaultHistory.outcome(database.dataSource())).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theServerProcessIsEnded(Step step) throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            List<String> expected = undisturbed(step);
            prepare(database.dataSource(), step);
            try (Hold hold = new Hold(database.dataSource(), step)) {
                CompletableFuture<Boolean> failing = failing(database.dataSource());
                int pid = hold.awaitStep();

                new TestSql(database).run("select pg_terminate_backend(%s)".formatted(pid));

                assertThat(failing.join()).isTrue();
            }
            goOn(step, database.dataSource());
            assertThat(FaultHistory.outcome(database.dataSource())).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theServerCrashes(Step step) throws Exception {
        assumeTrue(server != null, "the tests' server is none that may be stopped");
        List<String> expected = undisturbed(step);
        String name = step.name().toLowerCase(Locale.ROOT) + "_crash";
        server.run("create database " + name);
        DataSource connections = new UrlDataSource(server.url(name));
        prepare(connections, step);
        try (Hold hold = new Hold(connections, step)) {
            CompletableFuture<Boolean> failing = failing(connections);
            hold.awaitStep();

            server.crash();

            assertThat(failing.join()).isTrue();
        }
        server.restart();
        goOn(step, connections);
        assertThat(FaultHistory.outcome(connections)).isEqualTo(expected);
    }

    private List<String> undisturbed(Step step) throws SQLException {
        List<String> known = UNDISTURBED.get(step);
        if (known != null) {
            return known;
        }
        try (TestDatabase database = TestDatabase.create()) {
            prepare(database.dataSource(), step);
            goOn(step, database.dataSource());
            List<String> outcome = FaultHistory.outcome(database.dataSource());
            UNDISTURBED.put(step, outcome);
            return outcome;
        }
    }

    private void prepare(DataSource connections, Step step) {
        assumeTrue(
                TestDatabase.serverVersion() >= 14 || !step.name().startsWith("DETACH"),
                "PostgreSQL 14 brought DETACH CONCURRENTLY");
        new TestHistory(directory)
                .migration("m1", """
                        create table a (i int, filled int);
                        insert into a select i from generate_series(1, 100) i;
                        create index a_old_idx on a (i);
                        alter table a add constraint a_i_positive check (i > 0) not valid;
                        create table p (i int) partition by list (i);
                        create table p_1 partition of p for values in (1);
                        create procedure grow() language plpgsql as $$
                        begin
                            insert into a values (2000);
                            commit;
                            perform pg_advisory_xact_lock(7);
                            insert into a values (2001);
                        end $$;
                        """)
                .migration("m2", step.sql)
                .migration("m3", "create table last ();");
        dunlin(connections).target("m1").migrate();
    }

    private Dunlin dunlin(DataSource connections) {
        return Dunlin.forDataSource(connections).location(directory).pause(time -> LockSupport.parkNanos(2_000_000));
    }

    private CompletableFuture<Boolean> failing(DataSource connections) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                dunlin(connections).migrate();
                return false;
            } catch (DunlinException e) {
                return true;
            }
        });
    }

    /** Starts again while the step is still held up; that ends as soon as the new start waits for it. */
    private void goOnBehind(Step step, Hold hold) {
        AtomicBoolean waits = new AtomicBoolean();
        CompletableFuture<Void> release = CompletableFuture.runAsync(() -> {
            // It waits between two questions, or in the server.
            while (!waits.get() && hold.sql.rows(WAITING).size() < 2) {
                Thread.onSpinWait();
            }
            SqlAction.perform(hold::close);
        });
        ValidationException refused = refused(dunlin(hold.connections).pause(time -> {
            waits.set(true);
            LockSupport.parkNanos(2_000_000);
        }));
        waits.set(true);
        release.join();
        settle(step, hold.connections, refused);
    }

    private void goOn(Step step, DataSource connections) {
        settle(step, connections, refused(dunlin(connections)));
    }

    private static @Nullable ValidationException refused(Dunlin dunlin) {
        try {
            dunlin.migrate();
            return null;
        } catch (ValidationException e) {
            return e;
        }
    }

    /** Does what a person does where nobody can know what became of a statement. */
    private void settle(Step step, DataSource connections, @Nullable ValidationException refused) {
        if (refused == null) {
            return;
        }
        assertThat(step).as(refused.getMessage()).isEqualTo(Step.PROCEDURE);
        assertThat(refused).hasMessageContaining("m2: it is in doubt");
        TestSql sql = new TestSql(connections);
        while (!sql.rows("select from pg_stat_activity where query = 'call grow()' and state = 'active'")
                .isEmpty()) {
            Thread.onSpinWait();
        }
        if (sql.one("select count(*) from a where i >= 2000").equals("2")) {
            dunlin(connections).resolveApplied("m2");
        } else {
            sql.run("delete from a where i >= 2000");
            dunlin(connections).resolveRolledBack("m2");
        }
        dunlin(connections).migrate();
    }

    /** Another session's open transaction, which is in the step's way. */
    private static final class Hold implements AutoCloseable {
        private final DataSource connections;
        private final TestSql sql;
        private final Connection connection;

        Hold(DataSource connections, Step step) throws SQLException {
            this.connections = connections;
            sql = new TestSql(connections);
            connection = connections.getConnection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(step.hold);
            }
        }

        /** Waits until the step waits, and gives the pid of its server process. */
        int awaitStep() {
            while (true) {
                List<String> waiting = sql.rows(WAITING);
                if (!waiting.isEmpty()) {
                    return Integer.parseInt(waiting.get(0));
                }
                Thread.onSpinWait();
            }
        }

        @Override
        public void close() throws SQLException {
            // Takes back what the transaction did.
            connection.close();
        }
    }
}
