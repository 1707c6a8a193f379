package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import dev.dunlin.runtime.Dunlin;
import dev.dunlin.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A change in two steps from the record through the compiler and the runtime to a database with rows in it. */
@Timeout(120)
class AppliedTwoStepsTest {
    @TempDir
    Path folder;

    private Project project;
    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void deployTheInitialMigration() throws SQLException {
        database = TestDatabase.create();
        connection = database.connect();
        project = Project.in(folder).source("org/example/package-info.java", """
                        @Schema(history = "main")
                        package org.example;
                        import dev.dunlin.annotations.Schema;
                        """);
        users("@Id int id, String name");
        generate("name", "initial");
        migrate();
        run("insert into users select i, 'user ' || i from generate_series(1, 5000) i");
        users("@Id int id, @Column(was = \"name\") String displayName");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void bothVersionsWorkUntilTheOldColumnIsContracted() throws SQLException {
        generate("name", "rename_name", "expand", "rename-column:users.name");
        migrate();
        run(
                "insert into users (id, name) values (5001, 'old'); insert into users (id, display_name) values (5002, 'new')");

        assertThat(one("select count(*) from users where name = display_name")).isEqualTo("5002");

        generate("name", "drop_name", "contract", "users.display_name");
        migrate();

        assertThat(one("select count(display_name) from users")).isEqualTo("5002");
        assertThat(one("select count(*) from dunlin_history where state = 'applied'"))
                .isEqualTo("4");
    }

    @Test
    void fillingThatWasKilledGoesOnAtTheNextRun() throws SQLException {
        generate("name", "rename_name", "expand", "rename-column:users.name");
        run("""
                create function wait() returns trigger language plpgsql as 'begin
                    if new.id = 4000 then perform pg_advisory_xact_lock(7); end if; return new; end';
                create trigger wait before update on users for each row execute function wait();
                """);
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(7)");
            CompletableFuture<Boolean> failed =
                    CompletableFuture.supplyAsync(this::migrate).handle((report, error) -> error != null);
            String waiting = "select pid from pg_locks where locktype = 'advisory' and objid = 7 and not granted";
            while (one(waiting).isEmpty()) {
                Thread.onSpinWait();
            }
            run("select pg_terminate_backend(" + one(waiting) + ")");
            assertThat(failed.join()).isTrue();
        }

        migrate();

        assertThat(one("select count(*) from users where name = display_name")).isEqualTo("5000");
        assertThat(one("select count(*) from dunlin_history where state = 'applied'"))
                .isEqualTo("3");
    }

    private void users(String components) {
        project.source("org/example/User.java", """
                        package org.example;
                        import dev.dunlin.annotations.*;
                        @Table("users")
                        record User(%s) {}
                        """.formatted(components));
    }

    /** Compiles with these options, each a name and a value, and without them afterwards. */
    private void generate(String... options) {
        for (int i = 0; i < options.length; i += 2) {
            project.option(options[i], options[i + 1]);
        }
        Outcome outcome = project.compile();
        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        for (int i = 0; i < options.length; i += 2) {
            project.withoutOption(options[i]);
        }
    }

    private boolean migrate() {
        Dunlin.forDataSource(database.dataSource())
                .location(project.path("src/main/resources/db/main"))
                .migrate();
        return true;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
