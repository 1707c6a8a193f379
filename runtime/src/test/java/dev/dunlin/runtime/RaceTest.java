package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several that migrate the same database at once, and those that die meanwhile. */
class RaceTest extends DatabaseTest {
    private static final String FIRST_LINE = "-- dunlin:no-transaction\n";

    @Test
    void manyThreadsApplyEachMigrationOnce() throws Exception {
        everyKindOfMigration();
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<MigrationReport> caller = () -> {
            start.await();
            return dunlin().migrate();
        };

        List<MigrationReport> reports = new ArrayList<>();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (Future<MigrationReport> future : executor.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> caller).toList())) {
                reports.add(future.get());
            }
        } finally {
            executor.shutdown();
        }

        assertThat(reports).allMatch(MigrationReport::isUpToDate);
        assertThat(reports.stream().flatMap(report -> report.applied().stream().map(AppliedMigration::migration)))
                .containsExactlyInAnyOrder(names());
        assertAppliedOnce();
    }

    @Test
    void twoProcessesApplyEachMigrationOnce() {
        everyKindOfMigration();
        try (Starter one = Starter.launch(database.url(), directory);
                Starter other = Starter.launch(database.url(), directory)) {

            one.go();
            other.go();

            assertThat(Stream.concat(one.result().stream(), other.result().stream()))
                    .containsExactlyInAnyOrder(names());
        }
        assertAppliedOnce();
    }

    @Test
    void whoWaitsSaysForWhomAndGivesUpInTheEnd() throws Exception {
        history().migration("m1", "create table a ()");
        List<String> holders = new ArrayList<>();
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("set application_name = 'shop'");
            other.setAutoCommit(false);
            statement.execute("select pg_try_advisory_xact_lock(%s)".formatted(HistoryLock.KEY));
            Dunlin waiting = dunlin().waitTimeout(Duration.ofMillis(200)).listener(new MigrationListener() {
                @Override
                public void waiting(String holder, Duration waited) {
                    holders.add(holder);
                }
            });

            assertThatThrownBy(waiting::migrate)
                    .isInstanceOf(MigrationLockedException.class)
                    .hasMessageStartingWith(
                            "[DUN5303] Another process has been migrating this database while this one waited")
                    .hasMessageContaining(", shop, in a transaction since ")
                    .hasMessageContaining("pg_terminate_backend");
        }
        assertThat(holders).isNotEmpty().allMatch(holder -> holder.contains("shop"));
        assertThat(sql.exists("dunlin_history")).isFalse();
    }

    @Test
    void whoWaitsSaysForWhomTheOtherOneWaits() throws Exception {
        history()
                .migration("m1", "create table a ()")
                .migration("m2", "-- dunlin:lock-timeout 0\nalter table a add b int");
        dunlin().target("m1").migrate();
        try (Connection report = database.connect();
                Statement statement = report.createStatement();
                Starter first = Starter.launch(database.url(), directory)) {
            report.setAutoCommit(false);
            statement.execute("select from a");
            first.go();
            awaitRow("select 1 from pg_locks where not granted and relation = 'a'::regclass");

            assertThatThrownBy(() -> dunlin().waitTimeout(Duration.ZERO).migrate())
                    .isInstanceOf(MigrationLockedException.class)
                    .hasMessageContaining("query: alter table a add b int; it waits for pid ")
                    .hasMessageContaining("idle in transaction, query: select from a");
            report.rollback();
            assertThat(first.result()).containsExactly("m2");
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingStops() throws Exception {
        history().migration("m1", "create table a ()");
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_try_advisory_xact_lock(%s)".formatted(HistoryLock.KEY));
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> dunlin().migrate())
                    .isInstanceOf(DunlinException.class)
                    .hasMessage("[DUN5309] Interrupted while waiting; nothing was lost.");
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(sql.exists("dunlin_history")).isFalse();
    }

    @Test
    void whatFailsElsewhereMeanwhileIsNotTriedAgain() throws Exception {
        history().migration("m1", "create table a ()").migration("m2", "create table b ()");
        dunlin().target("m1").migrate();
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_try_advisory_xact_lock(%s)".formatted(HistoryLock.KEY));
            Dunlin waiting = dunlin().pause(time -> SqlAction.perform(() -> {
                if (other.isClosed()) {
                    return;
                }
                statement.execute("""
                        insert into dunlin_history
                        select history, 'm2', 2, 'x', 'failed', 0, 1, now(), clock_timestamp(), null, '?', 1, 'no space', null, '1'
                        from dunlin_history""");
                other.commit();
                other.close();
            }));

            assertThatThrownBy(waiting::migrate)
                    .isInstanceOf(DunlinException.class)
                    .hasMessage("""
                            [DUN5302] Another process tried migration m2 while this one waited for it, and failed. Its message:

                            no space""");
        }
        assertThat(dunlin().migrate().applied()).hasSize(1);
    }

    @Test
    void whatIsUnderWayElsewhereIsNotInDoubt() throws Exception {
        history()
                .migration("m1", """
                        create procedure wait() language plpgsql as $$
                        begin
                            commit;
                            perform pg_advisory_xact_lock(7);
                        end $$;
                        """)
                .migration("m2", FIRST_LINE + "call wait();")
                .migration("m3", "create table a ();");
        try (Connection other = database.connect();
                Statement statement = other.createStatement();
                Starter first = Starter.launch(database.url(), directory)) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(7)");
            first.go();
            awaitRow("select from pg_locks where locktype = 'advisory' and objid = 7 and not granted");

            assertThatThrownBy(() -> dunlin().waitTimeout(Duration.ZERO).migrate())
                    .isInstanceOf(MigrationLockedException.class);
            Dunlin second = dunlin().pause(time -> SqlAction.perform(() -> {
                if (!other.isClosed()) {
                    other.close();
                }
            }));
            assertThat(second.migrate().isUpToDate()).isTrue();
            assertThat(first.result()).startsWith("m1", "m2");
        }
        assertThat(sql.history()).containsExactly("m1|applied|1/1", "m2|applied|1/1", "m3|applied|1/1");
    }

    @Test
    void aProcessKilledInATransactionLeavesNothing() throws Exception {
        sql.run("create table busy ()");
        history().migration("m1", "create table a ();\n-- dunlin:lock-timeout 0\nalter table busy add column b int;");
        try (Connection other = database.connect();
                Statement statement = other.createStatement();
                Starter starter = Starter.launch(database.url(), directory)) {
            other.setAutoCommit(false);
            statement.execute("lock table busy");
            starter.go();
            awaitRow("select 1 from pg_locks where not granted and relation = 'busy'::regclass");

            starter.kill();
            other.rollback();
        }

        MigrationReport report = dunlin().migrate();

        assertThat(report.applied()).hasSize(1);
        assertThat(sql.history()).containsExactly("m1|applied|2/2");
    }

    @Test
    void aProcessKilledWhileItBuildsAnIndexIsTakenOver() throws Exception {
        sql.run("create table users (email text)");
        history()
                .migration(
                        "m1",
                        FIRST_LINE
                                + "create index concurrently a on users (email);\ncreate index concurrently b on users (email);");
        try (Connection writer = database.connect();
                Statement write = writer.createStatement();
                Starter starter = Starter.launch(database.url(), directory)) {
            writer.setAutoCommit(false);
            write.execute("insert into users values ('a')");
            starter.go();
            awaitRow("select 1 from pg_index where indexrelid = to_regclass('a')");

            starter.kill();
            // The server process goes on until the writer ends, and then finishes the index.
            Dunlin next = dunlin().pause(time -> SqlAction.perform(() -> {
                if (!writer.isClosed()) {
                    writer.commit();
                    writer.close();
                }
            }));
            next.migrate();
        }

        assertThat(
                        sql.rows(
                                "select indexrelid::regclass, indisvalid from pg_index where indrelid = 'users'::regclass order by 1"))
                .containsExactly("a|t", "b|t");
        assertThat(sql.history()).containsExactly("m1|applied|2/2");
    }

    @Test
    void aConnectionThatIsCutDuringABuildIsToldAndTheNextRunGoesOn() throws Exception {
        sql.run("create table users (email text)");
        history().migration("m1", FIRST_LINE + "create index concurrently a on users (email);");
        try (Connection writer = database.connect();
                Statement write = writer.createStatement()) {
            writer.setAutoCommit(false);
            write.execute("insert into users values ('a')");
            Thread administrator = new Thread(() -> {
                awaitRow("select 1 from pg_index where indexrelid = to_regclass('a')");
                sql.run(
                        "select pg_terminate_backend(pid) from pg_stat_activity where query like 'create index concurrently%'");
            });
            administrator.start();

            assertThatThrownBy(() -> dunlin().migrate()).isInstanceOf(MigrationFailedException.class);
            administrator.join();
            assertThat(sql.history()).containsExactly("m1|failed|0/1");
        }

        dunlin().migrate();

        assertThat(sql.one("select indisvalid from pg_index where indexrelid = 'a'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void aGuardThatIsCutDuringABuildDoesNotLoseIt() throws Exception {
        sql.run("create table users (email text)");
        history().migration("m1", FIRST_LINE + "create index concurrently a on users (email);");
        try (Connection writer = database.connect();
                Statement write = writer.createStatement()) {
            writer.setAutoCommit(false);
            write.execute("insert into users values ('a')");
            Thread administrator = new Thread(() -> {
                awaitRow("select 1 from pg_index where indexrelid = to_regclass('a')");
                sql.run("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
                SqlAction.perform(writer::commit);
            });
            administrator.start();

            MigrationReport report = dunlin().migrate();

            administrator.join();
            assertThat(report.applied()).hasSize(1);
        }
        assertThat(sql.history()).containsExactly("m1|applied|1/1");
    }

    private void everyKindOfMigration() {
        history()
                .migration("m1", "create table users (id int, email text);\ninsert into users values (1, 'a');")
                .migration("m2", FIRST_LINE + "create index concurrently users_id_idx on users (id);")
                .migration("m3", FIRST_LINE + """
                                insert into users values (2, 'b');
                                create index concurrently users_email_idx on users (email);
                                insert into users values (3, 'c');
                                vacuum users;
                                """)
                .migration("m4", "insert into users values (4, 'd');");
        for (int i = 10; i < 30; i++) {
            history().migration("m" + i, "insert into users values (%s, 'x');".formatted(i));
        }
    }

    private static String[] names() {
        return Stream.concat(
                        Stream.of("m1", "m2", "m3", "m4"),
                        IntStream.range(10, 30).mapToObj(i -> "m" + i))
                .toArray(String[]::new);
    }

    private void assertAppliedOnce() {
        assertThat(sql.one("select count(*), count(distinct id) from users")).isEqualTo("24|24");
        assertThat(
                        sql.one(
                                "select count(*), count(distinct position), max(position) from dunlin_history where state = 'applied'"))
                .isEqualTo("24|24|24");
        assertThat(sql.one("select count(*) from pg_index where indrelid = 'users'::regclass and indisvalid"))
                .isEqualTo("2");
    }

    private void awaitRow(String query) {
        while (sql.rows(query).isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
