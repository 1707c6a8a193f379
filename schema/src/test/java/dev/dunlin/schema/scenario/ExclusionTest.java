package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.type;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.extension;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.model.Constraint.Exclude;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.SqlExpression;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Exclusion constraints. */
@Tag("I24")
class ExclusionTest {
    private static final TableDeclaration BOOKINGS =
            table("bookings").column("room", integer()).column("during", type("tstzrange"));
    private static final Exclude NO_OVERLAP = Exclude.of(
            "bookings_room_during_excl",
            "gist",
            new Exclude.Element(Index.Part.column("room"), "="),
            new Exclude.Element(Index.Part.column("during"), "&&"));

    @Test
    void isBuiltUnderALockSinceThereIsNoOtherWay() {
        Comparison comparison = compare(BOOKINGS, BOOKINGS.constraint(NO_OVERLAP));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          add exclusion bookings.bookings_room_during_excl
                            ! add-exclude:bookings.bookings_room_during_excl
                            ! build-index:bookings.bookings_room_during_excl""");
        assertThat(comparison.offlineHazards())
                .containsExactly(
                        "! add-exclude:bookings.bookings_room_during_excl",
                        "~ build-index:bookings.bookings_room_during_excl");
    }

    @Test
    void comesWithItsTableWithoutAHazard() {
        Comparison comparison = compare(schema(), schema(BOOKINGS.constraint(NO_OVERLAP)));

        assertThat(comparison.changes()).containsExactly("create table bookings with bookings_room_during_excl");
        assertThat(comparison.onlineHazards()).isEmpty();
    }

    @Test
    void theExtensionThatItsIndexNeedsComesFirst() {
        Comparison comparison =
                compare(schema(BOOKINGS), schema(BOOKINGS.constraint(NO_OVERLAP), extension("btree_gist")));

        assertThat(comparison.changes())
                .containsExactly("add extension btree_gist", "add exclusion bookings.bookings_room_during_excl");
    }

    @Test
    void goesWithoutAHazard() {
        Comparison comparison = compare(BOOKINGS.constraint(NO_OVERLAP), BOOKINGS);

        assertThat(comparison.online())
                .isEqualTo("transaction\n  drop exclusion bookings.bookings_room_during_excl")
                .isEqualTo(comparison.offline());
    }

    @Test
    void anotherDefinitionBuildsItAnew() {
        Comparison comparison = compare(
                BOOKINGS.constraint(NO_OVERLAP),
                BOOKINGS.constraint(NO_OVERLAP.withWhere(new SqlExpression("room > 0"))));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop exclusion bookings.bookings_room_during_excl
                          add exclusion bookings.bookings_room_during_excl
                            ! add-exclude:bookings.bookings_room_during_excl
                            ! build-index:bookings.bookings_room_during_excl""");
    }

    @Test
    void theSameOneAroundAChangeOfTypeMeetsNoRowsThatDisagree() {
        Exclude partial = exclude("room").withWhere(new SqlExpression("note IS NOT NULL"));

        Comparison comparison = compare(
                BOOKINGS.column("note", integer()).constraint(partial),
                BOOKINGS.column("note", text()).constraint(partial));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop exclusion bookings.no_two",
                        "alter column bookings.note: type integer -> text",
                        "add exclusion bookings.no_two");
        assertThat(comparison.onlineHazards())
                .containsExactly("! rewrite-table:bookings.note", "! build-index:bookings.no_two");
    }

    @Test
    void anotherNameOrCommentAloneChangesNothingElse() {
        Comparison comparison = compare(
                BOOKINGS.constraint(NO_OVERLAP),
                BOOKINGS.constraint(NO_OVERLAP.withName("no_overlap").withComment("One at a time")));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          rename constraint bookings.bookings_room_during_excl -> no_overlap
                          alter exclusion bookings.no_overlap: comment null -> One at a time""").isEqualTo(comparison.offline());
    }

    @Test
    void followsARenamedColumn() {
        Comparison comparison = compare(
                BOOKINGS.constraint(exclude("room")),
                table("bookings")
                        .column("hall", integer().was("room").component("room"))
                        .column("during", type("tstzrange"))
                        .constraint(exclude("hall")));

        assertThat(comparison.changesToTheDatabase()).containsExactly("rename column bookings.room -> hall");
    }

    @Test
    @Tag("D05")
    void goesBeforeAColumnThatItReads() {
        Exclude partial = exclude("room").withWhere(new SqlExpression("note <> ''"));
        Comparison comparison =
                compare(BOOKINGS.column("note", text()).constraint(partial), BOOKINGS.constraint(exclude("room")));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop exclusion bookings.no_two", "add exclusion bookings.no_two", "drop column bookings.note");
    }

    private static Exclude exclude(String column) {
        return Exclude.of("no_two", "btree", new Exclude.Element(Index.Part.column(column), "="));
    }
}
