package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.date;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.timestamptz;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Finding;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.PartitionKey.Strategy;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.TableOptions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables that are divided, and their partitions. */
class PartitionTest {
    private static final PartitionKey BY_DAY = PartitionKey.of(Strategy.RANGE, "held_on");
    private static final Partition JANUARY = month("january", "2026-01-01", "2026-02-01");
    private static final Partition FEBRUARY = month("february", "2026-02-01", "2026-03-01");
    private static final Partition MARCH = month("march", "2026-03-01", "2026-04-01");
    private static final Partition REST = Partition.of(QualifiedName.of("rest"), PartitionBound.REST);
    private static final TableDeclaration BARE = table("events")
            .column("id", bigint())
            .column("held_on", date())
            .column("user_id", uuid())
            .primaryKey("id", "held_on");
    private static final TableDeclaration EVENTS = divided(JANUARY, FEBRUARY);

    @Test
    void aNewPartitionIsAddedWithoutHazard() {
        assertThat(compare(EVENTS, divided(JANUARY, FEBRUARY, MARCH)).online()).isEqualTo("""
                transaction
                  add partition events.march""");
    }

    @Test
    void besideADefaultPartitionRowsMayBeInTheWay() {
        Comparison comparison = compare(divided(JANUARY, REST), divided(JANUARY, REST, MARCH));

        assertThat(comparison.online()).isEqualTo("""
                statements
                  add partition events.march
                    ! add-partition:events.march""");
        assertThat(comparison.offline()).isEqualTo("""
                transaction
                  add partition events.march
                    ! add-partition:events.march
                    ~ scan-table:events.march""");
    }

    @Test
    void aPartitionThatGoesIsDetachedAndDroppedOnlyIfThatIsAccepted() {
        Comparison comparison = compare(EVENTS, divided(FEBRUARY));

        assertThat(comparison.online()).isEqualTo("""
                statements
                  drop partition events.january
                    ! drop-partition:events.january""");
        assertThat(comparison.offline()).isEqualTo("""
                transaction
                  drop partition events.january
                    ! drop-partition:events.january""");
        assertThat(comparison.isClear("drop-partition:events.january")).isTrue();
    }

    @Test
    void whereThereIsADefaultPartitionNoneIsDetachedConcurrently() {
        assertThat(compare(divided(JANUARY, REST), divided(REST)).online()).isEqualTo("""
                transaction
                  drop partition events.january
                    ! drop-partition:events.january""");
    }

    @Test
    void whereSeveralChangeOneTransactionDoesIt() {
        assertThat(compare(EVENTS, divided(FEBRUARY, MARCH)).online()).isEqualTo("""
                transaction
                  drop partition events.january
                    ! drop-partition:events.january
                  add partition events.march""");
    }

    @Test
    void aDetachedPartitionStaysBesideTheTable() {
        TableDeclaration apart = divided(JANUARY.withAttached(false), FEBRUARY);

        assertThat(compare(EVENTS, apart).online()).isEqualTo("""
                statements
                  detach partition events.january
                    ! detach-partition:events.january""");
        assertThat(compare(apart, EVENTS).online()).isEqualTo("""
                statements
                  attach partition events.january
                    ! attach-partition:events.january""");
        assertThat(compare(apart, EVENTS).offlineHazards())
                .containsExactly("! attach-partition:events.january", "~ scan-table:events.january");
    }

    @Test
    void aPartitionThatMovesElsewhereIsWrittenAgain() {
        Partition elsewhere = JANUARY.withOptions(TableOptions.NONE.withTablespace("cold"));
        Partition unlogged = JANUARY.withOptions(TableOptions.NONE.withUnlogged(true));

        assertThat(compare(EVENTS, divided(elsewhere, FEBRUARY)).onlineHazards())
                .containsExactly("! rewrite-table:events.january");
        assertThat(compare(divided(unlogged, FEBRUARY), EVENTS).offlineHazards())
                .containsExactly("~ rewrite-table:events.january");
    }

    @Test
    @Tag("O21")
    void otherBoundsAreADecisionAndNoNewPartition() {
        TableDeclaration moved = divided(JANUARY.withBound(range("2025-12-01", "2026-02-01")), FEBRUARY);

        assertThat(compare(EVENTS, moved).online()).isEqualTo("""
                statements
                  move partition events.january
                    ! attach-partition:events.january""");
    }

    @Test
    @Tag("O21")
    void boundsThatDependOnEachOtherAreAllDetachedFirst() {
        TableDeclaration moved = divided(
                JANUARY.withBound(range("2026-01-01", "2026-02-15")),
                FEBRUARY.withBound(range("2026-02-15", "2026-03-01")));

        assertThat(compare(EVENTS, moved).changes())
                .containsExactly(
                        "detach partition events.february",
                        "detach partition events.january",
                        "attach partition events.february",
                        "attach partition events.january");
    }

    @Test
    @Tag("O21")
    void aTableIsNotDividedInAnotherWay() {
        PartitionKey byHash = PartitionKey.of(Strategy.HASH, "held_on");

        assertThat(refused(EVENTS, BARE)).containsExactly(Subject.table(name("events")));
        assertThat(refused(BARE, EVENTS)).containsExactly(Subject.table(name("events")));
        assertThat(refused(EVENTS, BARE.partitioned(Partitioning.of(byHash))))
                .containsExactly(Subject.table(name("events")));
        assertThat(refused(EVENTS, divided(JANUARY.withKey(byHash), FEBRUARY)))
                .containsExactly(Subject.partition(name("events"), name("january")));
    }

    @Test
    void aColumnThatDividesTheTableNeitherGoesNorGetsAnotherType() {
        assertThat(refused(EVENTS, EVENTS.without("held_on", "events_pkey")))
                .containsExactly(Subject.column(name("events"), "held_on"));
        assertThat(refused(EVENTS, EVENTS.column("held_on", timestamptz())))
                .containsExactly(Subject.column(name("events"), "held_on"));
    }

    @Test
    void aColumnThatDividesTheTableCanBeRenamed() {
        TableDeclaration renamed = BARE.without("held_on", "events_pkey")
                .column("day", date().component("heldOn"))
                .primaryKey("id", "day")
                .partitioned(Partitioning.of(PartitionKey.of(Strategy.RANGE, "day"), JANUARY, FEBRUARY));

        assertThat(compare(EVENTS, renamed).changes()).containsExactly("rename column events.held_on -> day");
    }

    @Test
    void aPartitionThatOnlyHasAnotherNameIsRenamed() {
        assertThat(compare(EVENTS, divided(JANUARY.withName(name("jan")), FEBRUARY))
                        .changes())
                .containsExactly("rename partition events.january -> jan");
    }

    @Test
    void aFormerNameCarriesRowsAlongToOtherBounds() {
        Partition winter = month("winter", "2025-12-01", "2026-02-01");
        Declared.Part marker = collector -> collector.was(Subject.partition(name("events"), name("winter")), "january");

        assertThat(compare(schema(EVENTS), schema(divided(winter, FEBRUARY), marker))
                        .changes())
                .containsExactly("rename partition events.january -> winter", "move partition events.winter");
    }

    @Test
    void partitionsThatTheApplicationMakesAreNotCompared() {
        TableDeclaration elsewhere = BARE.partitioned(new Partitioning(BY_DAY, false, List.of()));
        Comparison comparison = compare(EVENTS, elsewhere);

        assertThat(comparison.changes()).containsExactly("leave partitions events");
        assertThat(comparison.isPending()).isFalse();
        assertThat(compare(elsewhere, EVENTS).isPending()).isFalse();
    }

    @Test
    void indexesAndKeysAreBuiltOnEachPartitionByItself() {
        assertThat(compare(EVENTS, EVENTS.index("user_id")).online()).isEqualTo("""
                statements
                  add index events.events_user_id_idx""");
        assertThat(compare(EVENTS, EVENTS.unique("user_id", "held_on")).online())
                .isEqualTo("""
                statements
                  add unique events.events_user_id_held_on_key
                    ! add-unique:events.events_user_id_held_on_key""");
    }

    @Test
    void withoutKnownPartitionsAnIndexBlocksWriters() {
        TableDeclaration elsewhere = BARE.partitioned(new Partitioning(BY_DAY, false, List.of()));

        assertThat(compare(elsewhere, elsewhere.index("user_id")).online()).isEqualTo("""
                transaction
                  add index events.events_user_id_idx
                    ! build-index:events.events_user_id_idx""");
    }

    @Test
    void aForeignKeyIsAddedToEachPartitionByItself() {
        TableDeclaration users = tableWithId("users");

        assertThat(compare(schema(EVENTS, users), schema(EVENTS.foreignKey("user_id", "users"), users))
                        .online())
                .isEqualTo("""
                statements
                  add foreign key events.events_user_id_fkey
                    ! add-foreign-key:events.events_user_id_fkey""");
    }

    @Test
    void aTextColumnOfAPartitionedTableIsLikeAnyOther() {
        assertThat(compare(EVENTS, EVENTS.column("note", text().nullable())).online())
                .isEqualTo("""
                transaction
                  add column events.note text null""");
    }

    private static List<Subject> refused(TableDeclaration before, TableDeclaration after) {
        Declared wanted = schema(after);
        return Differ.diff(schema(before).schema(), wanted.schema(), wanted.hints()).findings().stream()
                .filter(finding -> finding.code() == Finding.Code.CANNOT_REPARTITION)
                .map(Finding::subject)
                .toList();
    }

    private static TableDeclaration divided(Partition... partitions) {
        return BARE.partitioned(Partitioning.of(BY_DAY, partitions));
    }

    private static QualifiedName name(String name) {
        return QualifiedName.of(name);
    }

    private static Partition month(String name, String from, String to) {
        return Partition.of(name(name), range(from, to));
    }

    private static PartitionBound range(String from, String to) {
        return new PartitionBound.Range(List.of(Value.of(from)), List.of(Value.of(to)));
    }
}
