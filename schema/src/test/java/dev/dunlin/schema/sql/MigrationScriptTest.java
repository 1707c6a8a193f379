package dev.dunlin.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TypeParser;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.plan.Step;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationScriptTest {
    private static final QualifiedName LOCATIONS = new QualifiedName("public", "locations");
    private static final QualifiedName PLACES = new QualifiedName("public", "places");
    private static final Column PROVINCE = Column.of("province", TypeParser.parse("text"));
    private static final EnumType MOOD = EnumType.of(new QualifiedName("public", "mood"), "good", "bad");
    private static final Column MOODS = Column.of("moods", new ColumnType.ArrayOf(new ColumnType.Defined(MOOD.name())));
    private static final Schema SCHEMA = Schema.of(
            List.of(),
            List.of(MOOD),
            List.of(Table.of(LOCATIONS, Column.of("id", TypeParser.parse("integer")), PROVINCE, MOODS)));

    private ServerSchema server;

    @BeforeAll
    void begin() throws SQLException {
        server = new ServerSchema();
    }

    @AfterAll
    void end() throws SQLException {
        server.close();
    }

    @Test
    void hazardsStandAboveTheirStatement() {
        Hazard hazard = new Hazard(
                Hazard.Code.DROP_COLUMN,
                Subject.column(LOCATIONS, "province"),
                "locations.province",
                "All values are lost.",
                "Drop it\nlater.",
                true);
        Step step = new Step(new ColumnChange.DropColumn(LOCATIONS, PROVINCE), List.of(hazard));
        Stage stage = new Stage("", true, List.of(step), SCHEMA, Fold.apply(SCHEMA, List.of(step.change())));

        assertThat(MigrationScript.of(stage, "public").up()).isEqualTo("""
                        -- Drop column locations.province
                        -- Hazard drop-column: All values are lost.
                        -- Way out: Drop it\\nlater.
                        ALTER TABLE "public"."locations" DROP COLUMN "province";
                        """);
    }

    @Test
    void aStageWithoutATransactionSaysSoInItsFirstLine() {
        Stage stage = stage(false, new ColumnChange.Backfill(LOCATIONS, "province", new SqlExpression("'ON'")));

        MigrationScript script = MigrationScript.of(stage, "public");

        assertThat(script.up()).startsWith("-- dunlin:no-transaction\n\n-- Fill column");
        assertThat(script.down()).startsWith("-- dunlin:no-transaction\n\n-- Cannot tell");
    }

    @Test
    void undoingRefusesToStartWhereARequiredColumnWouldBeEmpty() throws SQLException {
        Stage stage = stage(
                true,
                new ColumnChange.AddColumn(
                        LOCATIONS, Column.of("note", TypeParser.parse("text")).withNullable(true), null),
                new ColumnChange.DropColumn(LOCATIONS, PROVINCE),
                new TableChange.RenameTable(LOCATIONS, PLACES));
        MigrationScript script = MigrationScript.of(stage, "public");
        server.become(SCHEMA);
        server.runInTransaction(script.up());
        server.run(List.of("INSERT INTO places (id, moods) VALUES (1, '{}')"));

        assertThatThrownBy(() -> server.runInTransaction(script.down()))
                .hasMessageContaining("Column locations.province cannot come back: it is required, its values are gone,"
                        + " and the table has rows");
        server.run(List.of("DELETE FROM places"));
        assertThatCode(() -> server.runInTransaction(script.down())).doesNotThrowAnyException();
    }

    @Test
    void undoingRefusesToStartWhereARequiredColumnHasNulls() throws SQLException {
        Stage stage = stage(
                true,
                new ColumnChange.AlterColumn(LOCATIONS, PROVINCE, PROVINCE.withNullable(true), null, null),
                new ColumnChange.RenameColumn(LOCATIONS, "province", "state"));
        MigrationScript script = MigrationScript.of(stage, "public");
        server.become(SCHEMA);
        server.runInTransaction(script.up());
        server.run(List.of("INSERT INTO locations (id, moods) VALUES (1, '{}')"));

        assertThatThrownBy(() -> server.runInTransaction(script.down()))
                .hasMessageContaining("Column locations.province cannot become required again: it has nulls");
    }

    @Test
    void undoingRefusesToStartWhereRowsHaveALabelThatGoes() throws SQLException {
        Stage stage = stage(
                true,
                new EnumChange.AddLabel(MOOD.name(), new EnumType.Label("so-so", null), null),
                new EnumChange.RenameLabel(MOOD.name(), "so-so", "fair"),
                new EnumChange.RenameEnum(MOOD.name(), MOOD.name().sibling("feeling")));
        MigrationScript script = MigrationScript.of(stage, "public");
        server.become(SCHEMA);
        server.runInTransaction(script.up());
        server.run(List.of("INSERT INTO locations VALUES (1, 'ON', '{good,fair}')"));

        assertThatThrownBy(() -> server.runInTransaction(script.down()))
                .hasMessageContaining("Label mood.so-so cannot go: rows have it");
    }

    @Test
    void undoingRefusesToStartWhereRowsWouldBeAlikeInAKey() throws SQLException {
        Column code = Column.of("code", TypeParser.parse("text")).withDefault(new DefaultValue.Literal("none"));
        Constraint key = Constraint.Unique.of("locations_code_key", "province", "code");
        Table keyed = SCHEMA.tables()
                .get(LOCATIONS)
                .withColumns(List.of(PROVINCE, code))
                .withConstraints(List.of(key));
        Schema before = Schema.of(List.of(), List.of(MOOD), List.of(keyed));
        Stage stage = stage(
                before,
                true,
                new KeyChange.DropConstraint(LOCATIONS, key),
                new ColumnChange.DropColumn(LOCATIONS, code),
                new ColumnChange.RenameColumn(LOCATIONS, "province", "state"));
        MigrationScript script = MigrationScript.of(stage, "public");
        server.become(before);
        server.run(List.of("INSERT INTO locations (province, code) VALUES ('ON', 'a'), ('ON', 'b'), ('QC', 'a')"));
        server.runInTransaction(script.up());

        assertThatThrownBy(() -> server.runInTransaction(script.down()))
                .hasMessageContaining("Key locations_code_key cannot come back: without the values of locations.code"
                        + " rows are alike");
        server.run(List.of("DELETE FROM locations WHERE ctid = (SELECT min(ctid) FROM locations)"));
        assertThatCode(() -> server.runInTransaction(script.down())).doesNotThrowAnyException();
    }

    @Test
    void undoingRefusesToStartWhereRowsReferToATableWhoseRowsAreGone() throws SQLException {
        Table cuts = Table.of(new QualifiedName("public", "cuts"), Column.of("id", TypeParser.parse("integer")))
                .withConstraints(List.of(new Constraint.PrimaryKey("cuts_pkey", List.of("id"))));
        Constraint key = new Constraint.ForeignKey(
                "locations_cut_fkey",
                List.of("cut"),
                cuts.name(),
                List.of("id"),
                Constraint.Action.NO_ACTION,
                Constraint.Action.NO_ACTION,
                false,
                Constraint.Deferral.NOT_DEFERRABLE,
                true);
        Table locations = Table.of(
                        LOCATIONS, Column.of("cut", TypeParser.parse("integer")).withNullable(true))
                .withConstraints(List.of(key));
        Schema before = Schema.of(List.of(), List.of(), List.of(cuts, locations));
        Stage stage = stage(
                before,
                true,
                new KeyChange.DropConstraint(LOCATIONS, key),
                new TableChange.DropTable(cuts),
                new TableChange.RenameTable(LOCATIONS, PLACES));
        MigrationScript script = MigrationScript.of(stage, "public");
        server.become(before);
        server.run(List.of("INSERT INTO cuts VALUES (1)", "INSERT INTO locations VALUES (1), (NULL)"));
        server.runInTransaction(script.up());

        assertThatThrownBy(() -> server.runInTransaction(script.down()))
                .hasMessageContaining(
                        "Foreign key locations_cut_fkey cannot come back: rows refer to what is gone from cuts");
        server.run(List.of("UPDATE places SET cut = NULL"));
        assertThatCode(() -> server.runInTransaction(script.down())).doesNotThrowAnyException();
    }

    @Test
    void nullsAreNotAlikeInAKeyThatComesBack() {
        Column code = Column.of("code", TypeParser.parse("text")).withNullable(true);
        Constraint key = Constraint.Unique.of("locations_code_key", "code");
        Table keyed = SCHEMA.tables()
                .get(LOCATIONS)
                .withColumns(List.of(PROVINCE, code))
                .withConstraints(List.of(key));
        Stage stage = stage(
                Schema.of(List.of(), List.of(MOOD), List.of(keyed)),
                true,
                new KeyChange.DropConstraint(LOCATIONS, key),
                new ColumnChange.DropColumn(LOCATIONS, code));

        assertThat(MigrationScript.of(stage, "public").down()).doesNotContain("RAISE EXCEPTION");
    }

    @Test
    void aTableThatComesBackHasNoRowsToLookAt() {
        Stage stage = stage(
                true,
                new ColumnChange.DropColumn(LOCATIONS, PROVINCE),
                new TableChange.DropTable(Fold.apply(SCHEMA, List.of(new ColumnChange.DropColumn(LOCATIONS, PROVINCE)))
                        .tables()
                        .get(LOCATIONS)));

        assertThat(MigrationScript.of(stage, "public").down()).doesNotContain("RAISE EXCEPTION");
    }

    private static Stage stage(boolean transactional, Change... changes) {
        return stage(SCHEMA, transactional, changes);
    }

    private static Stage stage(Schema before, boolean transactional, Change... changes) {
        List<Step> steps = Arrays.stream(changes)
                .map(change -> new Step(change, List.of()))
                .toList();
        return new Stage("", transactional, steps, before, Fold.apply(before, List.of(changes)));
    }
}
