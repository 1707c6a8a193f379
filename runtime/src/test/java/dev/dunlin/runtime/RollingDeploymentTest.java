package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An old and a new version of an application start on one database, in turn and at once. */
class RollingDeploymentTest extends DatabaseTest {
    private static final String FIRST_LINE = "-- dunlin:no-transaction\n";

    private Path oldCode;
    private Path newCode;

    @BeforeEach
    void twoVersions() {
        oldCode = directory.resolve("old");
        newCode = directory.resolve("new");
        for (Path code : List.of(oldCode, newCode)) {
            new TestHistory(code)
                    .migration("m1", "create table users (id int, email text);")
                    .down("m1", "drop table users;")
                    .migration("m2", "insert into users select i, 'u' || i from generate_series(1, 9) i;")
                    .down("m2", "truncate users;");
        }
        new TestHistory(newCode)
                .migration("m3", "alter table users add column name text;")
                .down("m3", "alter table users drop column name;")
                .migration(
                        "m4",
                        FIRST_LINE
                                + "create index concurrently users_name_idx on users (name);\ncomment on table users is 'new';")
                .down("m4", FIRST_LINE + "comment on table users is null;\ndrop index concurrently users_name_idx;");
    }

    @Test
    void anOldInstanceThatRestartsLeavesTheNewSchemaAlone() {
        code(oldCode).migrate();
        code(newCode).migrate();
        List<String> rows = sql.rows("select ctid, * from dunlin_history order by migration");

        for (int i = 0; i < 3; i++) {
            MigrationReport restarted = code(oldCode).migrate();
            assertThat(restarted.applied()).isEmpty();
            assertThat(restarted.warnings())
                    .containsExactly(
                            "The database is ahead of this code: it has m3, m4. A newer version has been here; nothing was run.");
            assertThat(code(newCode).migrate().isUpToDate()).isTrue();
        }

        assertThat(sql.rows("select ctid, * from dunlin_history order by migration"))
                .isEqualTo(rows);
    }

    @Test
    void anOldInstanceStartsWhileANewOneMigrates() throws Exception {
        code(oldCode).migrate();
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            code(newCode).target("m3").migrate();
            statement.execute("insert into users values (10, 'u10')");
            CompletableFuture<MigrationReport> migrating =
                    CompletableFuture.supplyAsync(() -> code(newCode).migrate());
            while (!sql.exists("users_name_idx")) {
                Thread.onSpinWait();
            }

            MigrationReport restarted = code(oldCode).migrate();

            assertThat(restarted.applied()).isEmpty();
            assertThat(restarted.warnings()).singleElement().asString().contains("it has m3, m4");
            assertThat(migrating).isNotDone();
            writer.commit();
            assertThat(migrating.join().applied()).hasSize(1);
        }
        assertAllApplied();
    }

    @Test
    void oldAndNewOnesStartAtOnceOnAnEmptyDatabase() {
        List<Starter> starters = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                starters.add(Starter.launch(database.url(), oldCode, 2));
                starters.add(Starter.launch(database.url(), newCode, 2));
            }
            starters.forEach(Starter::go);

            assertThat(starters.stream().flatMap(starter -> starter.result().stream()))
                    .containsExactlyInAnyOrder("m1", "m2", "m3", "m4");
        } finally {
            starters.forEach(Starter::close);
        }
        assertAllApplied();
    }

    @Test
    void theApplicationIsRolledBackAndComesAgain() {
        code(newCode).migrate();

        assertThat(code(oldCode).migrate().warnings()).hasSize(1);
        assertThat(code(oldCode).validate().isUpToDate()).isTrue();
        sql.run("insert into users (id, email) values (10, 'of the old code')");
        MigrationReport again = code(newCode).migrate();

        assertThat(again.applied()).isEmpty();
        assertThat(again.warnings()).isEmpty();
        assertAllApplied();
    }

    @Test
    void theSchemaIsRolledBackByTheNewCodeAndTheOldOneGoesOn() {
        code(newCode).migrate();

        MigrationReport back = code(newCode).rollback("m2");

        assertThat(back.rolledBack()).extracting(AppliedMigration::migration).containsExactly("m4", "m3");
        assertOldSchema();
    }

    @Test
    void theOldCodeRollsBackWhatItDoesNotKnow() {
        code(newCode).migrate();

        MigrationReport back = code(oldCode).rollback("m2");

        assertThat(back.rolledBack()).extracting(AppliedMigration::migration).containsExactly("m4", "m3");
        assertOldSchema();
    }

    /** And a new instance that restarts by accident does not bring the new schema back. */
    private void assertOldSchema() {
        MigrationReport old = code(oldCode).migrate();
        assertThat(old.isUpToDate()).isTrue();
        assertThat(old.warnings()).isEmpty();
        assertThat(sql.rows("select column_name from information_schema.columns where table_name = 'users' order by 1"))
                .containsExactly("email", "id");
        assertThat(sql.exists("users_name_idx")).isFalse();

        MigrationReport held = code(newCode).migrate();
        assertThat(held.applied()).isEmpty();
        assertThat(held.warnings())
                .singleElement()
                .asString()
                .startsWith("Rolled back and not applied again, because their files have not changed since: m3, m4.");

        code(newCode).resolveRolledBack("m3");
        code(newCode).resolveRolledBack("m4");
        assertThat(code(newCode).migrate().applied())
                .extracting(AppliedMigration::migration)
                .containsExactly("m3", "m4");
        assertAllApplied();
    }

    @Test
    void whatFailsInTheNewCodeDoesNotKeepTheOldOneFromStarting() {
        new TestHistory(newCode).migration("m4", FIRST_LINE + "create table a ();\nselect 1 / 0;");
        code(oldCode).migrate();
        assertThatThrownBy(() -> code(newCode).migrate()).isInstanceOf(MigrationFailedException.class);

        MigrationReport restarted = code(oldCode).migrate();

        assertThat(restarted.applied()).isEmpty();
        assertThat(restarted.warnings()).singleElement().asString().contains("it has m3, m4");
        assertThat(sql.history())
                .containsExactly("m1|applied|1/1", "m2|applied|1/1", "m3|applied|1/1", "m4|failed|1/2");
    }

    @Test
    void aCorrectionOfTheOldCodeIsRefusedByNameUnlessItIsAllowed() {
        code(newCode).migrate();
        new TestHistory(oldCode).migration("m2_correction", "update users set email = lower(email);");

        assertThatThrownBy(() -> code(oldCode).migrate())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("m2_correction: it is not applied, and sorts before m4, which is.");
        assertThat(code(oldCode).outOfOrder(true).migrate().applied())
                .extracting(AppliedMigration::migration)
                .containsExactly("m2_correction");
    }

    private Dunlin code(Path code) {
        return Dunlin.forDataSource(database.dataSource()).location(code);
    }

    private void assertAllApplied() {
        assertThat(sql.rows("select migration, state from dunlin_history order by migration"))
                .containsExactlyElementsOf(Stream.of("m1", "m2", "m3", "m4")
                        .map(name -> name + "|applied")
                        .toList());
        assertThat(sql.one("select indisvalid from pg_index where indexrelid = 'users_name_idx'::regclass"))
                .isEqualTo("t");
    }
}
