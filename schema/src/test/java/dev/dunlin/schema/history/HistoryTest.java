package dev.dunlin.schema.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.history.HistoryProblem.Kind;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
    private static final String SQL = "ALTER TABLE locations ADD COLUMN province text;\n";
    private static final QualifiedName LOCATIONS = QualifiedName.of("locations");
    private static final QualifiedName CUTS = QualifiedName.of("cuts");
    private static final QualifiedName MOOD = QualifiedName.of("mood");
    private static final ColumnType TEXT = ColumnType.Builtin.of("text");
    private static final ColumnType UUID = ColumnType.Builtin.of("uuid");
    private static final Column PROVINCE = Column.of("province", TEXT).withNullable(true);
    private static final Table INITIAL = Table.of(LOCATIONS, Column.of("id", UUID), Column.of("address", TEXT));
    private static final Table CUT = Table.of(CUTS, Column.of("id", UUID))
            .withConstraints(List.of(new Constraint.PrimaryKey("cuts_pkey", List.of("id"))));

    @Test
    void anEmptyHistoryIsSound() {
        History history = History.read("main", new HistoryFiles("db/main", null, List.of()));

        assertThat(history).isEqualTo(new History("main", List.of(), Schema.EMPTY, List.of(), List.of()));
        assertThat(history.isSound()).isTrue();
    }

    @Test
    void foldsTheMigrationsInTheOrderOfTheirNames() {
        History history = read(
                typed("20260213120000_add_province", new ColumnChange.AddColumn(LOCATIONS, PROVINCE, null)),
                typed("20260211120000_initial", new TableChange.CreateTable(INITIAL)));

        assertThat(history.problems()).isEmpty();
        assertThat(history.names()).containsExactly("20260211120000_initial", "20260213120000_add_province");
        assertThat(history.schema().table(LOCATIONS).orElseThrow().columns())
                .extracting(Column::name)
                .containsExactly("id", "address", "province");
    }

    @Test
    void ordersByCodeUnitAndTakesAnyNameOfAnotherTool() {
        History history = read(foreign("a"), foreign("B"), foreign("01_init"), foreign("é"), foreign("1_a"));

        assertThat(history.problems()).isEmpty();
        assertThat(history.names()).containsExactly("01_init", "1_a", "B", "a", "é");
        assertThat(history.migrations()).noneMatch(Migration::isTyped).noneMatch(Migration::isEdited);
    }

    @Test
    void needsNoPropertiesForMigrationsOfAnotherTool() {
        History history = History.read(
                "main", new HistoryFiles("db/main", null, List.of(foreign("01_init"), foreign("02_init"))));

        assertThat(history.problems()).isEmpty();
    }

    @Test
    void needsPropertiesForTypedMigrations() {
        History history = History.read(
                "main",
                new HistoryFiles(
                        "db/main", null, List.of(typed("20260211120000_a", new TableChange.CreateTable(INITIAL)))));

        assertThat(history.problems())
                .extracting(HistoryProblem::toString)
                .containsExactly(
                        "db/main/dunlin.properties: The file is missing, though there are migrations that Dunlin"
                                + " generated. Restore it from version control, or write two lines: provider=postgresql, format=1.");
    }

    @Test
    void readsNothingOfAHistoryOfANewerFormat() {
        History history = History.read(
                "main",
                new HistoryFiles(
                        "db/main",
                        "provider=postgresql\nformat=2\n",
                        List.of(new MigrationFiles("20260211120000_a", SQL, null, "{}"))));

        assertThat(history.problems()).extracting(HistoryProblem::kind).containsExactly(Kind.NEWER_FORMAT);
    }

    @Test
    void knowsWhetherAMigrationWasEdited() {
        MigrationFiles generated = typed("20260211120000_a", new TableChange.CreateTable(INITIAL));

        assertThat(only(generated).isEdited()).isFalse();
        assertThat(only(withSql(generated, "\ufeff" + SQL.replace("\n", "\r\n")))
                        .isEdited())
                .isFalse();
        assertThat(only(withSql(generated, SQL + "UPDATE locations SET province = '';\n"))
                        .isEdited())
                .isTrue();
    }

    @Test
    void doubtsTheDownScriptOfAnEditedMigrationUntilItIsConfirmed() {
        String down = "ALTER TABLE locations DROP COLUMN province;\n";
        ChangesFile changes = new ChangesFile(
                List.of(new TableChange.CreateTable(INITIAL)),
                List.of(),
                Checksum.of(SQL),
                new ChangesFile.Down(Checksum.of(down), null));
        String edited = SQL + "SELECT 1;\n";
        ChangesFile confirmed = changes.withConfirmed(ChangesFile.confirmation(edited, down));

        assertThat(withDown(SQL, down, changes).isDownDoubtful()).isFalse();
        assertThat(withDown(SQL, down + "SELECT 2;\n", changes).isDownDoubtful())
                .isFalse();
        assertThat(withDown(edited, down, changes).isDownDoubtful()).isTrue();
        assertThat(withDown(edited, down, confirmed).isDownDoubtful()).isFalse();
        assertThat(withDown(edited + "SELECT 3;\n", down, confirmed).isDownDoubtful())
                .isTrue();
        assertThat(withDown(edited, down + "SELECT 4;\n", confirmed).isDownDoubtful())
                .isTrue();
        assertThat(only(foreign("01_init")).isDownDoubtful()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-- dunlin:no-transaction;CREATE INDEX|false",
                "BOM-- dunlin:no-transaction CR;CREATE INDEX|false",
                "-- dunlin:no-transaction|false",
                "--dunlin:no-transaction|false",
                ";-- dunlin:no-transaction|true",
                "CREATE INDEX;-- dunlin:no-transaction|true",
                "-- dunlin:no-transaction please|true",
            })
    void theFirstLineSaysWhetherATransactionIsAllowed(String sql, boolean transactional) {
        String text = sql.replace("BOM", "\ufeff").replace(" CR", "\r").replace(';', '\n');

        assertThat(only(new MigrationFiles("01_a", text, null, null)).isTransactional())
                .isEqualTo(transactional);
    }

    @Test
    void reportsEveryFileThatIsWrong() {
        History history = read(
                new MigrationFiles("20260211120000_a", SQL, null, "{\n<<<<<<< HEAD\n"),
                new MigrationFiles("20260211120001_b", null, null, null),
                new MigrationFiles("20260211120002_c", SQL, null, "{\n  \"format\": 9\n}"),
                new MigrationFiles("20260211120003_d", null, null, "{\"format\": 1}"),
                typed("20260211120004_e", new TableChange.DropTable(INITIAL)));

        assertThat(history.problems())
                .extracting(HistoryProblem::toString)
                .containsExactly(
                        "db/main/20260211120000_a/changes.json, line 2: The file has a merge marker, <<<<<<<. Settle the"
                                + " merge in this file, keeping one side whole, and try again.",
                        "db/main/20260211120001_b/migration.sql: The file is missing: the folder is no whole migration."
                                + " Restore it from version control, or delete the folder 20260211120001_b.",
                        "db/main/20260211120002_c/changes.json, line 2: The file was written by a newer Dunlin, in format 9"
                                + " where this one reads up to 1. Update Dunlin.",
                        "db/main/20260211120003_d/changes.json, line 1: Field \"migration.sql\" is missing."
                                + " Correct this line, or restore the file from version control.",
                        "db/main/20260211120003_d/migration.sql: The file is missing: the folder is no whole migration."
                                + " Restore it from version control, or delete the folder 20260211120003_d.");
        assertThat(history.names()).containsExactly("20260211120004_e");
    }

    @Test
    void reportsOneTimeAndOneNameOfTwoMigrations() {
        History history = read(
                typed("20260211120000_initial", new TableChange.CreateTable(INITIAL)),
                typed("20260213120000_add_province", new ColumnChange.AddColumn(LOCATIONS, PROVINCE, null)),
                typed("20260213120000_add_size", new ColumnChange.AddColumn(LOCATIONS, Column.of("size", TEXT), null)),
                typed(
                        "20260214120000_add_province",
                        new ColumnChange.AddColumn(LOCATIONS, Column.of("p", TEXT), null)));

        assertThat(history.problems())
                .extracting(HistoryProblem::toString)
                .containsExactly(
                        "db/main/20260213120000_add_size: 20260213120000_add_size has the time of"
                                + " 20260213120000_add_province. Rename the folder that no database has yet to a later time.",
                        "db/main/20260214120000_add_province: 20260214120000_add_province has the name of"
                                + " 20260213120000_add_province. Rename the folder that no database has yet.");
    }

    @Test
    void letsOtherToolsRepeatTimesAndNames() {
        assertThat(read(foreign("20260211120000_a"), foreign("20260211120000_b"), foreign("20260212120000_b"))
                        .problems())
                .isEmpty();
    }

    @Test
    void repeatsWhatCouldNotBeReadAndNothingThatFollowsFromIt() {
        HistoryProblem unread = new HistoryProblem(
                Kind.UNREADABLE, "db/main/20260211120000_a/migration.sql", 0, "The file may not be read.", "Let it.");

        History history = History.read(
                "main",
                new HistoryFiles(
                        "db/main",
                        HistoryProperties.TEXT,
                        List.of(
                                new MigrationFiles("20260211120000_a", null, null, null),
                                typed("20260212120000_b", new ColumnChange.AddColumn(LOCATIONS, PROVINCE, null))),
                        List.of(),
                        List.of(unread)));

        assertThat(history.problems()).containsExactly(unread);
    }

    @Test
    void twoThatAddTheSameAreBothNamed() {
        History history = read(
                typed("20260211120000_initial", new TableChange.CreateTable(INITIAL)),
                typed("20260212120000_ours", new ColumnChange.AddColumn(LOCATIONS, PROVINCE, null)),
                typed(
                        "20260213120000_theirs",
                        new ColumnChange.AddColumn(LOCATIONS, Column.of("size", TEXT), null),
                        new ColumnChange.AddColumn(LOCATIONS, PROVINCE.withNullable(false), null)));

        assertThat(history.problems())
                .containsExactly(new HistoryProblem(
                        Kind.CONFLICT,
                        "db/main/20260213120000_theirs/changes.json",
                        15,
                        "20260213120000_theirs (add column locations.province) does not fit after 20260212120000_ours"
                                + " (add column locations.province): column locations.province exists already.",
                        "If they come from two branches, delete the folder 20260213120000_theirs, which no database may have"
                                + " yet, and generate it again."));
    }

    @Test
    void aChangeThatFindsAnotherStateNamesWhoMadeIt() {
        Column numeric = Column.of("address", ColumnType.Builtin.of("integer"));
        Column optional = Column.of("address", TEXT).withNullable(true);
        assertConflict(
                List.of(new ColumnChange.AlterColumn(LOCATIONS, Column.of("address", TEXT), numeric, null, null)),
                List.of(new ColumnChange.AlterColumn(LOCATIONS, Column.of("address", TEXT), optional, null, null)),
                "theirs (alter column locations.address) does not fit after ours (alter column locations.address):"
                        + " locations.address has \"type\": \"integer\" where \"type\": \"text\" was expected.");
    }

    @Test
    void aChangeThatLacksWhatItExpectsSaysWhat() {
        Column wide = new Column("address", TEXT, true, new DefaultValue.Literal("x"), "C", "where", null);
        assertConflict(
                List.of(new ColumnChange.AddColumn(LOCATIONS, PROVINCE, null)),
                List.of(new ColumnChange.DropColumn(LOCATIONS, PROVINCE.withComment("where"))),
                "theirs (drop column locations.province) does not fit after ours (add column locations.province):"
                        + " locations.province lacks \"comment\": \"where\", which was expected.");
        assertConflict(
                List.of(new ColumnChange.AlterColumn(LOCATIONS, Column.of("address", TEXT), wide, null, null)),
                List.of(new ColumnChange.DropColumn(LOCATIONS, Column.of("address", UUID))),
                "theirs (drop column locations.address) does not fit after ours (alter column locations.address):"
                        + " locations.address has \"type\": \"text\", \"nullable\": true, \"default\": \"x\","
                        + " \"collation\": \"C\", … where \"type\": \"uuid\" was expected.");
    }

    @Test
    void anotherOrderOfLabelsIsSaid() {
        EnumType mood = EnumType.of(MOOD, "HAPPY", "SAD");
        History history = read(
                typed("20260211120000_initial", new EnumChange.CreateEnum(mood)),
                typed("20260212120000_ours", new EnumChange.ReplaceLabels(mood, EnumType.of(MOOD, "SAD", "HAPPY"))),
                typed("20260213120000_theirs", new EnumChange.DropEnum(mood)));

        assertThat(history.problems())
                .extracting(HistoryProblem::message)
                .containsExactly(
                        "20260213120000_theirs (drop enum mood) does not fit after 20260212120000_ours (replace"
                                + " labels mood): mood is in another order than expected.");
    }

    @Test
    void aDroppedColumnIsNoLongerThere() {
        Column address = Column.of("address", TEXT);
        assertConflict(
                List.of(new ColumnChange.DropColumn(LOCATIONS, address)),
                List.of(new ColumnChange.AlterColumn(LOCATIONS, address, address.withNullable(true), null, null)),
                "theirs (alter column locations.address) does not fit after ours (drop column locations.address):"
                        + " there is no column locations.address");
    }

    @Test
    void aRenamedTableIsNotFoundUnderItsOldName() {
        assertConflict(
                List.of(new TableChange.RenameTable(LOCATIONS, QualifiedName.of("places"))),
                List.of(new ColumnChange.AddColumn(LOCATIONS, PROVINCE, null)),
                "theirs (add column locations.province) does not fit after ours (rename table locations):"
                        + " there is no table locations");
    }

    @Test
    void aConflictBehindARenameOfOnesOwnNamesTheOther() {
        Column address = Column.of("address", TEXT);
        QualifiedName places = QualifiedName.of("places");
        assertConflict(
                List.of(new ColumnChange.AlterColumn(LOCATIONS, address, address.withNullable(true), null, null)),
                List.of(
                        new TableChange.RenameTable(LOCATIONS, places),
                        new ColumnChange.RenameColumn(places, "address", "street"),
                        new ColumnChange.AlterColumn(
                                places,
                                Column.of("street", TEXT),
                                Column.of("street", ColumnType.Builtin.of("integer")),
                                null,
                                null)),
                "theirs (alter column places.street) does not fit after ours (alter column locations.address):"
                        + " places.street has \"nullable\": true, which was not expected.");
    }

    @Test
    void aDroppedTableThatSomeoneChangedNamesTheChange() {
        assertConflict(
                List.of(new ColumnChange.AddColumn(LOCATIONS, PROVINCE, null)),
                List.of(new TableChange.DropTable(INITIAL)),
                "theirs (drop table locations) does not fit after ours (add column locations.province): locations has"
                        + " \"name\": \"province\", \"type\": \"text\", \"nullable\": true, which was not expected.");
    }

    @Test
    void aDroppedTableWhoseTypeSomeoneRenamedNamesTheRename() {
        Change initial = new TableChange.CreateTable(
                Table.of(QualifiedName.of("people"), Column.of("mood", new ColumnType.Defined(MOOD))));
        History history = read(
                typed("20260211120000_initial", new EnumChange.CreateEnum(EnumType.of(MOOD, "HAPPY")), initial),
                typed("20260212120000_ours", new EnumChange.RenameEnum(MOOD, QualifiedName.of("feeling"))),
                typed("20260213120000_theirs", new TableChange.DropTable(((TableChange.CreateTable) initial).table())));

        assertThat(history.problems()).hasSize(1);
        assertThat(history.problems().get(0).message())
                .isEqualTo(
                        "20260213120000_theirs (drop table people) does not fit after 20260212120000_ours (rename enum"
                                + " mood): people has \"type\": {\"defined\": \"feeling\"} where \"type\": {\"defined\": \"mood\"} was"
                                + " expected.");
    }

    @Test
    void labelsIdentitiesAndOptionsConflictToo() {
        History history = read(
                typed(
                        "20260211120000_initial",
                        new EnumChange.CreateEnum(EnumType.of(MOOD, "HAPPY", "SAD")),
                        new TableChange.CreateTable(INITIAL),
                        new TableChange.CreateTable(CUT)),
                typed(
                        "20260212120000_ours",
                        new EnumChange.RenameLabel(MOOD, "SAD", "BLUE"),
                        new Change.Identify(Subject.table(LOCATIONS), null, "org.example.Location"),
                        new TableChange.AlterTable(
                                CUTS, TableOptions.NONE, new TableOptions("ours", false, new TreeMap<>()))),
                typed(
                        "20260213120000_theirs",
                        new EnumChange.AddLabel(MOOD, new EnumType.Label("SO SO", null), "SAD"),
                        new Change.Identify(Subject.table(LOCATIONS), null, "org.example.Place"),
                        new TableChange.AlterTable(
                                CUTS, TableOptions.NONE, new TableOptions("theirs", false, new TreeMap<>()))));

        assertThat(history.problems())
                .extracting(HistoryProblem::message)
                .containsExactly(
                        "20260213120000_theirs (add label mood.SO SO) does not fit after 20260212120000_ours (rename label"
                                + " mood.SAD): there is no label SAD in mood.",
                        "20260213120000_theirs (identify locations) does not fit after 20260212120000_ours (identify"
                                + " locations): locations has \"org.example.Location\", which was not expected.",
                        "20260213120000_theirs (alter table cuts) does not fit after 20260212120000_ours (alter table cuts):"
                                + " cuts has \"comment\": \"ours\", which was not expected.");
    }

    @Test
    void oneConflictOfATableIsEnough() {
        History history = read(
                typed("20260211120000_initial", new TableChange.CreateTable(INITIAL)),
                typed("20260212120000_ours", new TableChange.DropTable(INITIAL)),
                typed(
                        "20260213120000_theirs",
                        new ColumnChange.AddColumn(LOCATIONS, PROVINCE, null),
                        new KeyChange.AddIndex(LOCATIONS, Index.of("locations_province_idx", "province"))),
                typed("20260214120000_later", new ColumnChange.DropColumn(LOCATIONS, PROVINCE)));

        assertThat(history.problems()).hasSize(1);
    }

    @Test
    void aReferenceToWhatTheOtherBranchDroppedIsAConflict() {
        assertConflict(
                List.of(new ColumnChange.DropColumn(LOCATIONS, Column.of("address", TEXT))),
                List.of(new KeyChange.AddIndex(LOCATIONS, Index.of("locations_address_idx", "address"))),
                "theirs (add index locations.locations_address_idx) does not fit after ours (drop column"
                        + " locations.address): index locations.locations_address_idx refers to column locations.address,"
                        + " which is not there.");
        assertConflict(
                List.of(new KeyChange.AddConstraint(
                        LOCATIONS, Constraint.Unique.of("locations_address_key", "address"))),
                List.of(new ColumnChange.DropColumn(LOCATIONS, Column.of("address", TEXT))),
                "theirs (drop column locations.address) does not fit after ours (add constraint"
                        + " locations.locations_address_key): constraint locations.locations_address_key refers to column"
                        + " locations.address, which is not there.");
    }

    @Test
    void aForeignKeyToADroppedTableAndAColumnOfADroppedTypeAreConflicts() {
        Constraint.ForeignKey key = new Constraint.ForeignKey(
                "locations_cut_id_fkey",
                List.of("cut_id"),
                CUTS,
                List.of("id"),
                Constraint.Action.SET_NULL,
                Constraint.Action.CASCADE,
                false,
                Constraint.Deferral.NOT_DEFERRABLE,
                true);
        EnumType mood = EnumType.of(MOOD, "HAPPY");
        History history = read(
                typed(
                        "20260211120000_initial",
                        new TableChange.CreateTable(INITIAL),
                        new TableChange.CreateTable(CUT),
                        new EnumChange.CreateEnum(mood)),
                typed("20260212120000_ours", new TableChange.DropTable(CUT), new EnumChange.DropEnum(mood)),
                typed(
                        "20260213120000_theirs",
                        new ColumnChange.AddColumn(
                                LOCATIONS, Column.of("cut_id", UUID).withNullable(true), null),
                        new KeyChange.AddConstraint(LOCATIONS, key),
                        new ColumnChange.AddColumn(
                                LOCATIONS,
                                Column.of("mood", new ColumnType.Defined(MOOD))
                                        .withDefault(new DefaultValue.Literal("HAPPY")),
                                new SqlExpression("'HAPPY'"))));

        assertThat(history.problems())
                .extracting(HistoryProblem::message)
                .containsExactly(
                        "20260213120000_theirs (add column locations.mood) does not fit after 20260212120000_ours (drop enum"
                                + " mood): column locations.mood refers to enum mood, which is not there.",
                        "20260213120000_theirs (add constraint locations.locations_cut_id_fkey) does not fit after"
                                + " 20260212120000_ours (drop table cuts): constraint locations.locations_cut_id_fkey refers"
                                + " to table cuts, which is not there.");
    }

    @Test
    void aChangeThatNoMigrationPreparedSaysSo() {
        History history = read(typed("20260213120000_a", new ColumnChange.AddColumn(LOCATIONS, PROVINCE, null)));

        assertThat(history.problems())
                .extracting(HistoryProblem::toString)
                .containsExactly(
                        "db/main/20260213120000_a/changes.json, line 7: 20260213120000_a (add column"
                                + " locations.province) does not fit the migrations before it: there is no table locations."
                                + " Restore the history from version control; a migration is missing, or changes.json was edited.");
    }

    @Test
    void branchesThatChangeDifferentThingsMerge() {
        History history = read(
                typed("20260211120000_initial", new TableChange.CreateTable(INITIAL), new TableChange.CreateTable(CUT)),
                typed(
                        "20260212120000_ours",
                        new ColumnChange.AddColumn(LOCATIONS, PROVINCE, null),
                        new KeyChange.AddIndex(LOCATIONS, Index.of("locations_province_idx", "province"))),
                typed(
                        "20260213120000_theirs",
                        new ColumnChange.RenameColumn(LOCATIONS, "address", "street"),
                        new ColumnChange.AddColumn(CUTS, PROVINCE, null)));

        assertThat(history.problems()).isEmpty();
    }

    /** Two branches on top of one table; the second does not fit after the first. */
    private static void assertConflict(List<Change> ours, List<Change> theirs, String message) {
        History history = read(
                typed("20260211120000_initial", new TableChange.CreateTable(INITIAL)),
                typed("20260212120000_ours", ours.toArray(Change[]::new)),
                typed("20260213120000_theirs", theirs.toArray(Change[]::new)));

        assertThat(history.problems()).hasSize(1);
        HistoryProblem problem = history.problems().get(0);
        assertThat(problem.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(problem.file()).isEqualTo("db/main/20260213120000_theirs/changes.json");
        assertThat(problem.line()).isPositive();
        assertThat(problem.message().replaceAll("2026021[23]120000_", "")).startsWith(message);
    }

    private static History read(MigrationFiles... migrations) {
        return History.read("main", new HistoryFiles("db/main", HistoryProperties.TEXT, List.of(migrations)));
    }

    private static Migration only(MigrationFiles migration) {
        History history = read(migration);
        assertThat(history.problems()).isEmpty();
        return history.migrations().get(0);
    }

    private static MigrationFiles typed(String name, Change... changes) {
        ChangesFile file = new ChangesFile(new ArrayList<>(List.of(changes)), List.of(), Checksum.of(SQL), null);
        return new MigrationFiles(name, SQL, null, ChangesCodec.write(file));
    }

    private static MigrationFiles foreign(String name) {
        return new MigrationFiles(name, SQL, "SELECT 1;", null);
    }

    private static MigrationFiles withSql(MigrationFiles migration, String sql) {
        return new MigrationFiles(migration.name(), sql, migration.downSql(), migration.changesJson());
    }

    private static Migration withDown(String sql, String down, ChangesFile changes) {
        return only(new MigrationFiles("20260211120000_a", sql, down, ChangesCodec.write(changes)));
    }
}
