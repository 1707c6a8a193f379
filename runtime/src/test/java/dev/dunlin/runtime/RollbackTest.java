package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was applied is taken out again, by the down SQL that was stored then. */
class RollbackTest extends DatabaseTest {
    private static final String FIRST_LINE = "-- dunlin:no-transaction\n";

    @Test
    void theLastOneIsTakenOutAndHeldUntilItsFileChanges() {
        threeTables();
        dunlin().migrate();

        MigrationReport report = dunlin().rollback();

        assertThat(report.rolledBack())
                .extracting(AppliedMigration::migration, AppliedMigration::steps)
                .containsExactly(tuple("m3", 1));
        assertThat(report.present()).containsExactly("m1", "m2");
        assertThat(report.isUpToDate()).isFalse();
        assertThat(report.toString()).contains("The following migration has been rolled back:\n\n  m3 (1 statement, ");
        assertThat(sql.exists("c")).isFalse();
        assertThat(sql.one(
                        "select state, rolled_back_at is not null, error from dunlin_history where migration = 'm3'"))
                .isEqualTo("rolled_back|t|null");
        assertThat(dunlin().status().in(MigrationState.HELD)).containsExactly("m3");

        MigrationReport held = dunlin().migrate();
        assertThat(held.applied()).isEmpty();
        assertThat(held.warnings())
                .singleElement()
                .asString()
                .contains("Rolled back and not applied again")
                .contains("m3");

        history().migration("m3", "create table c (id int)");
        assertThat(dunlin().migrate().applied())
                .extracting(AppliedMigration::migration)
                .containsExactly("m3");
        assertThat(sql.history()).containsExactly("m1|applied|1/1", "m2|applied|1/1", "m3|applied|1/1");
    }

    @Test
    void aHeldOneThatIsResolvedIsAppliedAsItIs() {
        threeTables();
        dunlin().migrate();
        dunlin().rollback();

        dunlin().resolveRolledBack("m3");

        assertThat(dunlin().migrate().applied())
                .extracting(AppliedMigration::migration)
                .containsExactly("m3");
        assertThat(sql.exists("c")).isTrue();
    }

    @Test
    void allAfterOneAreTakenOutNewestFirst() {
        threeTables();
        dunlin().migrate();
        List<String> heard = new ArrayList<>();

        MigrationReport report = dunlin().listener(new RecordingListener(heard)).rollback("m1");

        assertThat(report.rolledBack()).extracting(AppliedMigration::migration).containsExactly("m3", "m2");
        assertThat(heard)
                .containsExactly(
                        "rollback of m3 of main starts: 1",
                        "m3 step 1 of 1, line 1: drop table c",
                        "m3 step 1 done",
                        "m3 rolled back",
                        "rollback of m2 of main starts: 1",
                        "m2 step 1 of 1, line 1: drop table b",
                        "m2 step 1 done",
                        "m2 rolled back");
        assertThat(sql.rows("select tablename from pg_tables where schemaname = 'public' order by 1"))
                .containsExactly("a", "dunlin_history");
        assertThat(dunlin().rollback("m1").rolledBack()).isEmpty();
    }

    @Test
    void theStoredSqlIsRunEvenWhereTheFileIsGoneOrAnother() throws Exception {
        threeTables();
        dunlin().migrate();
        history().down("m2", "drop table nowhere").without("m3");
        Files.delete(directory.resolve("m3/down.sql"));

        MigrationReport report = dunlin().rollback("m1");

        assertThat(report.rolledBack()).hasSize(2);
        assertThat(sql.exists("b")).isFalse();
    }

    @Test
    void aDryRunOnlyTells() {
        threeTables();
        dunlin().migrate();

        MigrationReport report = dunlin().dryRun(true).rollback("m1");

        assertThat(report.rolledBack()).extracting(AppliedMigration::migration).containsExactly("m3", "m2");
        assertThat(report.toString()).contains("This was a dry run. The following migrations are to be rolled back:");
        assertThat(sql.history()).containsExactly("m1|applied|1/1", "m2|applied|1/1", "m3|applied|1/1");
    }

    @Test
    void nothingIsRunWhereOneHasNoWayBack() {
        threeTables();
        history()
                .migration("m4", "create table d ()")
                .migration("m5", "create table e ()")
                .down("m5", "drop table e");
        dunlin().migrate();

        assertThatThrownBy(() -> dunlin().rollback("m1"))
                .isInstanceOf(DunlinException.class)
                .hasMessageStartingWith("[DUN5202] Nothing was rolled back: m4 has no stored down SQL")
                .hasMessageEndingWith("Undo it by hand, and then resolveRolledBack(\"m4\").");
        assertThat(sql.exists("e")).isTrue();
    }

    @Test
    void theWayBackFromAnEditedMigrationMustBeConfirmed() {
        String edited = "create table a (id int);";
        String down = "drop table a;";
        String confirmation = Migration.checksum(Migration.checksum(edited) + Migration.checksum(down));
        history()
                .typed("m1")
                .migration("m1", edited)
                .down("m1", down)
                .typed("m2")
                .migration("m2", "create table b ();")
                .down("m2", "drop table b;");
        dunlin().target("m1").migrate();
        assertThatThrownBy(() -> dunlin().rollback())
                .hasMessageContaining("its migration.sql was edited and nobody has confirmed");

        history().file("m2/changes.json", Migration.checksum("create table b ();"));
        dunlin().migrate();
        dunlin().rollback();
        sql.run("drop table a");
        dunlin().resolveRolledBack("m1");
        history().file("m1/changes.json", "confirmed: " + confirmation);
        dunlin().target("m1").migrate();
        dunlin().rollback();

        assertThat(sql.exists("a")).isFalse();
        assertThat(sql.exists("b")).isFalse();
    }

    @Test
    void whatIsNotAppliedCannotBeReturnedTo() {
        threeTables();

        assertThatThrownBy(() -> dunlin().rollback())
                .hasMessage(
                        "[DUN5202] Nothing was rolled back: nothing of history main is applied, so nothing can be rolled back.");
        assertThatThrownBy(() -> dunlin().rollback("m9"))
                .hasMessage(
                        "[DUN5202] Nothing was rolled back: m9 is not applied, so nothing can be rolled back to it.");
    }

    @Test
    void aTransactionThatFailsLeavesTheMigrationApplied() {
        history().migration("m1", "create table a ()").down("m1", "drop table a;\ndrop table nowhere;");
        dunlin().migrate();

        assertThatThrownBy(() -> dunlin().rollback())
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageStartingWith(
                        "[DUN5301] The rollback of migration m1 of history \"main\" failed at statement 2 of 2.")
                .hasMessageContaining("down_sql of m1:2:1")
                .hasMessageContaining("Nothing was rolled back.");

        assertThat(sql.exists("a")).isTrue();
        assertThat(sql.history()).containsExactly("m1|applied|1/1");
        assertThat(dunlin().status().isUpToDate()).isTrue();
    }

    @Test
    void statementsThatStandAloneGoOnWhereTheyFailed() {
        history()
                .migration(
                        "m1",
                        FIRST_LINE
                                + "create table a (id int);\ncreate index concurrently a_id on a (id);\ncreate table b ();")
                .down(
                        "m1",
                        FIRST_LINE
                                + "drop table b;\ndrop index concurrently a_id;\ninsert into gone values (1);\ndrop table a;");
        dunlin().migrate();
        assertThatThrownBy(() -> dunlin().rollback())
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("The next rollback goes on at the statement that failed.");
        assertThat(sql.history()).containsExactly("m1|failed|2/4");
        assertThatThrownBy(() -> dunlin().migrate())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("m1: its rollback stopped, with 2 of the statements of its down SQL done.");
        sql.run("create table gone (id int)");

        MigrationReport report = dunlin().rollback();

        assertThat(report.rolledBack()).extracting(AppliedMigration::steps).containsExactly(2);
        assertThat(sql.history()).containsExactly("m1|rolled_back|0/4");
        assertThat(sql.rows("select * from gone")).containsExactly("1");
        assertThat(sql.exists("a")).isFalse();
    }

    @Test
    void aRollbackThatAnotherProcessIsAtHasNotStopped() {
        standAlone();
        dunlin().migrate();
        List<String> seen = new ArrayList<>();

        dunlin().listener(new MigrationListener() {
                    @Override
                    public void stepStarted(MigrationStep step) {
                        if (step.number() == 2) {
                            seen.addAll(dunlin().status().in(MigrationState.RUNNING));
                            assertThatThrownBy(() ->
                                            dunlin().waitTimeout(Duration.ZERO).migrate())
                                    .isInstanceOf(MigrationLockedException.class);
                        }
                    }
                })
                .rollback();

        assertThat(seen).containsExactly("m1");
        assertThat(dunlin().migrate().warnings()).singleElement(as(STRING)).startsWith("Rolled back and not applied");
    }

    @Test
    void aRunWaitsForTheRollbackOfAnotherProcess() throws Exception {
        standAlone();
        dunlin().migrate();
        sql.run("update dunlin_history set state = 'running', applied_steps = 1, rolled_back_at = now()");
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_try_advisory_xact_lock(%s)".formatted(HistoryLock.KEY));
            Dunlin waiting = dunlin().pause(time -> SqlAction.perform(() -> {
                if (!other.isClosed()) {
                    statement.execute("update dunlin_history set state = 'rolled_back', checksum = null");
                    statement.execute("drop table a");
                    other.commit();
                    other.close();
                }
            }));

            assertThat(waiting.migrate().applied()).hasSize(1);
        }
        assertThat(sql.history()).containsExactly("m1|applied|2/2");
    }

    @Test
    void aPersonMayFinishARollback() {
        history()
                .migration("m1", "create table a ();")
                .down("m1", FIRST_LINE + "comment on table a is 'going';\ndrop table nowhere;");
        dunlin().migrate();
        assertThatThrownBy(() -> dunlin().rollback()).isInstanceOf(MigrationFailedException.class);
        sql.run("drop table a");

        dunlin().resolveRolledBack("m1");

        assertThat(dunlin().migrate().applied()).hasSize(1);
        assertThat(sql.exists("a")).isTrue();
    }

    @Test
    void whatIsHalfAppliedIsNotRolledBack() {
        history()
                .migration("m1", FIRST_LINE + "create table a ();\ndrop table nowhere;")
                .down("m1", "drop table a");
        assertThatThrownBy(() -> dunlin().migrate()).isInstanceOf(MigrationFailedException.class);

        assertThatThrownBy(() -> dunlin().rollback())
                .hasMessageStartingWith("[DUN5202] Nothing was rolled back: m1 is only partly applied; ");
    }

    @Test
    void theTableOfAnOlderFormatIsUpgradedAtTheFirstWrite() {
        threeTables();
        dunlin().target("m1").migrate();
        sql.run("comment on table dunlin_history is 'Migrations applied by Dunlin, format 1'");
        dunlin().target("m1").migrate();
        assertThat(format()).isEqualTo("1");

        dunlin().migrate();

        assertThat(format()).isEqualTo(String.valueOf(HistoryTable.FORMAT));
        assertThat(sql.history()).containsExactly("m1|applied|1/1", "m2|applied|1/1", "m3|applied|1/1");
    }

    @Test
    void theTableOfANewerFormatIsRefused() {
        threeTables();
        dunlin().target("m1").migrate();
        sql.run("comment on table dunlin_history is 'Migrations applied by Dunlin, format 99'");

        assertThatThrownBy(() -> dunlin().migrate())
                .hasMessageStartingWith("[DUN5308] The table dunlin_history is of format 99, which dunlin-runtime");
        sql.run("delete from dunlin_history");
        assertThatThrownBy(() -> dunlin().migrate()).hasMessageStartingWith("[DUN5308]");
    }

    @Test
    void twoWhoRollBackTakeOutOneOnly() throws Exception {
        threeTables();
        dunlin().migrate();
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_try_advisory_xact_lock(%s)".formatted(HistoryLock.KEY));
            Dunlin waiting = dunlin().pause(time -> SqlAction.perform(() -> {
                if (!other.isClosed()) {
                    statement.execute("drop table c");
                    statement.execute("update dunlin_history set state = 'rolled_back' where migration = 'm3'");
                    other.commit();
                    other.close();
                }
            }));

            assertThat(waiting.rollback().rolledBack()).isEmpty();
        }
        assertThat(sql.exists("b")).isTrue();
    }

    private void standAlone() {
        history()
                .migration("m1", FIRST_LINE + "create table a (id int);\ncreate index concurrently a_id on a (id);")
                .down("m1", FIRST_LINE + "drop index concurrently a_id;\ndrop table a;");
    }

    private String format() {
        return sql.one("select substring(obj_description('dunlin_history'::regclass) from '[0-9]+$')");
    }

    private void threeTables() {
        history()
                .migration("m1", "create table a ()")
                .down("m1", "drop table a")
                .migration("m2", "create table b ()")
                .down("m2", "drop table b")
                .migration("m3", "create table c ()")
                .down("m3", "drop table c");
    }
}
