package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dunlin.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** Migrations whose statements stand alone. */
class NoTransactionTest extends DatabaseTest {
    private static final String FIRST_LINE = "-- dunlin:no-transaction\n";

    @Test
    void eachStatementCommitsWithItsProgress() {
        history().migration("m1", FIRST_LINE + """
                                create table a (id int);
                                insert into a values (1);
                                insert into nowhere values (1);
                                create table b ();
                                """);

        MigrationFailedException failure = failure();

        assertThat(failure.statementNumber()).isEqualTo(3);
        assertThat(failure.getMessage())
                .contains("The 2 statements above it stay applied; the next run goes on at the statement that failed.")
                .doesNotContain("Nothing of this migration was kept");
        assertThat(sql.history()).containsExactly("m1|failed|2/4");
        assertThat(sql.one("select count(*) from a")).isEqualTo("1");
    }

    @Test
    void theNextRunGoesOnAtTheStatementThatFailed() {
        history()
                .migration(
                        "m1",
                        FIRST_LINE
                                + "create table a (id int);\ninsert into b values (1);\ninsert into a values (1);\n");
        failure();
        sql.run("create table b (id int)");
        List<String> heard = new ArrayList<>();

        MigrationReport report = dunlin().listener(new RecordingListener(heard)).migrate();

        assertThat(heard)
                .containsExactly(
                        "m1 of main starts: 3",
                        "m1 step 2 of 3, line 3: insert into b values (1)",
                        "m1 step 2 done",
                        "m1 step 3 of 3, line 4: insert into a values (1)",
                        "m1 step 3 done",
                        "m1 finished");
        assertThat(report.applied()).extracting(AppliedMigration::steps).containsExactly(2);
        assertThat(sql.history()).containsExactly("m1|applied|3/3");
    }

    @Test
    void aPartlyAppliedFileMustNotChange() {
        history().migration("m1", FIRST_LINE + "create table a ();\ninsert into nowhere values (1);");
        failure();

        history().migration("m1", FIRST_LINE + "create table other ();\ncreate table b ();");
        ValidationException refused = catchThrowableOfType(ValidationException.class, () -> dunlin().migrate());

        assertThat(refused.problems())
                .extracting(Problem::kind, Problem::migration)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Problem.Kind.PARTLY_APPLIED, "m1"));
    }

    @Test
    void anIndexIsBuiltConcurrently() {
        history()
                .migration("m1", "create table users (email text);")
                .migration("m2", FIRST_LINE + "create index concurrently users_email_idx on users (email);");

        dunlin().migrate();

        assertThat(sql.one("select indisvalid from pg_index where indexrelid = 'users_email_idx'::regclass"))
                .isEqualTo("t");
        assertThat(sql.history()).containsExactly("m1|applied|1/1", "m2|applied|1/1");
    }

    @Test
    void aHistoryThatBeginsWithAConcurrentStatementMakesItsTable() {
        history().migration("m1", FIRST_LINE + "drop index concurrently if exists nowhere;");

        dunlin().migrate();

        assertThat(sql.history()).containsExactly("m1|applied|1/1");
    }

    /** PostgreSQL itself leaves an invalid index, which costs every write and may even refuse rows. */
    @Test
    void aBuildThatFailsAtTheRowsLeavesNothingAndNamesThem() {
        sql.run("create table users (id int primary key, email text); insert into users values (1, 'a'), (2, 'a')");
        history()
                .migration(
                        "m1",
                        FIRST_LINE + "create unique index concurrently users_email_key on users (email);\nselect 1;");

        MigrationFailedException failure = failure();

        assertThat(failure.getMessage())
                .contains("Detail: Key (email)=(a) is duplicated.")
                .contains("Nothing of this migration was kept. Two rows have the values named above");
        assertThat(sql.exists("users_email_key")).isFalse();
        assertThat(sql.history()).containsExactly("m1|failed|0/2");

        sql.run("delete from users where id = 2");
        dunlin().migrate();

        assertThat(sql.one("select indisvalid from pg_index where indexrelid = 'users_email_key'::regclass"))
                .isEqualTo("t");
        assertThat(sql.history()).containsExactly("m1|applied|2/2");
    }

    @Test
    void aBuildThatFailsInItsFunctionLeavesNothing() {
        sql.run("""
                create table users (id int);
                insert into users values (1);
                create function rank(i int) returns int immutable language plpgsql as 'begin return nowhere(i); end';""");
        history().migration("m1", FIRST_LINE + "create index concurrently users_idx on users (rank(id));");

        assertThat(failure().sqlState()).contains("42883");
        assertThat(sql.exists("users_idx")).isFalse();

        sql.run("create or replace function rank(i int) returns int immutable language sql as 'select i'");
        assertThat(dunlin().migrate().applied()).hasSize(1);
    }

    @Test
    void aBuildThatIsBrokenOffSaysWhatItMayLeave() throws Exception {
        sql.run("create table users (email text)");
        history().migration("m1", FIRST_LINE + "create index concurrently users_idx on users (email);");
        try (Connection writer = database.connect();
                Statement write = writer.createStatement()) {
            writer.setAutoCommit(false);
            write.execute("insert into users values ('a')");
            CompletableFuture<MigrationFailedException> failing = CompletableFuture.supplyAsync(this::failure);
            awaitRow("select 1 from pg_index where indexrelid = to_regclass('users_idx')");
            sql.run("select pg_cancel_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and query like 'create index concurrently%'");

            assertThat(failing.get().getMessage())
                    .contains("The build may have left an invalid index; the next run replaces it.")
                    .doesNotContain("Nothing of this migration was kept");
        }
        dunlin().migrate();

        assertThat(sql.one("select indisvalid from pg_index where indexrelid = 'users_idx'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void anInvalidIndexOfAProcessThatDiedIsReplaced() throws IOException {
        sql.run("create table users (email text); insert into users values ('a'), ('a')");
        history()
                .migration("m0", "select 1")
                .migration("m1", FIRST_LINE + "create unique index concurrently users_email_key on users (email);");
        dunlin().target("m0").migrate();
        leaveInterrupted("m1", 0, 1);
        runAndIgnore("create unique index concurrently users_email_key on users (email)");
        sql.run("truncate users");

        dunlin().migrate();

        assertThat(sql.one("select indisvalid from pg_index where indexrelid = 'users_email_key'::regclass"))
                .isEqualTo("t");
        assertThat(sql.history()).containsExactly("m0|applied|1/1", "m1|applied|1/1");
    }

    @Test
    void ifNotExistsIsNotContentWithAnInvalidIndex() {
        sql.run("create table users (email text); insert into users values ('a'), ('a')");
        runAndIgnore("create unique index concurrently \"Users email\" on users (email)");
        sql.run("truncate users");
        history()
                .migration(
                        "m1",
                        FIRST_LINE
                                + "create unique index concurrently if not exists \"Users email\" on users (email);");

        dunlin().migrate();

        assertThat(sql.one("select indisvalid from pg_index where indexrelid = '\"Users email\"'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void anIndexThatSomebodyElseMadeIsNotTakenForItsOwn() {
        sql.run("create table users (email text, name text); create index users_idx on users (name)");
        history().migration("m1", FIRST_LINE + "create index concurrently users_idx on users (email);");

        assertThat(failure().sqlState()).contains("42P07");
        assertThat(failure().sqlState()).contains("42P07");
    }

    @Test
    void aSubscriptionOfAnotherDatabaseIsNotTakenForItsOwn() throws IOException {
        org.junit.jupiter.api.Assumptions.assumeTrue(TestDatabase.isSuperuser(), "needs a user who may subscribe");
        String create = "create subscription news connection '' publication p with (connect = false);";
        String drop =
                "alter subscription news disable; alter subscription news set (slot_name = none); drop subscription news";
        history().migration("m0", "select 1").migration("m1", FIRST_LINE + create);
        dunlin().target("m0").migrate();
        leaveInterrupted("m1", 0, 1);
        try (TestDatabase other = TestDatabase.create()) {
            new TestSql(other).run(create);

            dunlin().migrate();

            assertThat(sql.one("select count(*) from pg_subscription where subname = 'news'"))
                    .isEqualTo("2");
            new TestSql(other).run(drop);
        }
        sql.run(drop);
    }

    @Test
    void aProcessThatDiedAfterItsStatementIsFollowedByTheCatalog() throws IOException {
        sql.run("create table users (email text); create index a on users (email); create index b on users (email)");
        history()
                .migration("m0", "select 1")
                .migration(
                        "m1",
                        FIRST_LINE
                                + "drop index concurrently a;\ndrop index concurrently b;\ncreate index concurrently c on users (email);");
        dunlin().target("m0").migrate();
        leaveInterrupted("m1", 0, 3);
        sql.run("drop index a");

        dunlin().migrate();

        assertThat(sql.exists("b")).isFalse();
        assertThat(sql.exists("c")).isTrue();
        assertThat(sql.history()).containsExactly("m0|applied|1/1", "m1|applied|3/3");
    }

    @Test
    void aBuildThatGoesOnWithoutItsProcessIsWaitedFor() throws Exception {
        sql.run("create table users (email text)");
        history()
                .migration("m0", "select 1")
                .migration("m1", FIRST_LINE + "create index concurrently users_idx on users (email);");
        dunlin().target("m0").migrate();
        leaveInterrupted("m1", 0, 1);
        // The build of the dead process: it waits for a transaction that writes to the table.
        try (Connection writer = database.connect();
                Statement write = writer.createStatement()) {
            writer.setAutoCommit(false);
            write.execute("insert into users values ('a')");
            CompletableFuture<Void> build = CompletableFuture.runAsync(
                    () -> runAndIgnore("create index concurrently users_idx on users (email)"));
            awaitRow("select 1 from pg_index where indexrelid = to_regclass('users_idx')");

            MigrationReport report = withPause(time -> {
                        if (!build.isDone()) {
                            SqlAction.perform(writer::commit);
                            build.join();
                        }
                    })
                    .migrate();

            assertThat(report.applied()).hasSize(1);
        }
        assertThat(sql.one("select indisvalid from pg_index where indexrelid = 'users_idx'::regclass"))
                .isEqualTo("t");
        assertThat(sql.one("select count(*) from pg_class where relname like 'users_idx%'"))
                .isEqualTo("1");
    }

    @Test
    void aDetachedPartitionIsFinished() throws IOException {
        sql.run("""
                create table p (a int) partition by list (a);
                create table p1 partition of p for values in (1);
                create table p2 partition of p for values in (2);""");
        history()
                .migration("m1", FIRST_LINE + "alter table p detach partition p1 concurrently;")
                .migration("m2", FIRST_LINE + "alter table p detach partition p2 concurrently;");
        org.junit.jupiter.api.Assumptions.assumeTrue(
                TestDatabase.serverVersion() >= 14, "PostgreSQL 14 brought DETACH CONCURRENTLY");

        dunlin().target("m1").migrate();
        leaveInterrupted("m2", 0, 1);
        sql.run("alter table p detach partition p2");
        dunlin().migrate();

        assertThat(sql.one("select count(*) from pg_inherits")).isEqualTo("0");
        assertThat(sql.history()).containsExactly("m1|applied|1/1", "m2|applied|1/1");
    }

    @Test
    void aProcedureThatCommitsRunsOutside() {
        history().migration("m1", """
                        create table a (i int);
                        create procedure fill() language plpgsql as $$
                        begin for i in 1..3 loop insert into a values (i); commit; end loop; end $$;
                        """).migration("m2", FIRST_LINE + "call fill();\ninsert into a values (4);");

        dunlin().migrate();

        assertThat(sql.one("select count(*) from a")).isEqualTo("4");
        assertThat(sql.history()).containsExactly("m1|applied|2/2", "m2|applied|2/2");
    }

    @Test
    void aProcedureOfWhichNobodyKnowsHowFarItCameIsInDoubt() {
        history()
                .migration("m1", """
                        create table a (i int check (i < 3));
                        create procedure fill() language plpgsql as $$
                        begin for i in 1..3 loop insert into a values (i); commit; end loop; end $$;
                        """)
                .migration("m2", FIRST_LINE + "call fill();")
                .migration("m3", "select 1");

        MigrationFailedException failure = failure();
        ValidationException refused = catchThrowableOfType(ValidationException.class, () -> dunlin().migrate());

        assertThat(failure.sqlState()).contains("23514");
        assertThat(sql.one("select count(*) from a")).isEqualTo("2");
        assertThat(sql.history()).containsExactly("m1|applied|2/2", "m2|in_doubt|0/1");
        assertThat(refused.getMessage())
                .contains("m2: it is in doubt. Statement 1 of migration m2 was sent outside a transaction")
                .contains("resolveApplied(\"m2\")");
    }

    @Test
    void aFileOfAnotherToolIsReadFromItsStatements() {
        history()
                .migration("m1", "create table a (i int); create index concurrently a_i on a (i);")
                .migration("m2", "do $$ begin for i in 1..3 loop insert into a values (i); commit; end loop; end $$;")
                .migration("m3", "begin; insert into a values (4); commit; insert into a values (5);");

        dunlin().migrate();

        assertThat(sql.one("select count(*) from a")).isEqualTo("5");
        assertThat(sql.history()).containsExactly("m1|applied|2/2", "m2|applied|1/1", "m3|applied|2/2");
    }

    @Test
    void aTransactionHasTheIsolationLevelThatItsFileSets() {
        history().migration("m1", """
                        begin;
                        set local work_mem = '1MB';
                        commit;
                        begin;
                        set lock_timeout = '7s';
                        set transaction isolation level repeatable read;
                        create table a as select current_setting('transaction_isolation') as i, current_setting('lock_timeout');
                        commit;
                        create table b as select current_setting('transaction_isolation') as i;
                        """);

        dunlin().migrate();

        assertThat(sql.one("select * from a")).isEqualTo("repeatable read|7s");
        assertThat(sql.one("select * from b")).isEqualTo("read committed");
        assertThat(sql.history()).containsExactly("m1|applied|5/5");
    }

    @Test
    void aStatementThatMayBeRepeatedIsRunAgainWhenItWasBrokenOff() throws SQLException {
        history()
                .migration("m1", "create table a (i int, filled bool); insert into a select generate_series(1, 9);")
                .migration("m2", FIRST_LINE + """
                        -- dunlin:repeatable
                        do $$
                        begin
                            for batch in 1..9 loop
                                perform pg_advisory_xact_lock(1) where batch = 5;
                                update a set filled = true where i = batch and filled is null;
                                commit;
                            end loop;
                        end $$;
                        create table b ();
                        """);
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(1)");
            CompletableFuture<MigrationFailedException> failure = CompletableFuture.supplyAsync(this::failure);
            awaitRow("select from pg_locks where locktype = 'advisory' and objid = 1 and not granted");
            sql.run("select pg_terminate_backend(pid) from pg_locks"
                    + " where locktype = 'advisory' and objid = 1 and not granted");
            assertThat(failure.join()).isNotNull();
        }
        assertThat(sql.one("select count(filled) from a")).isEqualTo("4");

        dunlin().migrate();

        assertThat(sql.one("select count(filled) from a")).isEqualTo("9");
        assertThat(sql.history()).containsExactly("m1|applied|2/2", "m2|applied|2/2");
    }

    @Test
    void vacuumRunsAlone() {
        history()
                .migration("m1", "create table a ();")
                .migration("m2", FIRST_LINE + "vacuum (analyze) a;\nreindex table concurrently a;");

        dunlin().migrate();

        assertThat(sql.history()).containsExactly("m1|applied|1/1", "m2|applied|2/2");
    }

    @Test
    void anUnsuitableTimeoutStopsBeforeAnythingIsSent() {
        history()
                .migration("m1", "create table a (i int);")
                .migration("m2", FIRST_LINE + "create index concurrently a_i on a (i);");
        sql.run("alter database %s set statement_timeout = '30s'".formatted(database.name()));

        DunlinException refused = catchThrowableOfType(DunlinException.class, () -> dunlin().migrate());

        assertThat(refused)
                .hasMessageStartingWith(
                        "[DUN5305] Statement 1 of migration m2 runs outside a transaction, where Dunlin sets no timeouts, and"
                                + " statement_timeout is 30000 ms on this connection");
        assertThat(sql.history()).containsExactly("m1|applied|1/1");
        assertThat(sql.exists("a_i")).isFalse();
    }

    @Test
    void aPoolWithoutASecondConnectionIsTold() {
        history()
                .migration("m1", "create table a (i int);")
                .migration("m2", FIRST_LINE + "create index concurrently a_i on a (i);");
        Semaphore connections = new Semaphore(1);
        Dunlin dunlin = Dunlin.forDataSource(new LimitedDataSource(database.dataSource(), connections))
                .location(directory)
                .waitTimeout(Duration.ofMillis(200));

        DunlinException refused = catchThrowableOfType(DunlinException.class, dunlin::migrate);

        assertThat(refused)
                .hasMessageStartingWith(
                        "[DUN5304] Migration m2 has a statement that PostgreSQL forbids a transaction. While it runs, a second"
                                + " connection keeps other processes away, and the data source gave none");
        assertThat(sql.history()).containsExactly("m1|applied|1/1");
    }

    @Test
    void aTransactionalMigrationNeedsOneConnection() {
        history().migration("m1", "create table a (i int);").migration("m2", FIRST_LINE + "select 1;\nselect 2;");
        Semaphore connections = new Semaphore(1);

        MigrationReport report = Dunlin.forDataSource(new LimitedDataSource(database.dataSource(), connections))
                .location(directory)
                .migrate();

        assertThat(report.applied()).hasSize(2);
        assertThat(connections.availablePermits()).isEqualTo(1);
    }

    /** Leaves the history as a process does that dies in the statement after these. */
    private void leaveInterrupted(String migration, int done, int count) throws IOException {
        String text =
                Migration.text(Files.readAllBytes(directory.resolve(migration).resolve("migration.sql")));
        sql.run("""
                insert into dunlin_history (history, migration, position, checksum, state, applied_steps, total_steps,
                    started_at, applied_by, dunlin_version)
                select 'main', '%s', max(position) + 1, '%s', 'running', %s, %s, now(), 'a test', '0' from dunlin_history""".formatted(migration, Migration.checksum(text), done, count));
    }

    private Dunlin withPause(LongConsumer pause) {
        return dunlin().pause(pause);
    }

    private void awaitRow(String query) {
        while (sql.rows(query).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private void runAndIgnore(String statement) {
        try {
            sql.run(statement);
        } catch (IllegalStateException expected) {
            assertThat(expected).hasCauseInstanceOf(SQLException.class);
        }
    }

    private MigrationFailedException failure() {
        return catchThrowableOfType(MigrationFailedException.class, () -> dunlin().migrate());
    }
}
