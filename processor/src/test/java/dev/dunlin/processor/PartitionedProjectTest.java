package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team that divides a table and keeps its tenants apart. */
class PartitionedProjectTest {
    private static final String EVENT = "campaign/Event.java";
    private static final String JANUARY =
            "@Partition(name = \"events_2026_01\", from = \"2026-01-01\", to = \"2026-02-01\")\n";
    private static final String FEBRUARY =
            "@Partition(name = \"events_2026_02\", from = \"2026-02-01\", to = \"2026-03-01\")\n";
    private static final String DIVIDED = "@Partitioned(by = PartitionStrategy.RANGE, columns = \"heldOn\")\n";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void commitTheInitialMigration() {
        project = Project.in(folder)
                .source("campaign/package-info.java", "@dev.dunlin.annotations.Schema\npackage campaign;\n")
                .source(EVENT, event(DIVIDED + JANUARY));
        assertThat(project.option("name", "initial").compile().codes()).containsExactly("DUN2208");
    }

    private static String event(String annotations) {
        return """
                package campaign;

                import dev.dunlin.annotations.*;
                import java.time.LocalDate;

                @Table("events")
                %spublic record Event(@Id long id, @Id LocalDate heldOn, String tenant) {}
                """.formatted(annotations);
    }

    private String sql(String migration) {
        return project.migrations().entrySet().stream()
                .filter(file -> file.getKey().contains("_" + migration + "/migration.sql"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void aNewTableIsCreatedWithItsPartitions() {
        assertThat(sql("initial"))
                .contains(") PARTITION BY RANGE (\"held_on\");")
                .contains("""
                CREATE TABLE "events_2026_01" PARTITION OF "events"
                    FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
                """);
    }

    @Test
    void nothingIsPendingAfterwards() {
        assertThat(project.withoutOption("name").compile().codes()).isEmpty();
    }

    @Test
    void aPartitionOfTheNextMonthIsOneMoreLine() {
        project.source(EVENT, event(DIVIDED + JANUARY + FEBRUARY));

        assertThat(project.option("name", "add_february").compile().codes()).containsExactly("DUN2208");

        assertThat(sql("add_february")).contains("ATTACH PARTITION \"events_2026_02\"");
    }

    @Test
    void whatPostgresqlCannotDoIsRefusedWithTheWayOn() {
        project.source(EVENT, event(""));

        Outcome outcome = project.option("name", "undivided").compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains("[DUN2210] table \"events\" cannot be divided in another way than it was made")
                .contains("@Table(value = \"events\", was = \"events_new\")");
    }

    @Test
    void rowSecurityThatHidesRowsIsAHazardOfTheRecord() {
        String secured = "@RowLevelSecurity\n@Policy(name = \"own\", using = \"tenant = current_user\")\n";
        project.source(EVENT, event(DIVIDED + JANUARY + secured));

        Outcome outcome = project.option("name", "secure").compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text()).contains("hazard hide-rows").contains("-Adunlin.accept=hide-rows:events");
        assertThat(project.option("accept", "hide-rows:events").compile().codes())
                .containsExactly("DUN2208");
        assertThat(sql("secure")).contains("""
                CREATE POLICY "own" ON "events"
                    USING (tenant = current_user);
                """).contains("ENABLE ROW LEVEL SECURITY;");
    }
}
