package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a person tells the history table. */
class ResolveTest extends DatabaseTest {
    @Test
    void aBaselineStartsTheHistoryOfADatabaseThatExists() {
        sql.run("create table users (id int)");
        history()
                .migration("m1", "create table users (id int)")
                .migration("m2", "select 1")
                .migration("m3", "alter table users add column email text");

        StatusReport status = dunlin().baseline("m2");
        MigrationReport report = dunlin().migrate();

        assertThat(status.in(MigrationState.BASELINED)).containsExactly("m1", "m2");
        assertThat(status.pending()).containsExactly("m3");
        assertThat(report.applied()).extracting(AppliedMigration::migration).containsExactly("m3");
        assertThat(sql.history()).containsExactly("m1|baselined|1/1", "m2|baselined|1/1", "m3|applied|1/1");
    }

    @Test
    void aBaselineOnAHistoryThatHasBegunIsRefused() {
        history().migration("m1", "select 1").migration("m2", "select 1");
        dunlin().target("m1").migrate();

        assertThatThrownBy(() -> dunlin().baseline("m2"))
                .isInstanceOf(DunlinException.class)
                .hasMessageStartingWith("[DUN5202] History \"main\" has begun in this database: m1 is applied.");
        assertThat(sql.history()).containsExactly("m1|applied|1/1");
    }

    @Test
    void aBaselineMustBeAMigration() {
        history().migration("m1", "select 1");

        assertThatThrownBy(() -> dunlin().baseline("m2"))
                .hasMessage("[DUN5202] \"m2\" is no migration of history \"main\" in %s. Its migrations are: m1."
                        .formatted(directory));
    }

    @Test
    void aFailedMigrationThatWasFinishedByHandIsApplied() {
        history().migration("m1", "create table a ()").migration("m2", "select 1");
        sql.run("create table a ()");
        assertThatThrownBy(() -> dunlin().migrate()).isInstanceOf(MigrationFailedException.class);

        StatusReport status = dunlin().resolveApplied("m1");

        assertThat(status.applied()).containsExactly("m1");
        assertThat(dunlin().migrate().applied())
                .extracting(AppliedMigration::migration)
                .containsExactly("m2");
        assertThat(sql.rows("select migration, error from dunlin_history where error is not null"))
                .isEmpty();
    }

    @Test
    void aHarmlessEditIsAccepted() {
        history().migration("m1", "select 1");
        dunlin().migrate();
        history().migration("m1", "select 1; -- harmless");

        StatusReport status = dunlin().resolveApplied("m1");

        assertThat(status.isUpToDate()).isTrue();
        assertThat(dunlin().migrate().applied()).isEmpty();
    }

    @Test
    void aMigrationUndoneByHandIsPendingAgain() {
        history().migration("m1", "create table a ()").migration("m2", "create table b ()");
        dunlin().migrate();
        sql.run("drop table b");

        StatusReport status = dunlin().resolveRolledBack("m2");
        MigrationReport report = dunlin().migrate();

        assertThat(status.pending()).containsExactly("m2");
        assertThat(report.applied()).extracting(AppliedMigration::migration).containsExactly("m2");
        assertThat(sql.exists("b")).isTrue();
        assertThat(sql.history()).containsExactly("m1|applied|1/1", "m2|applied|1/1");
    }

    @Test
    void aMigrationUndoneByHandWhoseFolderIsGoneIsForgotten() {
        history().migration("m1", "select 1").migration("m2", "select 1").migration("m3", "select 1");
        dunlin().migrate();
        history().without("m2");

        StatusReport status = dunlin().resolveRolledBack("m2");

        assertThat(status.isUpToDate()).isTrue();
        assertThat(dunlin().migrate().isUpToDate()).isTrue();
    }

    @Test
    void aDoubtIsResolvedEitherWay() {
        history().migration("m1", "select 1").migration("m2", "select 1");
        dunlin().migrate();
        sql.run("update dunlin_history set state = 'in_doubt'");

        dunlin().resolveApplied("m1");
        dunlin().resolveRolledBack("m2");

        assertThat(dunlin().migrate().applied())
                .extracting(AppliedMigration::migration)
                .containsExactly("m2");
    }

    @Test
    void onlyWhatIsKnownCanBeRolledBack() {
        history().migration("m1", "select 1");

        assertThatThrownBy(() -> dunlin().resolveRolledBack("m1"))
                .hasMessage(
                        "[DUN5202] The history table knows no migration \"m1\" of history \"main\", so there is nothing to resolve.");
        assertThat(sql.exists("dunlin_history")).isFalse();
    }
}
