package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Difference;
import dev.dunlin.schema.diff.Finding;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SqlExpression;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that inherit others; their own columns are those that no parent has. */
class InheritanceTest {
    private static final TableDeclaration EVENTS = tableWithId("events").column("kind", text());
    private static final TableDeclaration ALARMS =
            table("alarms").column("level", integer()).inherits("events");

    @Test
    void aTableIsCreatedAfterWhatItInheritsAndDroppedBefore() {
        Declared all = schema(EVENTS, ALARMS, table("a").inherits("alarms"));

        assertThat(compare(schema(), all).changes())
                .containsExactly("create table events with events_pkey", "create table alarms", "create table a");
        assertThat(compare(all, schema()).changes())
                .containsExactly("drop table a", "drop table alarms", "drop table events");
    }

    @Test
    void aCircleOfForeignKeysDoesNotComeBeforeAParent() {
        TableDeclaration events =
                EVENTS.column("alarm", ColumnDeclaration.uuid()).foreignKey("alarm", "alarms");
        TableDeclaration alarms = ALARMS.primaryKey("id");

        assertThat(compare(schema(), schema(events, alarms)).changes())
                .containsExactly(
                        "create table events with events_pkey",
                        "create table alarms with alarms_pkey",
                        "add foreign key events.events_alarm_fkey");
        assertThat(compare(schema(events, alarms), schema()).changes())
                .containsExactly("drop foreign key events.events_alarm_fkey", "drop table alarms", "drop table events");
    }

    @Test
    void whatDependsOnAnInheritedColumnFollowsItsName() {
        TableDeclaration alarms =
                ALARMS.check("c", "kind <> ''").index(indexOn("kind").named("i"));
        Comparison comparison = compare(
                schema(EVENTS, alarms),
                schema(
                        tableWithId("events").column("sort", text().was("kind").component("kind")),
                        ALARMS.check("c", "sort <> ''").index(indexOn("sort").named("i"))));

        assertThat(comparison.changesToTheDatabase()).containsExactly("rename column events.kind -> sort");
    }

    @Test
    void aRenamedParentIsStillTheParent() {
        Comparison comparison = compare(
                schema(EVENTS, ALARMS),
                schema(tableWithId("happenings").column("kind", text()).was("events"), ALARMS.inherits("happenings")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "rename table events -> happenings",
                        "rename constraint happenings.events_pkey -> happenings_pkey");
        assertThat(comparison.findings()).isEmpty();
    }

    @Test
    void whatReadsAnInheritedColumnStandsAsideForItsNewType() {
        TableDeclaration alarms = ALARMS.check("c", "kind <> ''");
        Comparison comparison = compare(
                schema(EVENTS.column("kind", integer()), alarms), schema(EVENTS.column("kind", text()), alarms));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop check alarms.c", "alter column events.kind: type integer -> text", "add check alarms.c");
    }

    @Test
    void anIndexOverAnInheritedColumnGoesBeforeTheColumn() throws Exception {
        Comparison comparison = compare(
                schema(EVENTS, ALARMS.index(indexOn("kind").named("i"))), schema(tableWithId("events"), ALARMS));

        assertThat(comparison.online()).isEqualTo("""
                transaction
                  drop index alarms.i
                    ~ drop-index:alarms.i
                  drop column events.kind
                    ! drop-column:events.kind""");
        comparison.worksOnAServer();
    }

    @Test
    void aTableThatGoesDoesSoBeforeItsParentChanges() throws Exception {
        TableDeclaration alarms = ALARMS.index(indexOn("kind").named("i")).column("sort", integer());
        TableDeclaration sirens =
                table("sirens").inherits("alarms").index(indexOn("sort").named("j"));
        Comparison comparison = compare(
                schema(EVENTS, alarms, sirens), schema(tableWithId("events").column("sort", text())));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop table sirens",
                        "drop table alarms",
                        "add column events.sort text",
                        "drop column events.kind");
        comparison.worksOnAServer();
    }

    @Test
    void aPolicyThatReadsAnInheritedColumnStandsAsideForItsNewType() throws Exception {
        TableDeclaration alarms =
                ALARMS.secured(RowSecurity.Mode.ENABLED, Policy.of("loud", new SqlExpression("kind IS NOT NULL")));
        Comparison comparison = compare(
                schema(EVENTS.column("kind", integer()), alarms), schema(EVENTS.column("kind", text()), alarms));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop policy alarms.loud",
                        "alter column events.kind: type integer -> text",
                        "add policy alarms.loud");
        comparison.worksOnAServer();
    }

    @Test
    void aTableInheritsAnotherOneWhoseColumnsItHas() throws Exception {
        TableDeclaration alone = table("alarms")
                .column("id", ColumnDeclaration.uuid())
                .column("kind", text())
                .column("level", integer());
        Comparison comparison = compare(schema(EVENTS, alone), schema(EVENTS, ALARMS));

        assertThat(comparison.changesToTheDatabase()).containsExactly("inherit alarms: events");
        assertThat(comparison.onlineHazards()).containsExactly("! inherit-table:alarms");
        comparison.worksOnAServer();
    }

    @Test
    void aTableThatNoLongerInheritsKeepsWhatItHad() throws Exception {
        TableDeclaration alone = table("alarms")
                .column("id", ColumnDeclaration.uuid())
                .column("kind", text())
                .column("level", integer());
        Comparison comparison = compare(schema(EVENTS, ALARMS), schema(EVENTS, alone));

        assertThat(comparison.changesToTheDatabase()).containsExactly("disinherit alarms: events");
        assertThat(comparison.onlineHazards()).containsExactly("! disinherit-table:alarms");
        comparison.worksOnAServer();
    }

    @Test
    void whatATableNoLongerInheritsMayGo() throws Exception {
        Comparison comparison =
                compare(schema(EVENTS, ALARMS), schema(table("alarms").column("level", integer())));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "disinherit alarms: events",
                        "drop column alarms.id",
                        "drop column alarms.kind",
                        "drop table events");
        comparison.worksOnAServer();
    }

    static Stream<Arguments> refused() {
        TableDeclaration level = table("alarms").column("level", integer());
        TableDeclaration other = level.column("id", ColumnDeclaration.uuid()).column("kind", integer());
        TableDeclaration alike = level.column("id", ColumnDeclaration.uuid()).column("kind", text());
        return Stream.of(
                argumentSet(
                        "no such column", schema(EVENTS, level), EVENTS, "events has the column id, and it has none"),
                argumentSet("another type", schema(EVENTS, other), EVENTS, "its column kind is not as that of events"),
                argumentSet(
                        "no such check",
                        schema(EVENTS.check("c", "kind <> ''"), alike),
                        EVENTS.check("c", "kind <> ''"),
                        "events has the check c, and it has none like it"),
                argumentSet("new", schema(alike), EVENTS, "events is not there yet, or new in the same migration"));
    }

    @Test
    void aTableDoesNotLoseAColumnToTheParentThatGivesItUp() {
        TableDeclaration alike =
                table("alarms").column("id", ColumnDeclaration.uuid()).column("kind", text());
        Comparison comparison = compare(
                schema(EVENTS, alike),
                schema(tableWithId("events"), table("alarms").inherits("events").column("kind", text())));

        assertThat(comparison.findings())
                .singleElement()
                .asString()
                .contains("events still has the column kind, which the table is to have by itself");
        assertThat(comparison.changes()).noneMatch(change -> change.startsWith("inherit"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatWouldNotComeOutAsIfItHadBeenMadeSoIsRefused(Declared before, TableDeclaration parent, String reason) {
        Difference difference =
                Differ.diff(before.schema(), schema(parent, ALARMS).schema(), Hints.NONE);

        assertThat(difference.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Finding.Code.OTHER_PARENTS);
            assertThat(finding.candidates()).containsExactly(reason);
            assertThat(finding.subject().owner()).isEqualTo(QualifiedName.of("alarms"));
        });
    }
}
