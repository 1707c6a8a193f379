package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Compiler;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes is seen to go, and what only is not compiled is not. */
class ChangingProjectTest {
    private static final String PENDING = "META-INF/dunlin/main/pending/migration.sql";

    @TempDir
    Path folder;

    private Project project;

    static Stream<Compiler> compilers() {
        return Stream.of(Compiler.javac(), Compiler.ecj());
    }

    @BeforeEach
    void build() {
        project = Campaign.committedIn(folder);
        project.compile();
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void aDeletedRecordIsADroppedTable(Compiler compiler) {
        project.with(compiler).without(Campaign.LOCATION);

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.text()).contains("drop-table:locations");
        assertThat(project.emitted(PENDING)).contains("DROP TABLE \"public\".\"locations\"");
    }

    @Test
    void aRecordThatIsNotCompiledButHasItsClassFileIsThere() {
        project.delete("src/main/java/" + Campaign.LOCATION);

        Outcome outcome = project.compileOnly(Campaign.CUT);

        assertThat(outcome.codes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void aRecordThatIsNoLongerATableIsDropped(Compiler compiler) {
        project.with(compiler).source(Campaign.LOCATION, """
                package org.example;

                public record Location(String note) {}
                """);

        Outcome outcome = project.compile();

        assertThat(outcome.text()).contains("drop-table:locations");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void theLastTableGoes(Compiler compiler) {
        project.with(compiler).without(Campaign.LOCATION).without(Campaign.CUT);

        Outcome outcome = project.compile();

        assertThat(outcome.text()).contains("drop-table:locations", "drop-table:cut");
        assertThat(project.emitted(PENDING)).contains("DROP TABLE");
    }

    @Test
    void anEnumThatAloneIsCompiledIsSeenByTheNextCompilation() {
        project.source("org/example/Building.java", """
                package org.example;

                public enum Building {
                    TOWER,
                    SHED,
                    BARN,
                    SILO
                }
                """);

        project.compileOnly("org/example/Building.java");
        Outcome outcome = project.compileOnly(Campaign.CUT);

        assertThat(outcome.text()).contains("add label SILO to enum type building");
    }

    @Test
    void whatIsPendingGoesWhenItIsTakenBack() {
        String before = project.text("src/main/java/" + Campaign.CUT);
        project.source(
                Campaign.CUT, before.replace("@Nullable UUID leader", "@Nullable UUID leader, @Nullable String color"));
        project.compile();
        assertThat(project.emitted()).containsKey(PENDING);

        project.source(Campaign.CUT, before);
        Outcome outcome = project.compile();

        assertThat(outcome.codes()).isEmpty();
        assertThat(project.emitted().keySet()).noneMatch(name -> name.contains("/pending/"));
    }

    @Test
    void aSecondStageThatIsNoLongerPendingGoes() {
        String before = project.text("src/main/java/" + Campaign.CUT);
        project.source(
                Campaign.CUT,
                before.replace("@Nullable UUID leader", "@Nullable UUID leader, @Nullable @Index String color"));
        project.compile();
        assertThat(project.emitted())
                .containsKeys(
                        "META-INF/dunlin/main/pending/1/migration.sql", "META-INF/dunlin/main/pending/2/migration.sql");

        project.source(
                Campaign.CUT, before.replace("@Nullable UUID leader", "@Nullable UUID leader, @Nullable String color"));
        project.compile();

        assertThat(project.emitted().keySet().stream().filter(name -> name.contains("/pending/")))
                .containsExactly(
                        "META-INF/dunlin/main/pending/changes.json",
                        "META-INF/dunlin/main/pending/down.sql",
                        "META-INF/dunlin/main/pending/migration.sql");
    }

    @Test
    void recordsOfTestsUnderAMainAnchorBelongToNothing() {
        project.tests().source("org/example/Probe.java", """
                package org.example;

                import dev.dunlin.annotations.*;

                @Table
                public record Probe(@Id int id, Building building) {}
                """);

        Outcome outcome = project.option("name", "probe").compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.codes()).containsExactly("DUN1102");
        assertThat(outcome.text()).contains("\"Probe\" is left out of history \"main\"", "package org.example");
        assertThat(project.emitted().keySet()).noneMatch(name -> name.endsWith("snapshot.json"));
        assertThat(project.migrations().keySet()).noneMatch(name -> name.contains("probe"));
    }

    @Test
    void testsWithAnAnchorOfTheirOwnHaveTheirHistory() {
        project.tests().source("org/example/test/package-info.java", """
                        @dev.dunlin.annotations.Schema(history = "probes")
                        package org.example.test;
                        """).source("org/example/test/Probe.java", """
                        package org.example.test;

                        import dev.dunlin.annotations.*;

                        @Table
                        public record Probe(@Id int id, org.example.Building building) {}
                        """);

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.codes()).containsExactly("DUN2201");
        assertThat(project.emitted("META-INF/dunlin/probes/snapshot.json")).contains("\"TOWER\", \"SHED\", \"BARN\"");
    }
}
