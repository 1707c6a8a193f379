package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOnExpression;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Columns that go, and what stands on them. */
class DropColumnTest {
    private static final TableDeclaration LOCATIONS = tableWithId("locations").column("name", text());

    @Test
    @Tag("D01")
    @Tag("D12")
    @Tag("N18")
    void aComponentThatGoesDropsItsColumnOnlyIfThatIsAccepted() {
        Comparison comparison = compare(LOCATIONS, LOCATIONS.without("name"));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop column locations.name
                            ! drop-column:locations.name""").isEqualTo(comparison.offline());
        assertThat(comparison.review().refused()).hasSize(1);
        assertThat(comparison.isClear("drop-column:locations.name")).isTrue();
    }

    @Test
    @Tag("D01")
    void acceptingWhatThePlanDoesNotDoIsReported() {
        Comparison comparison = compare(LOCATIONS, LOCATIONS.without("name"));

        assertThat(comparison
                        .review("drop-column:locations.name", "drop-column:locations.nom")
                        .unmatched())
                .containsExactly("drop-column:locations.nom");
    }

    @Test
    @Tag("D02")
    @Tag("P10")
    void anIndexOverTheColumnGoesBeforeItAndMayComeBackUnderItsName() {
        TableDeclaration before =
                LOCATIONS.column("code", text()).index(indexOn("name").named("lookup_idx"));
        TableDeclaration after = LOCATIONS
                .without("name")
                .column("code", text())
                .index(indexOn("code").named("lookup_idx"));

        assertThat(compare(before, before.without("name", "lookup_idx")).changes())
                .containsExactly("drop index locations.lookup_idx", "drop column locations.name");
        assertThat(compare(before, after).changes())
                .containsExactly(
                        "drop index locations.lookup_idx",
                        "add index locations.lookup_idx",
                        "drop column locations.name");
    }

    @Test
    @Tag("D02")
    void anIndexOverTheColumnIsDroppedWithItAndAnotherOneConcurrently() {
        TableDeclaration before = LOCATIONS
                .column("code", text())
                .index("name")
                .index(indexOnExpression("lower(code)").named("code_idx"));
        Comparison comparison = compare(before, before.without("name", "locations_name_idx", "code_idx"));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop index locations.locations_name_idx
                          drop column locations.name
                            ! drop-column:locations.name
                        statements _online
                          drop index locations.code_idx
                            ~ drop-index:locations.code_idx""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("D03")
    @Tag("I20")
    void aUniqueConstraintOverTheColumnGoesFirstAndTheReducedOneComesAfter() {
        TableDeclaration before = LOCATIONS.column("code", text()).unique("name", "code");
        TableDeclaration after =
                LOCATIONS.without("name").column("code", text()).unique("code");
        Comparison comparison = compare(before, after);

        assertThat(comparison.changes())
                .containsExactly(
                        "drop unique locations.locations_name_code_key",
                        "add unique locations.locations_code_key",
                        "drop column locations.name");
        assertThat(comparison.onlineHazards())
                .containsExactlyInAnyOrder("! drop-column:locations.name", "! add-unique:locations.locations_code_key");
    }

    @Test
    @Tag("D05")
    void aCheckOfTheColumnGoesBeforeIt() {
        TableDeclaration before = LOCATIONS.check("locations_name_check", "name <> ''");

        assertThat(compare(before, LOCATIONS.without("name")).changes())
                .containsExactly("drop check locations.locations_name_check", "drop column locations.name");
    }

    @Test
    @Tag("D06")
    @Tag("P14")
    void aComputedColumnGoesBeforeTheOneItReads() {
        TableDeclaration before = LOCATIONS.column("slug", text().generatedAs("lower(name)"));

        assertThat(compare(before, before.without("name", "slug")).changes())
                .containsExactly("drop column locations.slug", "drop column locations.name");
    }

    @Test
    @Tag("D09")
    void anIdentityColumnTakesItsSequenceWithIt() {
        TableDeclaration before = LOCATIONS.column("no", bigint().identity("locations_no_seq"));

        assertThat(compare(before, LOCATIONS).changes()).containsExactly("drop column locations.no");
    }

    @Test
    @Tag("P17")
    void aSequenceGoesWithItsColumnBeforeAnotherOneOfItsNameComes() {
        TableDeclaration before =
                LOCATIONS.column("old", bigint().identity("locations_no_seq")).column("no", bigint());
        Comparison comparison =
                compare(before, before.without("old").column("no", bigint().identity("locations_no_seq")));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop column locations.old",
                        "alter column locations.no: value no default -> identity locations_no_seq");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("D10")
    void thePrimaryKeyGoesBeforeItsColumnAndTheNewOneComes() {
        Comparison comparison = compare(
                tableWithId("users").column("email", text()),
                table("users").column("email", text()).primaryKey("email"));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop primary key users.users_pkey",
                        "add primary key users.users_pkey",
                        "drop column users.id");
        assertThat(comparison.offlineHazards())
                .containsExactly(
                        "! add-primary-key:users.users_pkey",
                        "~ build-index:users.users_pkey",
                        "! drop-column:users.id");
    }

    @Test
    @Tag("D11")
    void aColumnOfAnotherTypeUnderTheSameNameIsTheSameColumn() {
        Comparison comparison =
                compare(LOCATIONS, LOCATIONS.column("name", integer().component("number")));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly("alter column locations.name: type text -> integer");
    }

    @Test
    @Tag("D14")
    @Tag("D15")
    void aDropThatIsNotAcceptedIsPendingUntilItIs() {
        Declared released = schema(LOCATIONS, tableWithId("zones"));
        Declared wanted = schema(LOCATIONS.without("name"));

        assertThat(compare(released, wanted).isPending()).isTrue();
        assertThat(compare(released, wanted).onlineHazards())
                .containsExactly("! drop-column:locations.name", "! drop-table:zones");
    }

    @Test
    @Tag("K03")
    @Tag("K12")
    @Tag("I23")
    @Tag("D13")
    void aReferenceThatBecomesATableOfItsOwnLosesItsConstraintsFirst() {
        TableDeclaration tags = tableWithId("tags");
        TableDeclaration posts = tableWithId("posts");
        TableDeclaration join = table("posts_tags")
                .column("post_id", uuid())
                .column("tag_id", uuid())
                .primaryKey("post_id", "tag_id")
                .foreignKey("post_id", "posts")
                .foreignKey("tag_id", "tags");
        Comparison comparison = compare(
                schema(
                        tags,
                        posts.column("tag_id", uuid())
                                .foreignKey("tag_id", "tags")
                                .unique("tag_id")),
                schema(tags, posts, join));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop foreign key posts.posts_tag_id_fkey",
                        "drop unique posts.posts_tag_id_key",
                        "create table posts_tags with posts_tags_pkey, posts_tags_post_id_fkey, posts_tags_tag_id_fkey",
                        "drop column posts.tag_id");
        assertThat(compare(schema(tags, posts, join), schema(tags, posts)).onlineHazards())
                .containsExactly(
                        "! drop-table:posts_tags",
                        "~ lock-referenced:posts_tags.posts_tags_post_id_fkey",
                        "~ lock-referenced:posts_tags.posts_tags_tag_id_fkey");
    }

    @Test
    @Tag("N09")
    void aColumnMayMoveToAnotherTableUnderItsName() {
        Comparison comparison = compare(
                schema(LOCATIONS, tableWithId("zones")),
                schema(LOCATIONS.without("name"), tableWithId("zones").column("name", text().nullable())));

        assertThat(comparison.changes())
                .containsExactly("add column zones.name text null", "drop column locations.name");
    }

    @Test
    @Tag("D01")
    void aNameThatLooksLikeOneOfOursIsStillTheAuthors() {
        Comparison comparison = compare(
                schema(LOCATIONS.column("dunlin_data", text()), tableWithId("dunlin_events")), schema(LOCATIONS));

        assertThat(comparison.onlineHazards())
                .containsExactly("! drop-column:locations.dunlin_data", "! drop-table:dunlin_events");
    }
}
