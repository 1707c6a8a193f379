package dev.dunlin.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dunlin.cli.catalog.CatalogReader;
import dev.dunlin.cli.catalog.CatalogScope;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Foreign;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.View;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Expressions that differ in words are the same, and those that PostgreSQL writes differently are not. */
class LiveComparisonTest {
    private static final CatalogScope SCOPE = CatalogScope.home("public");

    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        database = TestDatabase.create();
        connection = database.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void aDefaultInOtherWordsIsNoDifference() throws SQLException {
        run("CREATE TABLE t (a timestamptz DEFAULT now(), b numeric(10, 2) DEFAULT 1.5, c text DEFAULT 'x' || 'y')");
        Table wanted = Table.of(
                QualifiedName.of("t"),
                nullable("a", Builtin.of("timestamptz"), expression("CURRENT_TIMESTAMP")),
                nullable("b", Builtin.of("numeric", 10, 2), expression("1.50")),
                nullable("c", Builtin.of("text"), expression("('x'||'y')")));

        assertThat(changes(wanted))
                .extracting(change -> change.subject().toString())
                .as("now() and current_timestamp, 1.5 and 1.50 are written differently")
                .hasSize(2)
                .noneMatch(subject -> subject.endsWith("member=c]"));
    }

    @Test
    void aCheckInOtherWordsIsNoDifference() throws SQLException {
        run("CREATE TABLE t (kind varchar(20), CONSTRAINT c CHECK (kind IN ('a', 'b')))");

        assertThat(changes(withCheck("kind in ('a' , 'b')"))).isEmpty();
        assertThat(changes(withCheck("\"kind\" IN ('a','b') "))).isEmpty();
        assertThat(changes(withCheck("kind IN ('a', 'c')"))).hasSize(2);
    }

    private static Table withCheck(String sql) {
        return Table.of(QualifiedName.of("t"), nullable("kind", Builtin.of("varchar", 20), null))
                .withConstraints(List.of(new Constraint.Check("c", new SqlExpression(sql), true)));
    }

    @Test
    void whatPostgresWritesIsTheSameAfterItWasWrittenAgain() throws SQLException {
        run("CREATE TABLE t (kind varchar(20), CONSTRAINT c CHECK (kind IN ('a', 'b')))");
        Schema live = read();
        Table written = live.tables().get(QualifiedName.of("t"));
        run("DROP TABLE t; CREATE TABLE t (kind varchar(20), CONSTRAINT c CHECK ("
                + written.constraint("c").orElseThrow().expressions().get(0) + "))");

        assertThat(changes(written)).isEmpty();
    }

    @Test
    void indexesInOtherWordsAreNoDifference() throws SQLException {
        run("CREATE TABLE t (a text, b text); CREATE INDEX i ON t ((a || b)) WHERE a IS NOT NULL AND b > 'x'");
        Table table = Table.of(
                QualifiedName.of("t"),
                nullable("a", Builtin.of("text"), null),
                nullable("b", Builtin.of("text"), null));
        Index index = Index.of("i", "a")
                .withParts(
                        List.of(Index.Part.expression(new SqlExpression("a||b"))),
                        new SqlExpression("a is not null and b > 'x'"),
                        List.of());

        assertThat(changes(table.withIndexes(List.of(index)))).isEmpty();
        assertThat(changes(table.withIndexes(List.of(index.withParts(index.parts(), null, List.of())))))
                .isNotEmpty();
    }

    @Test
    void generatedColumnsPoliciesViewsAndDomainsInOtherWordsAreNoDifference() throws SQLException {
        run("CREATE DOMAIN email AS text CONSTRAINT has_at CHECK (VALUE LIKE '%@%');"
                + "CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED, e email);"
                + "CREATE POLICY p ON t USING (a > 1 AND EXISTS (SELECT 1 FROM t other WHERE other.b = t.a));"
                + "CREATE VIEW v AS SELECT a, b FROM t WHERE a > 0");
        Table table = Table.of(
                        QualifiedName.of("t"),
                        nullable("a", Builtin.of("integer"), null),
                        nullable(
                                "b",
                                Builtin.of("integer"),
                                new DefaultValue.Generated(new SqlExpression("(a*2)"), true)),
                        nullable("e", new ColumnType.Defined(QualifiedName.of("email")), null))
                .withRowSecurity(new RowSecurity(
                        RowSecurity.Mode.OFF,
                        List.of(Policy.of(
                                "p",
                                new SqlExpression("t.a > 1 and exists(select 1 from t as other where other.b=t.a)")))));
        Domain domain = Domain.of(QualifiedName.of("email"), Builtin.of("text"))
                .withChecks(List.of(new Constraint.Check("has_at", new SqlExpression("value like '%@%'"), true)));
        View view = View.of(
                QualifiedName.of("v"),
                "select t.a, t.b from t where t.a>0",
                ViewColumn.of("a", Builtin.of("bigint")),
                ViewColumn.of("b", Builtin.of("integer")));

        assertThat(changes(table, domain, view)).isEmpty();
        assertThat(changes(table, domain, view.withQuery(new SqlExpression("SELECT a, b FROM t WHERE a > 1"))))
                .singleElement()
                .isInstanceOf(ObjectChange.AlterObject.class);
    }

    @Test
    void functionsTriggersAndGrantsInOtherWordsAreNoDifference() throws SQLException {
        run("CREATE TABLE t (a integer, b integer);"
                + "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                + "CREATE FUNCTION twice(n integer DEFAULT 1) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';"
                + "CREATE TRIGGER tr AFTER INSERT OR UPDATE OF b ON t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION touch();"
                + "COMMENT ON FUNCTION twice(integer) IS 'doubles'; GRANT SELECT, UPDATE ON t TO PUBLIC");
        Table table = Table.of(
                QualifiedName.of("t"),
                nullable("a", Builtin.of("integer"), null),
                nullable("b", Builtin.of("integer"), null));
        SqlObject touching = SqlObject.of("touching", """
                -- keeps it fresh
                create or replace function public.touch() returns trigger as 'BEGIN RETURN NEW; END' language plpgsql;

                create trigger tr after update of b or insert on t
                    for each row when (new.a > 0) execute procedure touch();
                """);
        SqlObject twice = SqlObject.of("twice", """
                CREATE FUNCTION twice(n int = 1) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT n * 2';
                COMMENT ON FUNCTION twice(int) IS 'doubles';
                """);
        SqlObject rights = SqlObject.of("rights", "GRANT SELECT ON t TO PUBLIC; GRANT UPDATE ON TABLE t TO PUBLIC;");
        SqlObject other = SqlObject.of("twice", twice.text().sql().replace("n * 2", "n + n"));

        assertThat(changes(table, touching, twice, rights)).isEmpty();
        assertThat(changes(table, touching, other, rights))
                .singleElement()
                .isInstanceOf(ObjectChange.AlterObject.class);
        assertThat(changes(table, twice, rights)).hasSize(2).allMatch(ObjectChange.DropObject.class::isInstance);
    }

    @Test
    void whatIsQualifiedIsComparedUnderItsFullName() throws SQLException {
        run("CREATE SCHEMA app; CREATE TYPE app.color AS ENUM ('red', 'blue');"
                + "CREATE TABLE app.t (c app.color, CONSTRAINT c CHECK (c <> 'red'), CONSTRAINT d CHECK (c <> 'blue'));"
                + "CREATE FUNCTION app.f(app.color) RETURNS integer LANGUAGE sql AS 'SELECT 1'");
        QualifiedName name = new QualifiedName("app", "t");
        Table table = Table.of(name, nullable("c", new ColumnType.Defined(new QualifiedName("app", "color")), null))
                .withConstraints(List.of(
                        new Constraint.Check("c", new SqlExpression("c <> 'red'"), true),
                        new Constraint.Check("d", new SqlExpression("c <> 'red'"), true)));
        SqlObject function = SqlObject.of("f", """
                CREATE OR REPLACE FUNCTION app.f(app.color) RETURNS int AS $$SELECT 1$$ LANGUAGE sql;
                """);
        Schema wanted = Schema.of(
                        List.of(),
                        List.of(EnumType.of(new QualifiedName("app", "color"), "red", "blue")),
                        List.of(table))
                .withObjects(List.of(function));

        Schema live = new CatalogReader(CatalogScope.ALL).read(connection).schema();
        Schema inWords = new LiveComparison(CatalogScope.ALL).inWordsOf(wanted, live, connection);

        assertThat(Differ.diff(inWords, wanted, Hints.NONE).changes())
                .extracting(change -> change.subject().toString())
                .hasSize(2)
                .allMatch(subject -> subject.endsWith("member=d]"));
    }

    @Test
    void aTypeOfAnExtensionIsTheSameUnderItsFullName() throws SQLException {
        run("CREATE EXTENSION citext; CREATE TABLE t (a citext)");
        Schema wanted = Schema.of(
                List.of("citext"),
                List.of(),
                List.of(Table.of(
                        QualifiedName.of("t"), nullable("a", new Foreign(new SqlExpression("public.citext")), null))));

        assertThat(changes(wanted)).isEmpty();
    }

    @Test
    void whatCannotBeMadeIsADifference() throws SQLException {
        run("CREATE TABLE t (kind text, a integer, CONSTRAINT c CHECK (kind <> ''))");
        Table wanted = Table.of(
                        QualifiedName.of("t"),
                        nullable("kind", Builtin.of("text"), expression("no_such_function()")),
                        nullable("a", Builtin.of("integer"), expression("1 + 1")))
                .withConstraints(List.of(new Constraint.Check("c", new SqlExpression("(kind) <> ''"), true)));

        assertThat(changes(wanted))
                .extracting(change -> change.subject().toString())
                .hasSize(2)
                .anyMatch(subject -> subject.endsWith("member=kind]"))
                .anyMatch(subject -> subject.endsWith("member=a]"));
    }

    @Test
    void noTableIsLockedBeyondReadingAndNothingStays() throws SQLException {
        run("CREATE TABLE t (a text CONSTRAINT c CHECK (a <> '')); CREATE VIEW v AS SELECT a FROM t");
        List<String> before = text("SELECT nspname FROM pg_namespace ORDER BY 1");
        Schema live = read();
        Table wanted = Table.of(QualifiedName.of("t"), nullable("a", Builtin.of("text"), expression("lower('A')")))
                .withConstraints(List.of(new Constraint.Check("c", new SqlExpression("a<>'' and true"), true)));
        View view = View.of(QualifiedName.of("v"), "select t.a from t", ViewColumn.of("a", Builtin.of("text")));
        Schema schema = Schema.of(List.of(), List.of(), List.of(wanted)).withObjects(List.of(view));

        connection.setAutoCommit(false);
        new LiveComparison(SCOPE).inWordsOf(schema, live, connection);
        List<String> locks = text("""
                SELECT DISTINCT mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE l.pid = pg_backend_pid() AND n.nspname = 'public'
                """);
        connection.commit();
        connection.setAutoCommit(true);

        assertThat(locks).allMatch(mode -> mode.equals("AccessShareLock"));
        assertThat(text("SELECT nspname FROM pg_namespace ORDER BY 1")).isEqualTo(before);
        assertThat(read()).isEqualTo(live);
    }

    @Test
    void aUserWithoutTheRightToCreateASchemaIsTold() throws SQLException {
        run("CREATE TABLE t (a text DEFAULT lower('A')); GRANT USAGE ON SCHEMA public TO PUBLIC");
        run("DO $$ BEGIN CREATE ROLE dunlin_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        Schema other = Schema.of(
                List.of(),
                List.of(),
                List.of(Table.of(QualifiedName.of("t"), nullable("a", Builtin.of("text"), expression("upper('a')")))));
        Schema live = read();
        run("SET ROLE dunlin_reader");

        assertThat(new LiveComparison(SCOPE).inWordsOf(read(), live, connection))
                .isEqualTo(live);
        assertThatThrownBy(() -> new LiveComparison(SCOPE).inWordsOf(other, live, connection))
                .isInstanceOf(NoScratchException.class)
                .hasMessageContaining("may not create a schema");
        assertThat(connection.getAutoCommit()).isTrue();
    }

    private static Column nullable(String name, ColumnType type, @Nullable DefaultValue value) {
        return new Column(name, type, true, value, null, null, null);
    }

    private static DefaultValue expression(String sql) {
        return new DefaultValue.Expression(new SqlExpression(sql));
    }

    private List<Change> changes(Table table, SchemaObject... objects) throws SQLException {
        return changes(Schema.of(List.of(), List.of(), List.of(table)).withObjects(List.of(objects)));
    }

    private List<Change> changes(Schema wanted) throws SQLException {
        Schema live = new LiveComparison(SCOPE).inWordsOf(wanted, read(), connection);
        return Differ.diff(live, wanted, Hints.NONE).changes();
    }

    private Schema read() throws SQLException {
        return new CatalogReader(SCOPE).read(connection).schema();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> text(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
