package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.enumOf;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.EnumDeclaration.enumType;
import static dev.dunlin.schema.scenario.ForeignKeyDeclaration.foreignKey;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The order in which things are done, and that it is always the same. */
class OrderTest {
    private static TableDeclaration referring(String name, String... targets) {
        TableDeclaration table = tableWithId(name);
        for (String target : targets) {
            table = table.column(target + "_id", uuid()).foreignKey(target + "_id", target);
        }
        return table;
    }

    @Test
    @Tag("P02")
    @Tag("R08")
    void aCycleOfTwoIsCreatedWithoutOneForeignKeyThatComesLater() {
        Comparison comparison = compare(schema(), schema(referring("a", "b"), referring("b", "a")));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          create table a with a_pkey
                          create table b with b_a_id_fkey, b_pkey
                          add foreign key a.a_b_id_fkey""").isEqualTo(comparison.offline());
    }

    @Test
    @Tag("P03")
    void independentCyclesEachDelayAsFewForeignKeysAsTheyCan() {
        Comparison comparison = compare(
                schema(),
                schema(
                        referring("a", "b"),
                        referring("b", "c"),
                        referring("c", "a"),
                        referring("x", "y"),
                        referring("y", "x"),
                        referring("z", "a", "x")));

        assertThat(comparison.changes())
                .containsExactly(
                        "create table a with a_pkey",
                        "create table c with c_a_id_fkey, c_pkey",
                        "create table b with b_c_id_fkey, b_pkey",
                        "create table x with x_pkey",
                        "create table y with y_pkey, y_x_id_fkey",
                        "create table z with z_a_id_fkey, z_pkey, z_x_id_fkey",
                        "add foreign key a.a_b_id_fkey",
                        "add foreign key x.x_y_id_fkey");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("P03")
    void twoForeignKeysBetweenTheSameTablesAreDelayedTogether() {
        TableDeclaration a = tableWithId("a")
                .column("b1", uuid())
                .column("b2", uuid())
                .foreignKey("b1", "b")
                .foreignKey("b2", "b");
        Comparison comparison = compare(schema(), schema(a, referring("b", "a")));

        assertThat(comparison.changes())
                .containsExactly(
                        "create table a with a_pkey",
                        "create table b with b_a_id_fkey, b_pkey",
                        "add foreign key a.a_b1_fkey",
                        "add foreign key a.a_b2_fkey");
    }

    @Test
    @Tag("P05")
    void keysAndIndexesOverTheColumnsOfACycleAreThereBeforeItCloses() {
        TableDeclaration a = referring("a", "b").unique("b_id");
        Comparison comparison = compare(schema(), schema(a, referring("b", "a").index("a_id")));

        assertThat(comparison.changes())
                .containsExactly(
                        "create table a with a_b_id_key, a_pkey",
                        "create table b with b_a_id_fkey, b_pkey, b_a_id_idx",
                        "add foreign key a.a_b_id_fkey");
    }

    @Test
    @Tag("P02")
    void aCycleThatIsClosedByANewColumnNeedsNoDelay() {
        Comparison comparison = compare(
                schema(tableWithId("a"), referring("b", "a")), schema(referring("a", "b"), referring("b", "a")));

        assertThat(comparison.changes()).containsExactly("add column a.b_id uuid", "add foreign key a.a_b_id_fkey");
    }

    @Test
    @Tag("P14")
    void aComputedColumnComesAfterTheOnesItReads() {
        TableDeclaration before = table("t").column("a", text());
        TableDeclaration after = table("t")
                .column("slug", text().generatedAs("lower(b)"))
                .column("a", text())
                .column("b", text().nullable());

        assertThat(compare(before, after).changes())
                .containsExactly("add column t.b text null", "add column t.slug text stored (lower(b))");
    }

    @Test
    @Tag("P16")
    @Tag("P18")
    void aMigrationOfEverythingGoesThroughItsPhasesInOrder() {
        TableDeclaration old = tableWithId("old");
        TableDeclaration before = tableWithId("t")
                .column("a", text())
                .column("b", integer())
                .column("old_id", uuid())
                .foreignKey("old_id", "old")
                .check("t_check", "b > 0")
                .index("b");
        TableDeclaration after = tableWithId("renamed")
                .was("t")
                .column("name", text().was("a"))
                .column("b", enumOf("level").nullable().using("null::level"))
                .column("new_id", uuid().nullable())
                .foreignKey(foreignKey("new_id").to("fresh", "id"))
                .check("renamed_check", "name <> ''")
                .index("name");
        Comparison comparison =
                compare(schema(old, before), schema(enumType("level", "LOW", "HIGH"), tableWithId("fresh"), after));

        assertThat(comparison.changesToTheDatabase())
                .containsExactly(
                        "rename table t -> renamed",
                        "rename column renamed.a -> name",
                        "create enum level [LOW, HIGH]",
                        "drop foreign key renamed.t_old_id_fkey",
                        "drop check renamed.t_check",
                        "drop index renamed.t_b_idx",
                        "rename constraint renamed.t_pkey -> renamed_pkey",
                        "create table fresh with fresh_pkey",
                        "add column renamed.new_id uuid null",
                        "alter column renamed.b: type integer -> level null false -> true using (null::level)",
                        "add index renamed.renamed_name_idx",
                        "add check renamed.renamed_check",
                        "add foreign key renamed.renamed_new_id_fkey",
                        "drop column renamed.old_id",
                        "drop table old");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("P20")
    @Tag("Q01")
    @Tag("Q02")
    void theOrderOfDeclarationsChangesNothing() {
        List<Declared.Part> parts = new ArrayList<>(List.of(
                referring("a", "b"),
                referring("b", "c", "a"),
                referring("c"),
                referring("d", "d", "a"),
                enumType("m", "X"),
                enumType("n", "Y")));
        List<String> expected =
                compare(schema(), schema(parts.toArray(Declared.Part[]::new))).changes();

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(parts, new Random(seed));
            assertThat(compare(schema(), schema(parts.toArray(Declared.Part[]::new)))
                            .changes())
                    .isEqualTo(expected);
        }
    }
}
