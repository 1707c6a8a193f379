package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bool;
import static dev.dunlin.schema.scenario.ColumnDeclaration.enumOf;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.EnumDeclaration.enumType;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is left to decide hides the hazards that hang on the decision, and no other. */
class ReviewTest {
    private static final TableDeclaration PEOPLE = tableWithId("people");

    @Test
    void theRestOfTheTableIsReviewed() {
        Comparison comparison = compare(
                PEOPLE.column("mail", text()).column("age", integer()),
                PEOPLE.column("email", text()).column("active", bool()));

        assertThat(comparison.findings()).containsExactly("ambiguous: people.email <- mail");
        assertThat(comparison.openHazards())
                .containsExactly("! required-column:people.active", "! drop-column:people.age");
    }

    @Test
    void whatIsAcceptedIsNotSaidAgain() {
        Comparison comparison = compare(
                PEOPLE.column("mail", text()).column("age", integer()),
                PEOPLE.column("email", text()).column("active", bool()));

        assertThat(comparison.openHazards("drop-column:people.mail", "drop-column:people.age"))
                .containsExactly("! required-column:people.email", "! required-column:people.active");
    }

    @Test
    void whatIsMadeOfTheColumnWaitsForTheDecision() {
        Comparison comparison = compare(
                schema(PEOPLE.column("mail", text()).column("name", text())),
                schema(PEOPLE.column("email", text())
                        .column("name", text())
                        .unique("email")
                        .unique("name")
                        .check("email_check", "email <> ''")
                        .check("name_check", "name <> ''")));

        assertThat(comparison.openHazards())
                .containsExactlyInAnyOrder("! add-unique:people.people_name_key", "! add-check:people.name_check");
    }

    @Test
    void aWrongMarkerHidesNothingButWhatItMayMean() {
        Comparison comparison = compare(
                PEOPLE.column("address", text()).column("age", integer()),
                PEOPLE.column("street", text().was("adress")));

        assertThat(comparison.findings()).containsExactly("unknown former name: people.street <- address");
        assertThat(comparison.openHazards()).containsExactly("! drop-column:people.age");
    }

    @Test
    void anUndecidedTableWaitsWithAllThatRefersToIt() {
        TableDeclaration cats = table("cats").column("owner", uuid()).column("home", uuid());
        Comparison comparison = compare(
                schema(PEOPLE, tableWithId("houses"), cats.column("age", integer())),
                schema(
                        tableWithId("persons"),
                        tableWithId("houses"),
                        cats.foreignKey("owner", "persons").foreignKey("home", "houses")));

        assertThat(comparison.findings()).containsExactly("ambiguous: persons <- people");
        assertThat(comparison.openHazards())
                .containsExactlyInAnyOrder("! drop-column:cats.age", "! add-foreign-key:cats.cats_home_fkey");
    }

    @Test
    void anUndecidedLabelWaitsWithTheColumnsOfItsType() {
        Comparison comparison = compare(
                schema(enumType("mood", "GOOD", "BAD"), PEOPLE.column("mood", enumOf("mood"))),
                schema(
                        enumType("mood", "GOOD", "SAD"),
                        PEOPLE.column("mood", enumOf("mood")).column("age", integer())));

        assertThat(comparison.findings()).containsExactly("ambiguous: mood.SAD <- BAD");
        assertThat(comparison.openHazards()).containsExactly("! required-column:people.age");
    }
}
