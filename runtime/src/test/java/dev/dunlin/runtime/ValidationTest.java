package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Files and history table that do not fit together, and reports of how things stand. */
class ValidationTest extends DatabaseTest {
    @Test
    void aChangedFileIsReportedByName() {
        history().migration("m1", "select 1").migration("m2", "select 1");
        dunlin().target("m1").migrate();
        history().migration("m1", "select 2");

        ValidationException refused = refusal();

        assertThat(refused).hasMessage("""
                        [DUN5201] History "main" does not fit this database; nothing was run.
                          m1: its migration.sql is not what was applied. Bring the file back as it was and put the change into a new migration; or, if the change is harmless, resolveApplied("m1").""");
        assertThat(problems(refused)).containsExactly(Tuple.tuple(Problem.Kind.CHANGED, "m1"));
        assertThat(sql.history()).containsExactly("m1|applied|1/1");
    }

    @Test
    void lineEndsAndByteOrderMarksAreNoChange() {
        history().migration("m1", "select 1;\nselect 2;\n");
        dunlin().migrate();

        history().migration("m1", "\ufeffselect 1;\r\nselect 2;\r\n");

        assertThat(dunlin().validate().isUpToDate()).isTrue();
    }

    @Test
    void aMissingFileIsReportedByName() {
        history().migration("m1", "select 1").migration("m2", "select 1").migration("m3", "select 1");
        dunlin().migrate();
        history().without("m2");

        ValidationException refused = refusal();

        assertThat(refused.getMessage())
                .contains(
                        "m2: the database has it, and it has no file, although there are later ones. Bring its folder back.");
        assertThat(problems(refused)).containsExactly(Tuple.tuple(Problem.Kind.MISSING, "m2"));
    }

    @Test
    void aNewFileBeforeAnAppliedOneIsReportedByName() {
        history().migration("m1", "select 1").migration("m3", "select 1");
        dunlin().migrate();
        history().migration("m2", "select 1");

        ValidationException refused = refusal();

        assertThat(refused.getMessage()).contains("m2: it is not applied, and sorts before m3, which is.");
        assertThat(problems(refused)).containsExactly(Tuple.tuple(Problem.Kind.OUT_OF_ORDER, "m2"));
    }

    @Test
    void outOfOrderCanBeAllowed() {
        history().migration("m1", "select 1").migration("m3", "select 1");
        dunlin().migrate();
        history().migration("m2", "select 1");

        dunlin().outOfOrder(true).migrate();

        assertThat(sql.history()).containsExactly("m1|applied|1/1", "m3|applied|1/1", "m2|applied|1/1");
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        history().migration("m1", "select 1").migration("m2", "select 1").migration("m4", "select 1");
        dunlin().migrate();
        history().migration("m1", "select 2").without("m2").migration("m3", "select 1");

        assertThat(problems(refusal()))
                .containsExactly(
                        Tuple.tuple(Problem.Kind.CHANGED, "m1"),
                        Tuple.tuple(Problem.Kind.MISSING, "m2"),
                        Tuple.tuple(Problem.Kind.OUT_OF_ORDER, "m3"));
    }

    @Test
    void aDatabaseAheadOfTheCodeIsAWarning() {
        history().migration("m1", "select 1").migration("m2", "select 1").migration("m3", "select 1");
        dunlin().migrate();
        history().without("m2").without("m3");

        MigrationReport report = dunlin().migrate();

        assertThat(report.applied()).isEmpty();
        assertThat(report.warnings())
                .containsExactly(
                        "The database is ahead of this code: it has m2, m3. A newer version has been here; nothing was run.");
        assertThat(dunlin().status().in(MigrationState.AHEAD)).containsExactly("m2", "m3");
    }

    @Test
    void aDatabaseAheadOfTheCodeTakesNothingMore() {
        history().migration("m1", "select 1").migration("m3", "select 1");
        dunlin().migrate();
        history().without("m3").migration("m2", "select 1");

        assertThat(problems(refusal())).containsExactly(Tuple.tuple(Problem.Kind.OUT_OF_ORDER, "m2"));
    }

    @Test
    void aStatementInDoubtWaitsForAPerson() {
        history().migration("m1", "select 1");
        dunlin().migrate();
        sql.run("update dunlin_history set state = 'in_doubt', error = 'Look at it: 100%.'");

        assertThat(refusal().getMessage()).contains("m1: it is in doubt. Look at it: 100%.");
        assertThat(dunlin().status().in(MigrationState.IN_DOUBT)).containsExactly("m1");
    }

    @Test
    void whatWasRolledBackIsHeldUntilItChanges() {
        history().migration("m1", "select 1").migration("m2", "select 2");
        dunlin().migrate();
        sql.run("update dunlin_history set state = 'rolled_back', rolled_back_at = now() where migration = 'm2'");

        MigrationReport held = dunlin().migrate();
        history().migration("m3", "select 3");
        ValidationException refused = refusal();
        history().migration("m2", "select 22");
        MigrationReport changed = dunlin().migrate();

        assertThat(held.applied()).isEmpty();
        assertThat(held.warnings()).singleElement().asString().contains("m2").contains("resolveRolledBack(…)");
        assertThat(problems(refused)).containsExactly(Tuple.tuple(Problem.Kind.HELD, "m2"));
        assertThat(changed.applied()).extracting(AppliedMigration::migration).containsExactly("m2", "m3");
        assertThat(sql.one("select position, rolled_back_at from dunlin_history where migration = 'm2'"))
                .isEqualTo("3|null");
    }

    @Test
    void aFailedMigrationWithoutFileBlocks() {
        history().migration("m1", "select 1/0").migration("m2", "select 1");
        assertThatThrownBy(() -> dunlin().migrate()).isInstanceOf(MigrationFailedException.class);
        history().without("m1");

        assertThat(refusal().getMessage()).contains("m1: it has begun and not ended (state failed)");
    }

    @Test
    void statusTellsHowEveryMigrationStands() {
        history().migration("m1", "select 1").migration("m2", "select 1/0").migration("m3", "select 1");
        assertThatThrownBy(() -> dunlin().migrate()).isInstanceOf(MigrationFailedException.class);

        StatusReport status = dunlin().status();

        assertThat(status.applied()).containsExactly("m1");
        assertThat(status.in(MigrationState.FAILED)).containsExactly("m2");
        assertThat(status.pending()).containsExactly("m2", "m3");
        assertThat(status.isUpToDate()).isFalse();
        assertThat(status.migrations().get(1).error()).contains("division by zero");
        assertThat(status.toString()).startsWith("""
                        3 migrations found in %s (history main)

                        Applied:

                          m1

                        Not yet applied:

                          m3

                        Failed, to be tried again by the next run:

                          m2 (0 of 1 statement applied)
                            [DUN5301] Migration m2 of history "main" failed at statement 1 of 1.
                        """.formatted(directory));
    }

    @Test
    void statusOfAnUpToDateDatabaseSaysSo() {
        history().migration("m1", "select 1");
        dunlin().migrate();

        assertThat(dunlin().status().toString()).isEqualTo("""
                        1 migration found in %s (history main)

                        Applied:

                          m1

                        Database schema is up to date!
                        """.formatted(directory));
    }

    @Test
    void statusMakesNoTable() {
        history().migration("m1", "select 1");

        assertThat(dunlin().status().pending()).containsExactly("m1");
        assertThat(dunlin().validate().pending()).containsExactly("m1");
        assertThat(sql.exists("dunlin_history")).isFalse();
    }

    @Test
    void statusTellsRunningFromInterrupted() throws Exception {
        history().migration("m1", "select 1");
        dunlin().migrate();
        sql.run("update dunlin_history set state = 'running', applied_steps = 0");

        assertThat(dunlin().status().in(MigrationState.INTERRUPTED)).containsExactly("m1");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_try_advisory_xact_lock(%s)".formatted(HistoryLock.KEY));

            assertThat(dunlin().status().in(MigrationState.RUNNING)).containsExactly("m1");
        }
    }

    @Test
    void aTableOfAnotherKindIsNotTouched() {
        history().migration("m1", "select 1");
        sql.run("create table dunlin_history (id int)");

        assertThatThrownBy(() -> dunlin().migrate())
                .isInstanceOf(DunlinException.class)
                .hasMessageContaining("[DUN5308] There is a table dunlin_history that is none of this version")
                .hasMessageContaining("schema(…)");
    }

    @Test
    void aStateOfANewerVersionIsRefused() {
        history().migration("m1", "select 1");
        dunlin().migrate();
        sql.run(
                "alter table dunlin_history drop constraint dunlin_history_state_check; update dunlin_history set state = 'new'");

        assertThatThrownBy(() -> dunlin().status())
                .isInstanceOf(DunlinException.class)
                .hasMessageContaining("[DUN5308] The table dunlin_history has m1 in the state \"new\"");
    }

    private ValidationException refusal() {
        ValidationException refused = catchThrowableOfType(ValidationException.class, () -> dunlin().migrate());
        assertThatThrownBy(() -> dunlin().validate()).hasMessage(refused.getMessage());
        assertThat(dunlin().status().problems()).isEqualTo(refused.problems());
        return refused;
    }

    private static List<Tuple> problems(ValidationException refused) {
        return refused.problems().stream()
                .map(problem -> Tuple.tuple(problem.kind(), problem.migration()))
                .toList();
    }
}
