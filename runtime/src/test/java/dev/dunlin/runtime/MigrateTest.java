package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run applies, and what it remembers. */
class MigrateTest extends DatabaseTest {
    private static final String CREATE = "create table users (id int primary key, email text);\n";

    @Test
    void theFirstRunAppliesEverythingAndTheSecondNothing() {
        history()
                .migration("20260101000000_initial", CREATE)
                .migration(
                        "20260102000000_add_name",
                        "alter table users add column name text; create index on users (name);");

        MigrationReport first = dunlin().migrate();
        MigrationReport second = dunlin().migrate();

        assertThat(first.applied())
                .extracting(AppliedMigration::migration, AppliedMigration::steps)
                .containsExactly(tuple("20260101000000_initial", 1), tuple("20260102000000_add_name", 2));
        assertThat(second.applied()).isEmpty();
        assertThat(second.present()).containsExactly("20260101000000_initial", "20260102000000_add_name");
        assertThat(second.isUpToDate()).isTrue();
        assertThat(sql.exists("users")).isTrue();
    }

    @Test
    void migrationsAreAppliedByTheCodeUnitsOfTheirNames() {
        history()
                .migration("B", "create table b ()")
                .migration("a", "create table a ()")
                .migration("10", "create table t10 ()")
                .migration("9", "create table t9 ()")
                .migration("with space", "create table w ()");

        dunlin().migrate();

        assertThat(sql.rows("select migration, position from dunlin_history order by position"))
                .containsExactly("10|1", "9|2", "B|3", "a|4", "with space|5");
    }

    @Test
    void theHistoryTableHoldsWhatWasDone() {
        history().migration("m1", CREATE).down("m1", "drop table users;\r\n");

        dunlin().migrate();

        assertThat(sql.one("""
                        select history, migration, position, checksum, state, applied_steps, total_steps, error, down_sql,
                            finished_at >= started_at, duration_ms >= 0, rolled_back_at, applied_by ~ session_user,
                            dunlin_version
                        from dunlin_history"""))
                .isEqualTo("main|m1|1|%s|applied|1|1|null|drop table users;\n|t|t|null|t|%s"
                        .formatted(Migration.checksum(CREATE), Version.CURRENT));
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(Version.CURRENT).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    }

    @Test
    void theTableHasTheColumnsThatArePromised() {
        history().migration("m1", "select 1");

        dunlin().migrate();

        assertThat(
                        sql.rows(
                                "select attname from pg_attribute where attrelid = 'dunlin_history'::regclass and attnum > 0 order by attnum"))
                .containsExactly(
                        "history",
                        "migration",
                        "position",
                        "checksum",
                        "state",
                        "applied_steps",
                        "total_steps",
                        "started_at",
                        "finished_at",
                        "rolled_back_at",
                        "applied_by",
                        "duration_ms",
                        "error",
                        "down_sql",
                        "dunlin_version");
    }

    @Test
    void aHistoryWithNothingToDoMakesNoTable() {
        history().properties();

        MigrationReport report = dunlin().migrate();

        assertThat(report.toString()).isEqualTo("""
                        No migrations found in %s (history main)

                        No pending migrations to apply.
                        Database schema is up to date!
                        """.formatted(directory));
        assertThat(sql.exists("dunlin_history")).isFalse();
    }

    @Test
    void twoHistoriesShareATableAndNothingElse() {
        history().migration("m1", "create table a ()");
        TestHistory media = new TestHistory(directory.resolve("elsewhere")).migration("m1", "create table b ()");

        dunlin().migrate();
        Dunlin other =
                Dunlin.forDataSource(database.dataSource()).history("media").location(media.directory());
        MigrationReport report = other.migrate();

        assertThat(report.applied()).extracting(AppliedMigration::migration).containsExactly("m1");
        assertThat(sql.rows("select history, migration, position from dunlin_history order by history"))
                .containsExactly("main|m1|1", "media|m1|1");
    }

    @Test
    void theHistoryTableCanHaveASchemaOfItsOwn() {
        history().migration("m1", "create table a ()");
        Dunlin dunlin = dunlin().schema("My \"Schema\"");

        dunlin.migrate();

        assertThat(sql.one("select count(*) from \"My \"\"Schema\"\"\".dunlin_history"))
                .isEqualTo("1");
        assertThat(sql.exists("dunlin_history")).isFalse();
        assertThat(dunlin.migrate().applied()).isEmpty();
    }

    @Test
    void anotherSchemaOnTheSearchPathDoesNotCount() {
        history().migration("m1", "create table a ()");
        dunlin().migrate();
        sql.run("create schema tenant; alter role current_user in database %s set search_path = tenant, public"
                .formatted(database.name()));

        MigrationReport report = dunlin().migrate();

        assertThat(report.applied()).hasSize(1);
        assertThat(sql.exists("tenant.a")).isTrue();
        assertThat(sql.exists("tenant.dunlin_history")).isTrue();
    }

    @Test
    void theTargetIsTheLastToBeApplied() {
        history().migration("m1", "select 1").migration("m2", "select 1").migration("m3", "select 1");

        MigrationReport report = dunlin().target("m2").migrate();

        assertThat(report.applied()).extracting(AppliedMigration::migration).containsExactly("m1", "m2");
        assertThat(report.pending()).containsExactly("m3");
        assertThat(report.isUpToDate()).isFalse();
        assertThatThrownBy(() -> dunlin().target("m4").migrate())
                .isInstanceOf(DunlinException.class)
                .hasMessage(
                        "[DUN5202] \"m4\" is no migration of history \"main\" in %s. Its migrations are: m1, m2, m3."
                                .formatted(directory));
    }

    @Test
    void aDryRunOnlyTells() {
        history().migration("m1", CREATE);

        MigrationReport report = dunlin().dryRun(true).migrate();

        assertThat(report.applied()).isEmpty();
        assertThat(report.pending()).containsExactly("m1");
        assertThat(report.toString()).isEqualTo("""
                        1 migration found in %s (history main)

                        This was a dry run. The following migration is to be applied:

                          m1
                        """.formatted(directory));
        assertThat(sql.exists("users")).isFalse();
        assertThat(sql.exists("dunlin_history")).isFalse();
    }

    @Test
    void aMistakeInALaterFileIsFoundBeforeTheFirstIsRun() {
        history().migration("m1", CREATE).migration("m2", "select 'open");

        assertThatThrownBy(() -> dunlin().migrate())
                .isInstanceOf(MigrationFileException.class)
                .hasMessage("[DUN5105] %s/m2/migration.sql:1:8: this string is never closed.".formatted(directory));
        assertThat(sql.exists("users")).isFalse();
    }

    @Test
    void aTransactionalMigrationWithAConcurrentStatementIsRefusedBeforeAnythingIsRun() {
        history()
                .migration("m1", CREATE)
                .migration("m2", "create table a ();\ncreate index concurrently users_idx on users (email);")
                .typed("m2");

        assertThatThrownBy(() -> dunlin().migrate())
                .isInstanceOf(MigrationFileException.class)
                .hasMessage(
                        "[DUN5107] %s/m2/migration.sql:2:1: this statement cannot run in a transaction; move it to a migration of its own whose first line is \"-- dunlin:no-transaction\"."
                                .formatted(directory));
        assertThat(sql.exists("users")).isFalse();
    }

    @Test
    void aMistakenDirectiveIsRefusedWithFileAndLine() {
        history().migration("m1", CREATE).migration("m2", "select 1;\n-- dunlin:hurry\nselect 2;");

        MigrationFileException refused = catchThrowableOfType(MigrationFileException.class, () -> dunlin().migrate());

        assertThat(refused.code()).isEqualTo("DUN5106");
        assertThat(refused.file()).isEqualTo(directory + "/m2/migration.sql");
        assertThat(refused.line()).hasValue(2);
        assertThat(refused.column()).hasValue(1);
        assertThat(sql.exists("users")).isFalse();
    }

    @Test
    void aListenerHearsEveryStep() {
        history().migration("m1", "select 1;\nselect 2;").migration("m2", "");
        List<String> heard = new ArrayList<>();

        dunlin().listener(new RecordingListener(heard)).migrate();

        assertThat(heard)
                .containsExactly(
                        "m1 of main starts: 2",
                        "m1 step 1 of 2, line 1: select 1",
                        "m1 step 1 done",
                        "m1 step 2 of 2, line 2: select 2",
                        "m1 step 2 done",
                        "m1 finished",
                        "m2 of main starts: 0",
                        "m2 finished");
    }

    @Test
    void aListenerThatThrowsEndsTheRunAndLeavesNoHalf() {
        history().migration("m1", CREATE).migration("m2", "create table a ()");
        MigrationListener listener = new MigrationListener() {
            @Override
            public void stepFinished(MigrationStep step, Duration took) {
                if (step.migration().equals("m2")) {
                    throw new IllegalStateException("no");
                }
            }
        };

        assertThatThrownBy(() -> dunlin().listener(listener).migrate()).hasMessage("no");
        assertThat(sql.history()).containsExactly("m1|applied|1/1");
        assertThat(sql.exists("a")).isFalse();
    }

    @Test
    void theReportReadsWell() {
        history().migration("m1", CREATE).migration("m2", "select 1; select 2");

        String report = dunlin().migrate().toString().replaceAll("[0-9]+ ms", "N ms");

        assertThat(report).isEqualTo("""
                        2 migrations found in %s (history main)

                        The following migrations have been applied:

                          m1 (1 statement, N ms)
                          m2 (2 statements, N ms)

                        Database schema is up to date!
                        """.formatted(directory));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void aReportIsJsonForPrograms() {
        history().migration("m1", "create table a ()").migration("m2", "select \"x\\y\"");

        String dryRun = dunlin().target("m1").migrate().toJson();
        assertThatThrownBy(() -> dunlin().migrate()).isInstanceOf(MigrationFailedException.class);
        String status = dunlin().status().toJson();

        assertThat(dryRun).matches("""
                        \\{"history":"main","location":".*","upToDate":false,\
                        "applied":\\[\\{"migration":"m1","steps":1,"durationMs":\\d+\\}],"rolledBack":\\[],"present":\\[],\
                        "pending":\\["m2"],"warnings":\\[],"dryRun":false,"durationMs":\\d+\\}""");
        assertThat(status)
                .contains("""
                        "migrations":[{"migration":"m1","state":"APPLIED","changed":false,"outOfOrder":false,\
                        "appliedSteps":1,"totalSteps":1,"finishedAt":\"""")
                .contains("\\u000a  select \\\"x\\\\y\\\"\\u000a")
                .endsWith("\"problems\":[],\"warnings\":[]}");
    }
}
