package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who waits for whom while a migration runs. */
class LockTest {
    private static final TableDeclaration BUSY = tableWithId("busy");
    private static final TableDeclaration SMALL = tableWithId("small").column("n", integer());

    @Test
    void aTableIsHeldWhileTheSameTransactionWorksOnAnotherOne() {
        Comparison comparison = compare(
                schema(BUSY, SMALL.online(false)),
                schema(BUSY.column("note", text().nullable()), SMALL.index("n").online(false)));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          add column busy.note text null
                          add index small.small_n_idx
                            ~ build-index:small.small_n_idx
                            ! hold-lock:busy""");
        assertThat(comparison.offlineHazards()).contains("~ hold-lock:busy");
    }

    @Test
    void aTableThatIsWorkedOnItselfIsNotSaidToBeHeldAsWell() {
        Comparison comparison = compare(
                schema(BUSY.column("n", integer()), SMALL),
                schema(BUSY.column("n", bigint()), SMALL.column("n", bigint())));

        assertThat(comparison.onlineHazards()).containsExactly("! rewrite-table:busy.n", "! rewrite-table:small.n");
    }

    @Test
    void workBeforeTheLockHoldsNobodyOff() {
        Comparison comparison = compare(
                schema(BUSY, tableWithId("aaa").column("n", integer()).online(false)),
                schema(
                        BUSY.column("note", text().nullable()),
                        tableWithId("aaa").column("n", bigint()).online(false)));

        assertThat(comparison.onlineHazards()).containsExactly("~ rewrite-table:aaa.n");
    }

    @Test
    void aNewTableHoldsNobodyOff() {
        TableDeclaration child =
                tableWithId("children").column("busy_id", uuid()).foreignKey("busy_id", "busy");

        assertThat(compare(schema(BUSY), schema(BUSY, child)).onlineHazards()).isEmpty();
    }

    @Test
    void aForeignKeyThatGoesLocksItsTargetUnlessThatIsNotOnline() {
        TableDeclaration child = tableWithId("children").column("busy_id", uuid());
        TableDeclaration keyed = child.foreignKey("busy_id", "busy");

        assertThat(compare(schema(BUSY, keyed), schema(BUSY, child)).onlineHazards())
                .containsExactly("~ lock-referenced:children.children_busy_id_fkey");
        assertThat(compare(schema(BUSY.online(false), keyed), schema(BUSY.online(false), child))
                        .onlineHazards())
                .isEmpty();
    }

    @Test
    void anIndexThatGoesIsNotMissedIfAnotherBeginsWithItsColumns() {
        TableDeclaration items = tableWithId("items").column("a", integer()).column("b", integer());

        assertThat(compare(items.index("a").index("a", "b"), items.index("a", "b"))
                        .onlineHazards())
                .isEmpty();
        assertThat(compare(items.index("b").index("a", "b"), items.index("a", "b"))
                        .onlineHazards())
                .containsExactly("~ drop-index:items.items_b_idx");
        assertThat(compare(items.index("a"), items.unique("a", "b")).onlineHazards())
                .containsExactly("! add-unique:items.items_a_b_key");
    }
}
