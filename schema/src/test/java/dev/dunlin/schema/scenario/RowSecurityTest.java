package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.Policy.Command;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.RowSecurity.Mode;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.sql.ServerSchema;
import dev.dunlin.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who sees which rows. */
class RowSecurityTest {
    private static final TableDeclaration NOTES =
            tableWithId("notes").column("author", text()).column("rank", integer());
    private static final Policy OWN = Policy.of("own", sql("author = current_user"));
    private static final Policy HIGH = Policy.of("high", sql("rank > 3"));

    @Test
    void rowSecurityWithoutAPolicyDeniesEverything() {
        Comparison comparison = compare(NOTES, NOTES.secured(Mode.ENABLED));

        assertThat(comparison.online()).isEqualTo("""
                transaction
                  row security notes: enabled
                    ! hide-rows:notes""");
        assertThat(comparison.review().refused().get(0).danger()).contains("no policy lets one through");
    }

    @Test
    void policiesComeBeforeTheyAreApplied() {
        assertThat(compare(NOTES, NOTES.secured(Mode.FORCED, OWN)).online()).isEqualTo("""
                transaction
                  add policy notes.own
                  row security notes: enabled forced
                    ! hide-rows:notes""");
    }

    @Test
    void whatOpensRowsHasToBeAcceptedAlways() {
        TableDeclaration secured = NOTES.secured(Mode.ENABLED, OWN);

        assertThat(compare(secured, NOTES.secured(Mode.OFF, OWN)).offlineHazards())
                .containsExactly("! open-rows:notes");
        assertThat(compare(secured, NOTES.secured(Mode.ENABLED, OWN, HIGH)).offlineHazards())
                .containsExactly("! open-rows:notes.high");
        assertThat(compare(secured, NOTES.secured(Mode.ENABLED)).offlineHazards())
                .containsExactly("~ hide-rows:notes.own");
    }

    @Test
    void aPolicyThatOnlyHasAnotherNameIsRenamed() {
        assertThat(compare(NOTES.secured(Mode.ENABLED, OWN), NOTES.secured(Mode.ENABLED, OWN.withName("mine")))
                        .online())
                .isEqualTo("""
                transaction
                  rename policy notes.own -> mine""");
    }

    @Test
    void aFormerNameTellsARenameFromAnotherPolicy() {
        Policy mine = Policy.of("mine", sql("author = session_user"));
        Declared.Part marker = collector -> collector.was(Subject.policy(QualifiedName.of("notes"), "mine"), "own");

        assertThat(compare(schema(NOTES.secured(Mode.ENABLED, OWN)), schema(NOTES.secured(Mode.ENABLED, mine), marker))
                        .changes())
                .containsExactly("rename policy notes.own -> mine", "alter policy notes.mine");
    }

    @Test
    void namesCanBeExchanged() {
        Declared.Part markers = collector -> {
            collector.was(Subject.policy(QualifiedName.of("notes"), "own"), "high");
            collector.was(Subject.policy(QualifiedName.of("notes"), "high"), "own");
        };

        assertThat(compare(
                                schema(NOTES.secured(Mode.ENABLED, OWN, HIGH)),
                                schema(
                                        NOTES.secured(Mode.ENABLED, OWN.withName("high"), HIGH.withName("own")),
                                        markers))
                        .changes())
                .hasSize(3)
                .allMatch(change -> change.startsWith("rename policy"));
    }

    @Test
    void whatPostgresqlCannotAlterIsMadeAnew() {
        Policy restrictive = new Policy("own", Command.ALL, false, List.of(), sql("author = current_user"), null);

        assertThat(compare(NOTES.secured(Mode.ENABLED, OWN), NOTES.secured(Mode.ENABLED, restrictive))
                        .changes())
                .containsExactly("drop policy notes.own", "add policy notes.own");
    }

    @Test
    @Tag("F16")
    void aPolicyGoesAndComesBackAroundAnotherTypeWithoutBeingAHazard() {
        TableDeclaration before = NOTES.secured(Mode.ENABLED, OWN, HIGH);

        Comparison comparison = compare(before, before.column("rank", bigint()));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop policy notes.high",
                        "alter column notes.rank: type integer -> bigint",
                        "add policy notes.high");
        assertThat(comparison.onlineHazards()).noneMatch(hazard -> hazard.contains("-rows"));
    }

    @Test
    @Tag("F16")
    void aPolicyOfAnotherTableGoesAndComesBackToo() {
        TableDeclaration users = tableWithId("users").column("level", integer());
        Policy senior = Policy.of("senior", sql("author IN (SELECT id::text FROM users WHERE level > 3)"));
        TableDeclaration notes = NOTES.secured(Mode.ENABLED, senior);

        assertThat(compare(schema(users, notes), schema(users.column("level", bigint()), notes))
                        .changes())
                .containsExactly(
                        "drop policy notes.senior",
                        "alter column users.level: type integer -> bigint",
                        "add policy notes.senior");
    }

    @Test
    @Tag("D08")
    void aPolicyLetsGoOfAColumnBeforeItGoes() {
        TableDeclaration before = NOTES.secured(Mode.ENABLED, HIGH);
        TableDeclaration after = NOTES.without("rank").secured(Mode.ENABLED, Policy.of("high", sql("author <> ''")));

        assertThat(compare(before, after).changes())
                .containsExactly("alter policy notes.high", "drop column notes.rank");
    }

    @Test
    void aPolicyWithoutAConditionLetsEveryRowThrough() throws SQLException {
        assumeTrue(TestDatabase.isSuperuser(), "needs a user who may become another");
        Policy reads = new Policy("reads", Command.SELECT, true, List.of(), null, null);
        Policy writes = new Policy("writes", Command.INSERT, true, List.of(), null, null);
        Table notes = Table.of(QualifiedName.of("notes"), Column.of("rank", Builtin.of("integer")))
                .withRowSecurity(new RowSecurity(Mode.FORCED, List.of(reads, writes)));
        try (ServerSchema server = new ServerSchema()) {
            server.become(Schema.of(List.of(), List.of(), List.of(notes)));
            server.run(List.of(
                    "GRANT USAGE ON SCHEMA public TO pg_monitor",
                    "GRANT ALL ON notes TO pg_monitor",
                    "SET ROLE pg_monitor",
                    "INSERT INTO notes VALUES (7)"));

            assertThat(server.query("SELECT rank FROM notes")).containsExactly("7");

            server.run(List.of("RESET ROLE"));
        }
    }

    @Test
    @Tag("O19")
    void aPolicyComesAfterTheTablesThatItReads() {
        TableDeclaration users = tableWithId("users");
        Policy known = Policy.of("known", sql("author IN (SELECT id::text FROM users)"));

        assertThat(compare(schema(), schema(NOTES.secured(Mode.ENABLED, known, OWN), users))
                        .changes())
                .containsExactly(
                        "create table notes with notes_pkey",
                        "create table users with users_pkey",
                        "add policy notes.known");
    }

    @Test
    void aRenamedColumnIsFollowed() {
        TableDeclaration after = NOTES.without("rank")
                .column("grade", integer().component("rank"))
                .secured(Mode.ENABLED, Policy.of("high", sql("grade > 3")));

        assertThat(compare(NOTES.secured(Mode.ENABLED, HIGH), after).changes())
                .containsExactly("rename column notes.rank -> grade");
    }

    private static SqlExpression sql(String text) {
        return new SqlExpression(text);
    }
}
