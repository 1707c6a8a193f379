package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that are made in two steps, as the compiler's options ask for it. */
class TwoStepsTest {
    private static final String USER = "org/example/User.java";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void commit() {
        project = Project.in(folder).source("org/example/package-info.java", """
                        @Schema(history = "main")
                        package org.example;
                        import dev.dunlin.annotations.Schema;
                        """);
        users("@Id int id, String name, @Nullable Integer age");
        assertThat(project.option("name", "initial")
                        .option("timestamp", "20260101000000")
                        .compile()
                        .codes())
                .containsExactly("DUN2208");
        project.withoutOption("name").option("timestamp", "20260201000000");
    }

    private void users(String components) {
        project.source(USER, """
                        package org.example;
                        import dev.dunlin.annotations.*;
                        @interface Nullable {}
                        @Table("users")
                        record User(%s) {}
                        """.formatted(components));
    }

    private Outcome expand(String components, String hazard, String name) {
        users(components);
        Outcome outcome = project.option("name", name).option("expand", hazard).compile();
        project.withoutOption("name").withoutOption("expand").option("timestamp", "20260301000000");
        return outcome;
    }

    private static final String RENAMED =
            "@Id int id, @Column(was = \"name\") String displayName, @Nullable Integer age";

    @Test
    void aHazardThatCanBeAnsweredSaysSo() {
        users(RENAMED);

        Outcome outcome = project.compile();

        assertThat(outcome.text())
                .contains("To make it in two steps, for both versions: -Adunlin.expand=rename-column:users.name\n"
                        + "  To accept it: -Adunlin.accept=rename-column:users.name");
    }

    @Test
    void anExpansionIsWrittenAndNothingIsPendingAfterIt() {
        Outcome written = expand(RENAMED, "rename-column:users.name", "rename_name");

        assertThat(written.codes()).containsExactly("DUN2208", "DUN2208");
        assertThat(project.migrations())
                .containsKey("main/20260201000000_rename_name/migration.sql")
                .containsKey("main/20260201000001_rename_name_online/migration.sql");
        assertThat(project.text("src/main/resources/db/main/20260201000000_rename_name/changes.json"))
                .contains("\"change\": \"expand\"");

        Outcome after = project.option("check", "true").compile();

        assertThat(after.succeeded()).isTrue();
        assertThat(after.codes()).containsExactlyInAnyOrder("DUN2206", "DUN2212");
        assertThat(after.text())
                .contains("Note: [DUN2212] column \"users.display_name\" stands beside \"users.name\" since migration"
                        + " 20260201000000_rename_name, at User.displayName (users.display_name)")
                .contains("-Adunlin.name=contract_users_display_name -Adunlin.contract=users.display_name");
        assertThat(project.emitted()).doesNotContainKey("META-INF/dunlin/main/schema.sql");
        assertThat(project.emitted().keySet()).noneMatch(name -> name.contains("pending"));
    }

    @Test
    void contractingEndsIt() {
        expand(RENAMED, "rename-column:users.name", "rename_name");

        Outcome outcome = project.option("name", "drop_name")
                .option("contract", "users.display_name")
                .compile();

        assertThat(outcome.codes()).containsExactlyInAnyOrder("DUN2206", "DUN2208");
        assertThat(project.text("src/main/resources/db/main/20260301000000_drop_name/migration.sql"))
                .contains("ALTER TABLE \"users\" DROP COLUMN \"name\";");
        assertThat(project.emitted()).containsKey("META-INF/dunlin/main/schema.sql");

        SortedMap<String, String> migrations = project.migrations();
        assertThat(project.compile().succeeded()).as("the same again").isTrue();
        assertThat(project.migrations()).isEqualTo(migrations);
    }

    @Test
    void compilingAgainWithTheSameOptionsWritesNothing() {
        users(RENAMED);
        project.option("name", "rename_name").option("expand", "rename-column:users.name");
        project.compile();
        SortedMap<String, String> migrations = project.migrations();

        assertThat(project.compile().succeeded()).isTrue();
        assertThat(project.migrations()).isEqualTo(migrations);
    }

    @Test
    void whatIsToBeExpandedMustBePending() {
        users(RENAMED);

        Outcome outcome = project.option("name", "rename_name")
                .option("expand", "rename-column:users.nmae")
                .compile();

        assertThat(outcome.text())
                .contains("error: [DUN2006] no pending change has the hazard \"rename-column:users.nmae\"")
                .contains("expand what there is: -Adunlin.expand=rename-column:users.name");
    }

    @Test
    void whatIsToBeContractedMustBeExpanded() {
        expand(RENAMED, "rename-column:users.name", "rename_name");

        Outcome outcome = project.option("name", "drop_name")
                .option("contract", "users.name")
                .compile();

        assertThat(outcome.text())
                .contains("error: [DUN2007] \"users.name\" is not expanded")
                .contains("contract what is expanded: -Adunlin.contract=users.display_name");
    }

    @Test
    void whatIsExpandedIsNotChangedBeforeItIsContracted() {
        expand(RENAMED, "rename-column:users.name", "rename_name");
        users("@Id int id, @Index String displayName, @Nullable Integer age");

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains("error: [DUN2213] column \"users.display_name\" is expanded, and has to be contracted first")
                .contains("A change of index users.users_display_name_idx is pending.")
                .contains("-Adunlin.contract=users.display_name");
    }

    @Test
    void whatCannotStandSideBySideIsRefusedWithAReason() {
        Outcome outcome = expand(
                "@Id int id, @Column(was = \"name\", defaultValue = \"x\") String displayName, @Nullable Integer age",
                "rename-column:users.name",
                "rename_name");

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains("error: [DUN2211] column \"users.display_name\" cannot be changed in two steps")
                .contains("The column gets a default at the same time.");
    }

    @Test
    void otherColumnsChangeInTheSameMigration() {
        Outcome outcome = expand(
                "@Id int id, @Column(was = \"name\") String displayName, @Nullable Integer age, @Nullable String city",
                "rename-column:users.name",
                "rename_name");

        assertThat(outcome.codes()).containsExactly("DUN2208", "DUN2208");
        assertThat(project.text("src/main/resources/db/main/20260201000000_rename_name/migration.sql"))
                .contains("CREATE TRIGGER")
                .contains("ADD COLUMN \"city\"");
    }
}
