package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through PgBouncer; skipped where that is not installed. */
class PgBouncerTest extends DatabaseTest {
    private static final String FIRST_LINE = "-- dunlin:no-transaction\n";

    /** Fails where two run it at once. */
    private static final String ALONE = """
            do $$ begin
                if not pg_try_advisory_xact_lock(99) then
                    raise 'two at once';
                end if;
            end $$;
            """;

    @TempDir
    Path configuration;

    @BeforeEach
    void requireProgram() {
        assumeTrue(PgBouncer.program().isPresent(), "there is no pgbouncer on this machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "transaction"})
    void eightStartersApplyEachMigrationOnce(String mode) throws Exception {
        everyKindOfMigration();
        try (PgBouncer bouncer = start(mode)) {
            ExecutorService executor = Executors.newFixedThreadPool(8);
            List<String> applied = new ArrayList<>();
            try {
                Callable<MigrationReport> starter = () -> through(bouncer).migrate();
                for (Future<MigrationReport> report : executor.invokeAll(
                        IntStream.range(0, 8).mapToObj(i -> starter).toList())) {
                    report.get().applied().forEach(migration -> applied.add(migration.migration()));
                }
            } finally {
                executor.shutdown();
            }

            assertThat(applied).containsExactlyInAnyOrder("m1", "m2", "m3", "m4", "m5");
            assertThat(sql.history())
                    .containsExactly(
                            "m1|applied|4/4", "m2|applied|2/2", "m3|applied|4/4", "m4|applied|3/3", "m5|applied|2/2");
            assertThat(sql.one("select count(*), count(distinct id) from users"))
                    .isEqualTo("4|4");
            assertThat(sql.rows("select indisvalid from pg_index where indrelid = 'users'::regclass"))
                    .containsExactly("t", "t");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "transaction"})
    void manyStartsWithNothingPendingLeaveTheServerConnectionsAsTheyWere(String mode) throws Exception {
        everyKindOfMigration();
        try (PgBouncer bouncer = start(mode)) {
            String before = settings(bouncer);
            through(bouncer).migrate();

            // More than a driver sends before it makes a prepared statement of the query.
            for (int i = 0; i < 10; i++) {
                assertThat(through(bouncer).migrate().applied()).isEmpty();
            }

            assertThat(settings(bouncer)).isEqualTo(before);
            assertThat(sql.rows("select from pg_locks l where locktype = 'advisory' and database ="
                            + " (select oid from pg_database where datname = current_database())"))
                    .isEmpty();
            assertThat(sql.rows("select state from pg_stat_activity where datname = current_database()"
                            + " and state like 'idle in transaction%'"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "transaction"})
    void whatFailsIsToldAndGoneOnWith(String mode) throws Exception {
        history()
                .migration("m1", "create table users (id int); insert into nowhere values (1);")
                .migration("m2", FIRST_LINE + "create unique index concurrently users_id_key on users (id);");
        try (PgBouncer bouncer = start(mode)) {
            assertThatThrownBy(() -> through(bouncer).migrate())
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("relation \"nowhere\" does not exist");
            assertThat(sql.history()).containsExactly("m1|failed|0/2");
            assertThat(sql.exists("users")).isFalse();

            history().migration("m1", "create table users (id int); insert into users values (1), (1);");
            assertThatThrownBy(() -> through(bouncer).migrate())
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("Key (id)=(1) is duplicated.");
            assertThat(sql.history()).containsExactly("m1|applied|2/2", "m2|failed|0/1");
            assertThat(sql.exists("users_id_key")).isFalse();

            sql.run("delete from users");
            assertThat(through(bouncer).migrate().applied())
                    .extracting(AppliedMigration::migration)
                    .containsExactly("m2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "transaction"})
    void theLockIsHeldWhileAMigrationRunsAndGoesWithItsClient(String mode) throws Exception {
        sql.run("create table busy (id int)");
        history()
                .migration(
                        "m1",
                        "create table a (); -- dunlin\n-- dunlin:lock-timeout 0\nalter table busy add column b int;");
        try (PgBouncer bouncer = start(mode);
                Connection other = database.connect();
                Statement statement = other.createStatement();
                Starter first = Starter.launch(bouncer.url(), directory)) {
            other.setAutoCommit(false);
            statement.execute("lock table busy");
            first.go();
            awaitRow("select from pg_locks where not granted and relation = 'busy'::regclass");

            assertThatThrownBy(() ->
                            through(bouncer).waitTimeout(Duration.ofMillis(50)).migrate())
                    .isInstanceOf(MigrationLockedException.class)
                    .hasMessageContaining("query: alter table busy add column b int");
            first.kill();
            CompletableFuture<MigrationReport> second =
                    CompletableFuture.supplyAsync(() -> through(bouncer).migrate());
            other.rollback();

            assertThat(second.join().applied()).hasSize(1);
        }
        assertThat(sql.history()).containsExactly("m1|applied|2/2");
    }

    /** In session mode each starter has a server connection for itself, and one of them a second one. */
    private PgBouncer start(String mode) throws Exception {
        return PgBouncer.start(database.url(), mode, mode.equals("session") ? 9 : 3, configuration);
    }

    private Dunlin through(PgBouncer bouncer) {
        return Dunlin.forDataSource(new UrlDataSource(bouncer.url())).location(directory);
    }

    private void everyKindOfMigration() {
        history()
                .migration("m1", ALONE + """
                        set work_mem = '11MB';
                        create table users (id int, email text);
                        insert into users values (1, 'a');
                        """)
                .migration("m2", FIRST_LINE + ALONE + "create index concurrently users_id_idx on users (id);")
                .migration("m3", FIRST_LINE + ALONE + """
                        insert into users values (2, 'b');
                        create index concurrently users_email_idx on users (email);
                        insert into users values (3, 'c');
                        """)
                .migration("m4", ALONE + "select set_config('search_path', '', false); select pg_sleep(0.01);")
                .migration("m5", ALONE + "insert into users values (4, 'd');");
    }

    /** What is in force in all server connections that are to be had. */
    private static String settings(PgBouncer bouncer) throws SQLException {
        String select = """
                select current_setting('search_path'), current_setting('work_mem'), current_setting('lock_timeout'),
                    current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout')""";
        List<Connection> all = new ArrayList<>();
        try {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Connection connection = new UrlDataSource(bouncer.url()).getConnection();
                all.add(connection);
                // In a transaction a server connection is nobody else's.
                connection.setAutoCommit(false);
                rows.addAll(new TestSql(new SingleConnection(connection)).rows(select));
            }
            assertThat(rows).containsOnly(rows.get(0));
            return rows.get(0);
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private void awaitRow(String query) {
        while (sql.rows(query).isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
