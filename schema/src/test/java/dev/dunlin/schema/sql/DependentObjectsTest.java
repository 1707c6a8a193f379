package dev.dunlin.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Difference;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.model.TypeParser;
import dev.dunlin.schema.model.View;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Planner;
import dev.dunlin.schema.plan.Stage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What depends on what changes: views, triggers and functions are dropped before and created after, forward and back, on a real
 * server. The numbers are those of the scenarios.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DependentObjectsTest {
    private static final QualifiedName HOMES = QualifiedName.of("homes");
    private static final Column ID = Column.of("id", type("integer"));
    private static final Column UNITS = Column.of("units", type("integer"));
    private static final Column KIND = Column.of("kind", type("text"));
    private static final Table HOME = Table.of(HOMES, ID, UNITS, KIND)
            .withConstraints(List.of(new Constraint.PrimaryKey("homes_pkey", List.of("id"))));

    private static final View LARGE = view("large", "SELECT id, units FROM homes WHERE units > 4", "id", "units");
    private static final View LARGEST = view("a_largest", "SELECT max(units) AS units FROM large", "units");
    private static final MaterializedView COUNTS = MaterializedView.of(
                    QualifiedName.of("counts"),
                    "SELECT units, count(*) AS number FROM homes GROUP BY units",
                    ViewColumn.of("units", type("integer")),
                    ViewColumn.of("number", type("bigint")))
            .withIndexes(List.of(Index.of("counts_units_idx", "units").withUnique(true)));

    private static final SqlObject TOUCH = SqlObject.of("b_touch", """
            CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.kind := lower(NEW.kind);
                RETURN NEW;
            END
            $$;
            """);
    private static final SqlObject TRIGGER = SqlObject.of("a_trigger", """
            CREATE TRIGGER homes_touch BEFORE UPDATE OF kind ON homes FOR EACH ROW EXECUTE FUNCTION touch();
            """);
    private static final SqlObject IS_EVEN = SqlObject.of("is_even", """
            CREATE OR REPLACE FUNCTION is_even(number integer) RETURNS boolean
                LANGUAGE sql IMMUTABLE AS 'SELECT number % 2 = 0';
            """);

    private ServerSchema server;

    @BeforeAll
    void begin() throws SQLException {
        server = new ServerSchema();
    }

    @AfterAll
    void end() throws SQLException {
        server.close();
    }

    @Test // O11, O14
    void viewsComeAfterWhatTheyReadWhateverTheirNames() throws SQLException {
        Plan plan = migrate(Schema.EMPTY, schema(HOME, LARGE, LARGEST, COUNTS));

        assertThat(titles(plan))
                .containsExactly(
                        "Create table homes",
                        "Create view large",
                        "Create view a_largest",
                        "Create materialized view counts");
    }

    @Test
    void aWordInALiteralKeepsNoTableBehindAView() throws SQLException {
        DefaultValue options = new DefaultValue.Expression(new SqlExpression("jsonb_build_object('large', 1)"));
        Table wide = Table.of(
                        HOMES, ID, UNITS, Column.of("options", type("jsonb")).withDefault(options))
                .withConstraints(HOME.constraints());
        Table heir =
                Table.of(QualifiedName.of("a_heir"), KIND).withOptions(TableOptions.NONE.withInherits(List.of(HOMES)));
        View ofHeir = view("large", "SELECT id, units FROM a_heir WHERE units > 4", "id", "units");

        assertThat(titles(migrate(Schema.EMPTY, schema(List.of(wide, heir), ofHeir))))
                .containsExactly("Create table homes", "Create table a_heir", "Create view large");
    }

    @Test // O12
    void aCompatibleQueryReplacesTheView() throws SQLException {
        View other = LARGE.withQuery(new SqlExpression("SELECT id, units FROM homes WHERE units > 5"));

        assertThat(titles(migrate(schema(HOME, LARGE, LARGEST), schema(HOME, other, LARGEST))))
                .containsExactly("Change view large: query");
    }

    @Test // O13
    void anIncompatibleQueryMakesTheViewAndItsReadersAgain() throws SQLException {
        View fewer = view("large", "SELECT units FROM homes WHERE units > 4", "units");

        Plan plan = migrate(schema(HOME, LARGE, LARGEST), schema(HOME, fewer, LARGEST));

        assertThat(titles(plan))
                .containsExactly(
                        "Drop view a_largest", "Drop view large", "Create view large", "Create view a_largest");
        assertThat(plan.hazards())
                .extracting(Hazard::token, Hazard::refused)
                .containsExactly(tuple("rebuild-view:a_largest", false), tuple("rebuild-view:large", true));
    }

    @Test
    void aColumnIsAddedToTheTableAndThenToTheView() throws SQLException {
        Table wider = Table.of(
                        HOMES, ID, UNITS, KIND, Column.of("city", type("text")).withNullable(true))
                .withConstraints(HOME.constraints());
        View more = view("large", "SELECT id, units, city FROM homes WHERE units > 4", "id", "units", "city text");

        assertThat(titles(migrate(schema(HOME, LARGE, LARGEST), schema(wider, more, LARGEST))))
                .containsExactly("Add column homes.city", "Change view large: with city, query");
    }

    @Test // F14, O15, O18
    void aRetypedColumnTakesItsReadersAlong() throws SQLException {
        Table wider = Table.of(HOMES, ID, UNITS.withType(type("bigint")), KIND).withConstraints(HOME.constraints());

        Plan plan = migrate(schema(HOME, LARGE, LARGEST, COUNTS), schema(wider, LARGE, LARGEST, COUNTS));

        assertThat(titles(plan))
                .containsExactlyInAnyOrder(
                        "Drop view a_largest",
                        "Drop view large",
                        "Drop materialized view counts",
                        "Change column homes.units: type integer to bigint",
                        "Create view large",
                        "Create view a_largest",
                        "Create materialized view counts");
        assertThat(plan.hazards()).extracting(Hazard::token).contains("rebuild-view:counts");
    }

    @Test // D07
    void aDroppedColumnLeavesTheViewFirst() throws SQLException {
        Table narrower = Table.of(HOMES, ID, UNITS).withConstraints(HOME.constraints());
        View kinds = view("kinds", "SELECT id, units FROM homes WHERE kind <> ''", "id", "units");
        View without = kinds.withQuery(new SqlExpression("SELECT id, units FROM homes"));

        assertThat(titles(migrate(schema(HOME, kinds), schema(narrower, without))))
                .containsExactly("Change view kinds: query", "Drop column homes.kind");
    }

    @Test // E13
    void aRenamedColumnMakesItsReadersAgain() throws SQLException {
        Table renamed = Table.of(HOMES, ID, UNITS.withName("flats"), KIND).withConstraints(HOME.constraints());
        View large = view("large", "SELECT id, flats AS units FROM homes WHERE flats > 4", "id", "units");
        Hints hints = was(Subject.column(HOMES, "flats"), "units");

        assertThat(titles(migrate(schema(HOME, LARGE, LARGEST), schema(renamed, large, LARGEST), hints)))
                .containsExactly(
                        "Drop view a_largest",
                        "Drop view large",
                        "Rename column homes.units to flats",
                        "Create view large",
                        "Create view a_largest");
    }

    @Test // O17
    void aTableBecomesAViewAndBack() throws SQLException {
        Table old = Table.of(QualifiedName.of("large"), ID, UNITS);

        migrate(schema(List.of(HOME, old)), schema(HOME, LARGE));
        migrate(schema(HOME, LARGE), schema(List.of(HOME, old)));
        migrate(
                schema(HOME, LARGE),
                schema(
                        HOME,
                        MaterializedView.of(
                                LARGE.name(), "SELECT id FROM homes", ViewColumn.of("id", type("integer")))));
    }

    @Test
    void aViewIsRenamedAndItsReadersAreMadeAgain() throws SQLException {
        View big = LARGE.withName(QualifiedName.of("big"));
        View largest = view("a_largest", "SELECT max(units) AS units FROM big", "units");

        Plan plan = migrate(
                schema(HOME, LARGE, LARGEST), schema(HOME, big, largest), was(Subject.object(big.id()), "large"));

        assertThat(titles(plan))
                .containsExactly("Drop view a_largest", "Rename view large to big", "Create view a_largest");
    }

    @Test // O16
    void aFunctionComesBeforeTheCheckThatCallsItAndAfterTheTableOfItsTrigger() throws SQLException {
        Constraint check = new Constraint.Check("homes_even", new SqlExpression("is_even(units)"), true);
        Table checked = HOME.withConstraints(List.of(HOME.constraints().get(0), check));
        View even = view("even", "SELECT id FROM homes WHERE is_even(units)", "id");

        Plan plan = migrate(Schema.EMPTY, schema(checked, IS_EVEN, TRIGGER, TOUCH, even));

        List<String> titles = titles(plan);
        assertThat(titles).hasSize(5);
        assertThat(titles.indexOf("Carry objects/is_even.sql")).isLessThan(titles.indexOf("Create table homes"));
        assertThat(titles.indexOf("Create table homes")).isLessThan(titles.indexOf("Carry objects/a_trigger.sql"));
        assertThat(titles.indexOf("Carry objects/b_touch.sql"))
                .isLessThan(titles.indexOf("Carry objects/a_trigger.sql"));
        migrate(schema(checked, IS_EVEN, TRIGGER, TOUCH, even), schema(HOME));
    }

    @Test
    void aChangedFunctionIsCarriedBeforeTheConstraintThatNeedsIt() throws SQLException {
        SqlObject both = SqlObject.of("is_even", IS_EVEN.text().sql() + """

                CREATE OR REPLACE FUNCTION is_odd(number integer) RETURNS boolean
                    LANGUAGE sql IMMUTABLE AS 'SELECT number % 2 <> 0';
                """);
        Constraint check = new Constraint.Check("homes_odd", new SqlExpression("is_odd(units)"), true);
        Table checked = HOME.withConstraints(List.of(HOME.constraints().get(0), check));

        assertThat(titles(migrate(schema(HOME, IS_EVEN), schema(checked, both))))
                .containsExactly("Carry the changed objects/is_even.sql", "Add check homes_odd to homes");
    }

    @Test
    void aTriggerOfARenamedTableIsMadeAgain() throws SQLException {
        QualifiedName places = QualifiedName.of("places");
        Table place =
                HOME.withName(places).withConstraints(List.of(new Constraint.PrimaryKey("places_pkey", List.of("id"))));
        SqlObject trigger = SqlObject.of("a_trigger", TRIGGER.text().sql().replace("ON homes", "ON places"));

        Plan plan = migrate(
                schema(HOME, TRIGGER, TOUCH), schema(place, trigger, TOUCH), was(Subject.table(places), "homes"));

        assertThat(titles(plan))
                .containsExactly(
                        "Undo objects/a_trigger.sql",
                        "Rename table homes to places",
                        "Rename constraint homes_pkey of places to places_pkey",
                        "Carry objects/a_trigger.sql");
    }

    @Test // F16
    void aTriggerLetsGoOfARetypedColumn() throws SQLException {
        Table retyped =
                Table.of(HOMES, ID, UNITS, KIND.withType(type("varchar(20)"))).withConstraints(HOME.constraints());

        assertThat(titles(migrate(schema(HOME, TRIGGER, TOUCH), schema(retyped, TRIGGER, TOUCH))))
                .containsExactly(
                        "Undo objects/a_trigger.sql",
                        "Change column homes.kind: type text to varchar(20)",
                        "Carry objects/a_trigger.sql");
    }

    @Test // O19
    void privilegesOfAViewThatIsMadeAgainAreGrantedAgain() throws SQLException {
        SqlObject grants = SqlObject.of("grants", "GRANT SELECT ON large TO PUBLIC;");
        View fewer = view("large", "SELECT units FROM homes WHERE units > 4", "units");

        assertThat(titles(migrate(schema(HOME, LARGE, grants), schema(HOME, fewer, grants))))
                .containsExactly(
                        "Undo objects/grants.sql", "Drop view large", "Create view large", "Carry objects/grants.sql");
    }

    @Test
    void aFunctionOfOtherParametersTakesAllThatCallsItAlong() throws SQLException {
        SqlObject wider = SqlObject.of("is_even", IS_EVEN.text().sql().replace("number integer", "number bigint"));
        Table caller = Table.of(
                        HOMES,
                        ID,
                        UNITS,
                        Column.of("open", type("boolean"))
                                .withDefault(new DefaultValue.Expression(new SqlExpression("is_even(2)"))),
                        Column.of("even", type("boolean"))
                                .withDefault(new DefaultValue.Generated(new SqlExpression("is_even(units)"), true)))
                .withConstraints(List.of(new Constraint.Check("c", new SqlExpression("is_even(id) OR true"), true)))
                .withIndexes(List.of(index("i", "is_even(id)")));

        Plan plan = migrate(schema(caller, IS_EVEN), schema(caller, wider));

        assertThat(titles(plan))
                .contains("Carry the changed objects/is_even.sql", "Drop check c of homes", "Drop index i of homes");
        assertThat(plan.hazards()).extracting(Hazard::token).contains("rewrite-table:homes.even");
    }

    @Test
    void anIndexOverAFunctionThatGoesDoesNotWaitForTheEnd() throws SQLException {
        Table indexed = HOME.withIndexes(List.of(index("i", "is_even(units)")));
        Schema from = schema(indexed, IS_EVEN);
        Difference difference = Differ.diff(from, schema(HOME), Hints.NONE);

        Plan plan = Planner.plan(from, difference.changes(), PlanOptions.online(null));

        assertThat(titles(plan)).containsExactly("Drop index i of homes", "Undo objects/is_even.sql");
        assertThat(plan.stages()).hasSize(1);
    }

    @Test
    void aFunctionThatReadsARenamedTableIsMadeAgain() throws SQLException {
        QualifiedName houses = QualifiedName.of("houses");
        SqlObject before = SqlObject.of("size", """
                CREATE OR REPLACE FUNCTION size() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM homes $$;
                """);
        SqlObject after = SqlObject.of("size", before.text().sql().replace("homes", "houses"));
        Table renamed = HOME.withName(houses);

        assertThat(titles(migrate(schema(HOME, before), schema(renamed, after), was(Subject.table(houses), "homes"))))
                .containsExactly("Undo objects/size.sql", "Rename table homes to houses", "Carry objects/size.sql");
    }

    @Test
    void aFunctionHasItsPostgresSchemaBeforeAnythingElseIsThere() throws SQLException {
        SqlObject one = SqlObject.of("one", "CREATE FUNCTION shop.one() RETURNS integer LANGUAGE sql AS 'SELECT 1'");

        migrate(Schema.EMPTY, schema(HOME, one));
    }

    @Test
    void aCommentThatIsNoLongerInAFileGoes() throws SQLException {
        SqlObject commented =
                SqlObject.of("is_even", IS_EVEN.text().sql() + "COMMENT ON FUNCTION is_even IS 'Of two';");

        assertThat(titles(migrate(schema(HOME, commented), schema(HOME, IS_EVEN))))
                .containsExactly("Carry the changed objects/is_even.sql");
    }

    @Test
    void aViewThatIsCalledLikeAWordOfTheLanguageIsRenamedAndChanged() throws SQLException {
        View select = LARGE.withName(QualifiedName.of("select"));
        View other =
                LARGE.withName(QualifiedName.of("users")).withOptions(new View.Options(true, false, View.Check.NONE));
        Hints hints = was(Subject.object(other.id()), "select");

        assertThat(titles(migrate(schema(HOME, select), schema(HOME, other), hints)))
                .containsExactly("Rename view select to users", "Change view users: options");
    }

    @Test
    void aViewAndATableWithAColumnOfItsNameAreMadeInOrder() throws SQLException {
        Table named = Table.of(HOMES, ID, UNITS, Column.of("large", type("integer")))
                .withConstraints(List.of(new Constraint.Check("c", new SqlExpression("large > 0"), true)));

        migrate(Schema.EMPTY, schema(named, LARGE));
    }

    @Test
    void aLabelIsAddedAndTakenBackUnderAView() throws SQLException {
        EnumType sort = new EnumType(QualifiedName.of("sort"), null, List.of(new EnumType.Label("OLD", null)), null);
        EnumType more = sort.withLabels(List.of(new EnumType.Label("OLD", null), new EnumType.Label("NEW", null)));
        Table table = Table.of(HOMES, Column.of("sort", new ColumnType.Defined(sort.name())));
        View sorts = view("sorts", "SELECT sort AS s FROM homes", "s sort");

        migrate(
                Schema.of(List.of(), List.of(sort), List.of(table)).withObjects(List.of(sorts)),
                Schema.of(List.of(), List.of(more), List.of(table)).withObjects(List.of(sorts)));
    }

    @Test
    void anIndexOfAMaterializedViewChangesInPlace() throws SQLException {
        Index index = COUNTS.indexes().get(0);
        MaterializedView other = COUNTS.withIndexes(
                List.of(index.withComment("By size").withStorage(new TreeMap<>(Map.of("fillfactor", "80")))));

        Plan plan = migrate(schema(HOME, COUNTS), schema(HOME, other));

        assertThat(MigrationScript.of(plan.stages().get(0), null).up())
                .contains("ALTER INDEX", "COMMENT ON INDEX")
                .doesNotContain("DROP INDEX", "CREATE UNIQUE INDEX");
        assertThat(plan.hazards()).isEmpty();
    }

    @Test
    void aMaterializedViewOfNewTablesHasNoRows() {
        View small = view("small", "SELECT id, units FROM homes WHERE units < 4", "id", "units");
        MaterializedView counts =
                COUNTS.withQuery(new SqlExpression("SELECT units, count(*) AS number FROM small GROUP BY units"));

        assertThat(plan(Schema.EMPTY, schema(HOME, small, counts), Hints.NONE).hazards())
                .isEmpty();
        assertThat(plan(schema(HOME), schema(HOME, small, counts), Hints.NONE).hazards())
                .extracting(Hazard::token)
                .containsExactly("add-unique:counts");
    }

    @Test
    void aUniqueIndexOfAMaterializedViewMayFindDuplicates() {
        Plan plan = plan(schema(HOME, COUNTS.withIndexes(List.of())), schema(HOME, COUNTS), Hints.NONE);

        assertThat(plan.hazards())
                .extracting(Hazard::token, Hazard::refused)
                .containsExactly(tuple("add-unique:counts", true));
    }

    @Test
    void howAnInheritedColumnIsKeptFollowsItsTable() throws SQLException {
        Table heir = Table.of(QualifiedName.of("castles")).withOptions(TableOptions.NONE.withInherits(List.of(HOMES)));
        Column kept = KIND.withOptions(new ColumnOptions(ColumnOptions.Storage.EXTERNAL, "pglz", 200));
        Table home = Table.of(HOMES, ID, KIND);

        migrate(schema(List.of(home, heir)), schema(List.of(Table.of(HOMES, ID, kept), heir)));
    }

    @Test
    void aViewOfAnHeirFollowsAnInheritedColumn() throws SQLException {
        Table heir = Table.of(QualifiedName.of("castles"), Column.of("towers", type("integer")))
                .withOptions(TableOptions.NONE.withInherits(List.of(HOMES)));
        View before = view("v", "SELECT kind, towers FROM castles", "kind text", "towers");
        View after = before.withQuery(new SqlExpression("SELECT sort, towers FROM castles"));
        Table renamed = Table.of(HOMES, ID, KIND.withName("sort"));

        migrate(
                schema(List.of(Table.of(HOMES, ID, KIND), heir), before),
                schema(List.of(renamed, heir), after),
                was(Subject.column(HOMES, "sort"), "kind"));
    }

    @Test
    void aFunctionOfATypeThatIsBuiltAnewIsMadeAgain() throws SQLException {
        EnumType sort = new EnumType(
                QualifiedName.of("sort"),
                null,
                List.of(new EnumType.Label("OLD", null), new EnumType.Label("NEW", null)),
                null);
        EnumType less = sort.withLabels(List.of(new EnumType.Label("OLD", null)));
        SqlObject name =
                SqlObject.of("name_of", "CREATE FUNCTION name_of(one sort) RETURNS text LANGUAGE sql RETURN one::text");

        Plan plan = migrate(
                Schema.of(List.of(), List.of(sort), List.of(HOME)).withObjects(List.of(name)),
                Schema.of(List.of(), List.of(less), List.of(HOME)).withObjects(List.of(name)));

        assertThat(titles(plan)).startsWith("Undo objects/name_of.sql").endsWith("Carry objects/name_of.sql");
    }

    @Test
    void anHeirIsCreatedAfterTheColumnsThatItInherits() throws SQLException {
        Table heir = Table.of(QualifiedName.of("castles"), Column.of("towers", type("integer")))
                .withOptions(TableOptions.NONE.withInherits(List.of(HOMES)))
                .withConstraints(List.of(new Constraint.PrimaryKey("castles_pkey", List.of("units"))));

        assertThat(titles(migrate(schema(Table.of(HOMES, ID)), schema(List.of(Table.of(HOMES, ID, UNITS), heir)))))
                .containsExactly("Add column homes.units", "Create table castles");
    }

    @Test
    void whatATableHasFromAnotherOneHasNoCommentOfItsOwn() throws SQLException {
        Table home = Table.of(HOMES, ID);
        Table alone = Table.of(
                QualifiedName.of("castles"),
                UNITS,
                ID.withComment("Its number").withOptions(new ColumnOptions(null, null, 50)));
        Table heir = Table.of(QualifiedName.of("castles"), UNITS)
                .withOptions(TableOptions.NONE.withInherits(List.of(HOMES)));

        migrate(schema(List.of(home, alone)), schema(List.of(home, heir)));
        migrate(schema(List.of(home, heir)), schema(List.of(home, alone)));
    }

    @Test
    void aColumnOfAnHeirBecomesOneOfItsTable() throws SQLException {
        Table home = Table.of(HOMES, ID);
        TableOptions inherits = TableOptions.NONE.withInherits(List.of(HOMES));
        Table heir = Table.of(QualifiedName.of("castles"), KIND, UNITS).withOptions(inherits);

        Plan plan = migrate(
                schema(List.of(home, heir)),
                schema(List.of(Table.of(HOMES, ID, KIND), heir.withColumns(List.of(UNITS)))));

        assertThat(plan.hazards()).extracting(Hazard::token).contains("drop-column:castles.kind");
    }

    @Test
    void aFileUnderAnotherNameIsTheSame() {
        SqlObject moved = new SqlObject(QualifiedName.of("touching"), TOUCH.text());

        Difference difference = Differ.diff(schema(HOME, TOUCH), schema(HOME, moved), Hints.NONE);

        assertThat(difference.isPending()).isFalse();
        assertThat(difference.changes()).hasSize(1);
    }

    @Test
    void aFileWithoutKnownWayBackAsksForIt() {
        SqlObject block = SqlObject.of("once", "DO $$ BEGIN END $$");

        Plan plan = plan(schema(HOME, block), schema(HOME), Hints.NONE);

        assertThat(plan.hazards()).singleElement().satisfies(hazard -> {
            assertThat(hazard.token()).isEqualTo("drop-object:once");
            assertThat(hazard.refused()).isTrue();
            assertThat(hazard.danger()).contains("not known");
        });
    }

    /** Forward and back; where the scripts lead is compared with what is made directly. */
    private Plan migrate(Schema from, Schema to) throws SQLException {
        return migrate(from, to, Hints.NONE);
    }

    private Plan migrate(Schema from, Schema to, Hints hints) throws SQLException {
        Plan plan = plan(from, to, hints);
        assertThat(plan.stages()).hasSize(1);
        Stage stage = plan.stages().get(0);
        MigrationScript script = MigrationScript.of(stage, null);
        server.become(to);
        List<String> wanted = server.fingerprint();
        server.become(from);
        List<String> before = server.fingerprint();

        server.runInTransaction(script.up());
        assertThat(server.fingerprint()).as(script.up()).isEqualTo(wanted);

        server.runInTransaction(script.down());
        assertThat(server.fingerprint()).as(script.down()).isEqualTo(before);
        return plan;
    }

    private static Plan plan(Schema from, Schema to, Hints hints) {
        Difference difference = Differ.diff(from, to, hints);
        assertThat(difference.findings()).isEmpty();
        Schema after = Fold.apply(from, difference.changes());
        assertThat(after).isEqualTo(to);
        assertThat(Differ.diff(after, to, Hints.NONE).changes()).isEmpty();
        return Planner.plan(from, difference.changes(), new PlanOptions(null, true, Map.of(HOMES, false), 14));
    }

    private static List<String> titles(Plan plan) {
        return plan.stages().stream()
                .flatMap(stage -> stage.steps().stream())
                .map(step -> ChangeTitle.of(step.change(), null))
                .toList();
    }

    private static Index index(String name, String expression) {
        Index.Part part = new Index.Part(null, new SqlExpression(expression), null, null, false, false);
        return Index.of(name, "id").withParts(List.of(part), null, List.of());
    }

    private static Hints was(Subject subject, String name) {
        return new Hints(Map.of(subject, name), Map.of(), Map.of(), Set.of());
    }

    private static Schema schema(Table table, SchemaObject... objects) {
        return schema(List.of(table), objects);
    }

    private static Schema schema(List<Table> tables, SchemaObject... objects) {
        return Schema.of(List.of(), List.of(), tables).withObjects(List.of(objects));
    }

    /** Columns are integers unless a type is said. */
    private static View view(String name, String query, String... columns) {
        List<ViewColumn> list = new ArrayList<>();
        for (String column : columns) {
            String[] parts = column.split(" ", 2);
            list.add(ViewColumn.of(parts[0], type(parts.length == 1 ? "integer" : parts[1])));
        }
        return View.of(QualifiedName.of(name), query, list.toArray(ViewColumn[]::new));
    }

    private static ColumnType type(String text) {
        return TypeParser.parse(text);
    }
}
