package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TypeParser;
import dev.dunlin.schema.model.View;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Changes to views, materialized views and files of plain SQL. */
final class ViewCases {
    private static final QualifiedName HOMES = QualifiedName.of("homes");

    private static final Table HOME = Table.of(
            HOMES,
            Column.of("id", type("integer")),
            Column.of("kind", type("text")),
            Column.of("units", type("integer")).withNullable(true),
            Column.of("changed_at", type("timestamptz")).withNullable(true));

    private static final View LARGE = View.of(
            QualifiedName.of("large_homes"),
            "SELECT id, kind FROM homes WHERE units > 4",
            ViewColumn.of("id", type("integer")),
            ViewColumn.of("kind", type("text")));

    private static final View NAMES = View.of(
            QualifiedName.of("large_names"),
            "SELECT upper(kind) FROM large_homes",
            ViewColumn.of("name", type("text")));

    private static final MaterializedView COUNTS = MaterializedView.of(
                    QualifiedName.of("home_counts"),
                    "SELECT kind, count(*) FROM homes GROUP BY kind",
                    ViewColumn.of("kind", type("text")),
                    ViewColumn.of("number", type("bigint")))
            .withIndexes(List.of(Index.of("home_counts_kind_idx", "kind").withUnique(true)));

    private static final SqlObject TOUCH = SqlObject.of("touch", """
            -- Keeps the time of the last change.
            CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.changed_at := now();
                RETURN NEW;
            END
            $$;
            """);

    private static final SqlObject TRIGGER = SqlObject.of("homes_touch", """
            CREATE TRIGGER homes_touch BEFORE UPDATE ON homes
                FOR EACH ROW EXECUTE FUNCTION touch();
            """);

    private static final SqlObject IS_EVEN = SqlObject.of("is_even", """
            CREATE FUNCTION is_even(number integer, strictly boolean DEFAULT false) RETURNS boolean
                LANGUAGE sql IMMUTABLE AS 'SELECT number % 2 = 0'
            """);

    private static final Schema SCHEMA = Schema.of(List.of(), List.of(), List.of(HOME))
            .withObjects(List.of(LARGE, NAMES, COUNTS, TOUCH, TRIGGER, IS_EVEN));

    private static final String A_HOME = "INSERT INTO homes VALUES (1, 'flat', 6, NULL), (2, 'house', 1, NULL)";

    private ViewCases() {}

    static List<DdlCase> all() {
        return Stream.of(views(), materializedViews(), files())
                .flatMap(List::stream)
                .toList();
    }

    private static List<DdlCase> views() {
        View whole = new View(
                new QualifiedName("shop", "small_homes"),
                "x.SmallHome",
                List.of(new ViewColumn("Number", type("integer"), "Of the house"), ViewColumn.of("kind", type("text"))),
                new SqlExpression("SELECT id, kind FROM homes WHERE units < 4 -- few"),
                new View.Options(true, false, View.Check.CASCADED),
                "Where few live");
        return List.of(
                of("create-view", create(whole)),
                of(
                                "create-view-invoker",
                                create(LARGE.withName(QualifiedName.of("v"))
                                        .withOptions(new View.Options(false, true, View.Check.NONE))))
                        .since(15),
                of("drop-view", new ObjectChange.DropObject(NAMES), new ObjectChange.DropObject(LARGE)),
                DdlCase.of(
                                "rename-view",
                                Schema.of(List.of(), List.of(), List.of(HOME)).withObjects(List.of(LARGE)),
                                new ObjectChange.RenameObject(LARGE.id(), new QualifiedName("shop", "big_homes")))
                        .withRows(A_HOME),
                of(
                                "alter-view-query",
                                new ObjectChange.AlterObject(
                                        LARGE,
                                        LARGE.withQuery(new SqlExpression("SELECT id, kind FROM homes WHERE units > 5"))
                                                .withComment("Where many live")))
                        .withRows(A_HOME),
                of(
                                "alter-view-with-more-columns",
                                new ObjectChange.AlterObject(
                                        LARGE,
                                        LARGE.withColumns(List.of(
                                                        ViewColumn.of("id", type("integer")),
                                                        ViewColumn.of("kind", type("text")),
                                                        ViewColumn.of("units", type("integer"))))
                                                .withQuery(new SqlExpression(
                                                        "SELECT id, kind, units FROM homes WHERE units > 4"))))
                        .withRows(A_HOME),
                of(
                        "alter-view-options",
                        new ObjectChange.AlterObject(
                                LARGE, LARGE.withOptions(new View.Options(true, false, View.Check.LOCAL)))),
                of(
                                "rebuild-views",
                                new ObjectChange.DropObject(NAMES),
                                new ObjectChange.DropObject(LARGE),
                                new ColumnChange.RenameColumn(HOMES, "units", "flats"),
                                create(LARGE.withQuery(
                                        new SqlExpression("SELECT id, kind FROM homes WHERE flats > 4"))),
                                create(NAMES))
                        .withRows(A_HOME));
    }

    private static List<DdlCase> materializedViews() {
        return List.of(
                of(
                        "create-materialized-view",
                        create(new MaterializedView(
                                QualifiedName.of("sizes"),
                                null,
                                List.of(new ViewColumn("size", type("bigint"), "In homes")),
                                new SqlExpression("SELECT sum(units) FROM homes"),
                                false,
                                List.of(Index.of("sizes_size_idx", "size")),
                                new TreeMap<>(Map.of("fillfactor", "70")),
                                "How large it all is"))),
                of("drop-materialized-view", new ObjectChange.DropObject(COUNTS))
                        .withRows(A_HOME),
                of("rename-materialized-view", new ObjectChange.RenameObject(COUNTS.id(), QualifiedName.of("counts"))),
                of(
                                "alter-materialized-view",
                                new ObjectChange.AlterObject(
                                        COUNTS,
                                        COUNTS.withPopulated(false)
                                                .withIndexes(List.of(Index.of("home_counts_number_idx", "number")))
                                                .withStorage(new TreeMap<>(Map.of("fillfactor", "80")))
                                                .withComment("How many")))
                        .withRows(A_HOME));
    }

    private static List<DdlCase> files() {
        SqlObject wider = SqlObject.of("is_even", """
                CREATE FUNCTION is_even(number bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT number % 2 = 0'
                """);
        return List.of(
                of("carry-object", create(SqlObject.of("half", """
                                CREATE FUNCTION half(number integer) RETURNS integer
                                    LANGUAGE sql IMMUTABLE RETURN number / 2;
                                COMMENT ON FUNCTION half IS 'Rounds down';
                                """))).since(14),
                of("carry-object-of-grants", create(SqlObject.of("reads", """
                        GRANT SELECT (id, kind), UPDATE (kind) ON homes TO PUBLIC;
                        GRANT SELECT ON large_homes TO PUBLIC -- for all
                        """))),
                of(
                        "carry-object-without-way-back",
                        create(SqlObject.of("fill", "DO $$ BEGIN PERFORM 1; END $$; -- once"))),
                of("drop-object", new ObjectChange.DropObject(TRIGGER), new ObjectChange.DropObject(TOUCH)),
                of("rename-object", new ObjectChange.RenameObject(TOUCH.id(), QualifiedName.of("touching"))),
                of(
                        "alter-object",
                        new ObjectChange.AlterObject(
                                TOUCH,
                                SqlObject.of("touch", TOUCH.text().sql().replace("now()", "clock_timestamp()")))),
                of("alter-object-anew", new ObjectChange.AlterObject(IS_EVEN, wider)),
                of(
                        "alter-object-trigger",
                        new ObjectChange.AlterObject(
                                TRIGGER,
                                SqlObject.of(
                                        "homes_touch",
                                        TRIGGER.text().sql().replace("BEFORE UPDATE", "BEFORE INSERT OR UPDATE")))));
    }

    private static Change create(SchemaObject object) {
        return new ObjectChange.CreateObject(object);
    }

    private static DdlCase of(String name, Change... changes) {
        return DdlCase.of(name, SCHEMA, changes);
    }

    private static ColumnType type(String text) {
        return TypeParser.parse(text);
    }
}
