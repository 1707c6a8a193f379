package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A migration that is one transaction, and fails. */
class FailureTest extends DatabaseTest {
    @Test
    void nothingIsKeptAndTheRowSaysWhy() {
        history()
                .migration(
                        "m1",
                        "create table users (id int primary key, email text); insert into users values (1, 'a@x'), (2, 'a@x');")
                .migration(
                        "m2",
                        "create table other ();\n\nalter table users\n  add constraint users_email_key unique (email);\n")
                .migration("m3", "create table third ();");

        MigrationFailedException failure = failure();

        assertThat(failure).hasMessage("""
                        [DUN5301] Migration m2 of history "main" failed at statement 2 of 2.

                          %s/m2/migration.sql:3:1
                          alter table users
                            add constraint users_email_key unique (email)

                          ERROR: could not create unique index "users_email_key"
                            Detail: Key (email)=(a@x) is duplicated.
                          SQLSTATE: 23505

                        Nothing of this migration was kept. Two rows have the values named above: change or remove one, or merge them, and then migrate.""".formatted(directory));
        assertThat(failure.migration()).isEqualTo("m2");
        assertThat(failure.history()).isEqualTo("main");
        assertThat(failure.sqlState()).contains("23505");
        assertThat(failure.statementNumber()).isEqualTo(2);
        assertThat(failure.statementCount()).isEqualTo(2);
        assertThat(failure.line()).isEqualTo(3);
        assertThat(sql.exists("other")).isFalse();
        assertThat(sql.exists("third")).isFalse();
        assertThat(sql.history()).containsExactly("m1|applied|1/1".replace("1/1", "2/2"), "m2|failed|0/2");
        assertThat(sql.one("select error from dunlin_history where state = 'failed'"))
                .isEqualTo(failure.getMessage());
    }

    @Test
    void theNextRunTriesAgain() {
        history()
                .migration("m1", "create table users (email text); insert into users values ('a@x'), ('a@x');")
                .migration("m2", "alter table users add unique (email);");
        failure();
        sql.run("delete from users where ctid = (select min(ctid) from users)");

        MigrationReport report = dunlin().migrate();

        assertThat(report.applied()).extracting(AppliedMigration::migration).containsExactly("m2");
        assertThat(sql.history()).containsExactly("m1|applied|2/2", "m2|applied|1/1");
        assertThat(sql.one("select error, finished_at is null from dunlin_history where migration = 'm2'"))
                .isEqualTo("null|f");
    }

    @Test
    void whenItFailsAgainTheWaysOutAreSaid() {
        history().migration("m1", "insert into nowhere values (1)");
        failure();

        MigrationFailedException second = failure();

        assertThat(second.getMessage()).endsWith("""
                        It has failed before. The ways out:
                          - the migration is wrong: correct migration.sql, which is not applied and may be edited, and migrate again;
                          - the data is in the way: correct the data and migrate again;
                          - all it does is in the database already: resolveApplied("m1").""");
    }

    @Test
    void aFailedFileMayBeEdited() {
        history().migration("m1", "create tabel a ()");
        failure();

        history().migration("m1", "create table a ()");
        dunlin().migrate();

        assertThat(sql.exists("a")).isTrue();
        assertThat(sql.history()).containsExactly("m1|applied|1/1");
    }

    @Test
    void thePlaceIsThatOfTheMistake() {
        history().migration("m1", "-- é\nselect 'é',\n  1 as x,\n  nowhere;\n");

        MigrationFailedException failure = failure();

        assertThat(failure.line()).isEqualTo(4);
        assertThat(failure.column()).isEqualTo(3);
    }

    @Test
    void aMissingForeignRowIsNamed() {
        history()
                .migration(
                        "m1",
                        "create table cuts (id int primary key); create table shifts (cut_id int); insert into shifts values (9);")
                .migration("m2", "alter table shifts add foreign key (cut_id) references cuts (id);");

        assertThat(failure().getMessage())
                .contains("Detail: Key (cut_id)=(9) is not present in table \"cuts\".")
                .contains("The row named above refers to one that is not there");
        assertThat(sql.one("select count(*) from pg_constraint where contype = 'f'"))
                .isEqualTo("0");
    }

    @Test
    void aFailureOfTheCommitIsTold() {
        history().migration("m1", """
                        create table a (id int primary key, b int references a (id) deferrable initially deferred);
                        insert into a values (1, 2);""");

        MigrationFailedException failure = failure();

        assertThat(failure.getMessage())
                .startsWith(
                        "[DUN5301] Migration m1 of history \"main\" failed when it was to be committed, after all of its"
                                + " statements had succeeded.")
                .contains("Key (b)=(2) is not present in table \"a\"");
        assertThat(failure.statementNumber()).isZero();
        assertThat(sql.history()).containsExactly("m1|failed|0/2");
        assertThat(sql.exists("a")).isFalse();
    }

    @Test
    void anOlderDatabaseIsPointedToABaseline() {
        sql.run("create table users ()");
        history().migration("m1", "create table users ()");

        assertThat(failure().getMessage())
                .endsWith(
                        "If this database is older than its history, declare what it already has with baseline, instead of"
                                + " running it.");
    }

    @Test
    void aLockThatIsNotToBeHadInTimeIsTriedForAgain() throws Exception {
        sql.run("create table users ()");
        history().migration("m1", "create table a ();\nalter table users add column name text;");
        List<String> heard = new ArrayList<>();
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table users in share mode");

            Dunlin dunlin = dunlin().lockTimeout(Duration.ofMillis(20)).listener(new RecordingListener(heard) {
                @Override
                public void retrying(MigrationStep step, int attempt, Duration pause, String reason) {
                    super.retrying(step, attempt, pause, reason);
                    SqlAction.perform(other::commit);
                }
            });
            dunlin.migrate();
        }

        assertThat(heard)
                .anyMatch(line -> line.startsWith(
                                "m1 step 2 failed, attempt 1: ERROR: canceling statement due to lock timeout\nIn its way")
                        && line.contains("ShareLock on users: pid "))
                .contains("m1 finished");
        assertThat(sql.history()).containsExactly("m1|applied|2/2");
    }

    @Test
    void aLockThatIsNeverToBeHadFailsInTheEnd() throws Exception {
        sql.run("create table users ()");
        history().migration("m1", "-- dunlin:lock-timeout 10ms\nalter table users add column name text;");
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("set application_name = 'report'");
            other.setAutoCommit(false);
            statement.execute("select 1 from   users\n where false");

            MigrationFailedException failure = catchThrowableOfType(
                    MigrationFailedException.class, () -> dunlin().retries(1).migrate());

            assertThat(failure.sqlState()).contains("55P03");
            assertThat(failure.getMessage()).containsPattern("""
                            SQLSTATE: 55P03
                              In its way, with a lock that may be the one:
                                AccessShareLock on users: pid \\d+, role \\S+, report, in a transaction since \\d{4}-.*, \
                            idle in transaction, query: select 1 from users where false

                            Nothing of this migration was kept. Another session holds a lock""");
            assertThat(sql.one("select error from dunlin_history")).isEqualTo(failure.getMessage());
        }
    }

    @Test
    void whoReadsAPartitionIsInTheWayOfItsParent() throws Exception {
        sql.run("create table days (d date) partition by range (d)");
        sql.run("create table days_2026 partition of days for values from ('2026-01-01') to ('2027-01-01')");
        history().migration("m1", "-- dunlin:lock-timeout 10ms\nALTER TABLE DAYS ADD COLUMN name text;");
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from days_2026");

            assertThatThrownBy(() -> dunlin().retries(0).migrate())
                    .hasMessageContaining("AccessShareLock on days_2026: pid ");
        }
    }

    @Test
    void timeoutsAreThoseOfTheDirectives() {
        history().migration("m1", """
                        create table seen as select 1 as n, current_setting('lock_timeout'), current_setting('statement_timeout') as s;
                        -- dunlin:lock-timeout 0
                        -- dunlin:statement-timeout 90s
                        insert into seen select 2, current_setting('lock_timeout'), current_setting('statement_timeout');
                        insert into seen select 3, current_setting('lock_timeout'), current_setting('statement_timeout');
                        """);

        dunlin().statementTimeout(Duration.ofMinutes(7)).migrate();

        assertThat(sql.rows("select * from seen order by n")).containsExactly("1|3s|7min", "2|0|90s", "3|3s|7min");
    }

    private MigrationFailedException failure() {
        return catchThrowableOfType(MigrationFailedException.class, () -> dunlin().migrate());
    }
}
