package dev.dunlin.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Defined;
import dev.dunlin.schema.model.ColumnType.Foreign;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.model.View;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read of each kind of thing. Names are those of the schema {@code public}, which is the home. */
class CatalogReaderTest {
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
    void anEmptyDatabaseHasNothing() throws SQLException {
        Catalog catalog = new CatalogReader(CatalogScope.ALL).read(connection);

        assertThat(catalog.schema()).isEqualTo(Schema.EMPTY);
        assertThat(catalog.unmanaged())
                .filteredOn(each -> !each.kind().equals("role"))
                .isEmpty();
        assertThat(catalog.postgres()).isEqualTo(TestDatabase.serverVersion());
    }

    @Test
    void typesHaveTheSpellingOfTheModel() throws SQLException {
        run(
                "CREATE TYPE color AS ENUM ('red'); CREATE EXTENSION citext; CREATE TABLE t (a varchar(20), b timestamptz(3),"
                        + " c numeric(10), d \"char\", e bpchar, f char, g integer[][], h color[], i citext, j bit varying(5),"
                        + " k interval day to second(3), l double precision, m time, n color)");

        assertThat(table("t").columns())
                .extracting(Column::type)
                .containsExactly(
                        Builtin.of("varchar", 20),
                        Builtin.of("timestamptz", 3),
                        Builtin.of("numeric", 10, 0),
                        new Foreign(new SqlExpression("\"char\"")),
                        Builtin.of("bpchar"),
                        Builtin.of("char", 1),
                        new ArrayOf(Builtin.of("integer")),
                        new ArrayOf(new Defined(QualifiedName.of("color"))),
                        new Foreign(new SqlExpression("citext")),
                        Builtin.of("varbit", 5),
                        Builtin.of("interval day to second", 3),
                        Builtin.of("double precision"),
                        Builtin.of("time"),
                        new Defined(QualifiedName.of("color")));
        assertThat(read().schema().extensions()).containsExactly("citext");
    }

    @Test
    void aDefaultIsALiteralWhereALiteralMakesIt() throws SQLException {
        run(
                "CREATE TABLE t (a integer DEFAULT -1, b text DEFAULT 'it''s', c boolean DEFAULT true, d numeric DEFAULT 0.5,"
                        + " e bigint DEFAULT 5000000000, f jsonb DEFAULT '{}', g timestamptz DEFAULT now(), h text DEFAULT 'x'::varchar,"
                        + " i varchar(5) DEFAULT NULL, j date DEFAULT '2020-01-01', k double precision DEFAULT 1, l bigint DEFAULT '7',"
                        + " m text DEFAULT 'back\\slash', n char(3) DEFAULT 'abc', o text[] DEFAULT '{}')");

        assertThat(table("t").columns())
                .extracting(column -> value(column.defaultValue()))
                .containsExactly(
                        "literal -1",
                        "literal it's",
                        "literal true",
                        "literal 0.5",
                        "literal 5000000000",
                        "literal {}",
                        "now()",
                        "'x'::character varying",
                        "NULL::character varying",
                        "literal 2020-01-01",
                        "literal 1",
                        "'7'::bigint",
                        "literal back\\slash",
                        "literal abc",
                        "literal {}");
    }

    private static @Nullable String value(@Nullable DefaultValue value) {
        return value instanceof DefaultValue.Literal literal
                ? "literal " + literal.text()
                : value instanceof DefaultValue.Expression expression
                        ? expression.sql().sql()
                        : null;
    }

    @Test
    void identityAndSerialAreTheColumns() throws SQLException {
        run(
                "CREATE TABLE t (a bigint GENERATED ALWAYS AS IDENTITY, b integer GENERATED BY DEFAULT AS IDENTITY (START 10),"
                        + " c serial, d integer); CREATE SEQUENCE alone; ALTER TABLE t ALTER d SET DEFAULT nextval('alone')");

        assertThat(table("t").columns())
                .extracting(Column::defaultValue)
                .containsExactly(
                        new DefaultValue.Identity(true, "t_a_seq"),
                        new DefaultValue.Identity(false, "t_b_seq", new SequenceOptions(10L, 1, null, null, 1, false)),
                        new DefaultValue.Serial("t_c_seq", SequenceOptions.NONE),
                        new DefaultValue.Expression(new SqlExpression("nextval('alone'::regclass)")));
        assertThat(objects()).containsExactly(Sequence.of(QualifiedName.of("alone")));
    }

    @Test
    void aSequenceOfAnotherTypeThanItsColumnIsListed() throws SQLException {
        run(
                "CREATE TABLE t (a integer); CREATE SEQUENCE s OWNED BY t.a; ALTER TABLE t ALTER a SET DEFAULT nextval('s');"
                        + "CREATE SEQUENCE other OWNED BY t.a");

        assertThat(read().unmanaged())
                .contains(
                        new Unmanaged("type of a sequence", "s bigint"), new Unmanaged("owner of a sequence", "other"));
    }

    @Test
    void columnsHaveCollationCommentsAndSettings() throws SQLException {
        run("CREATE TABLE t (a text COLLATE \"C\" NOT NULL, b text, c integer GENERATED ALWAYS AS (length(a)) STORED);"
                + "COMMENT ON COLUMN t.a IS 'it''s'; COMMENT ON TABLE t IS 'all of them';"
                + "ALTER TABLE t ALTER b SET STORAGE EXTERNAL, ALTER b SET STATISTICS 100");

        Column plain = new Column("b", Builtin.of("text"), true, null, null, null, null);
        assertThat(table("t").columns())
                .containsExactly(
                        new Column("a", Builtin.of("text"), false, null, "C", "it's", null),
                        plain.withOptions(new ColumnOptions(ColumnOptions.Storage.EXTERNAL, null, 100)),
                        new Column(
                                "c",
                                Builtin.of("integer"),
                                true,
                                new DefaultValue.Generated(new SqlExpression("length(a)"), true),
                                null,
                                null,
                                null));
        assertThat(table("t").options().comment()).isEqualTo("all of them");
    }

    @Test
    void compressionIsReadWhereThereIsSuchAThing() throws SQLException {
        assumeTrue(TestDatabase.serverVersion() >= 14, "compression of columns came with PostgreSQL 14");
        run("CREATE TABLE t (a text COMPRESSION pglz)");

        assertThat(table("t").columns().get(0).options().compression()).isEqualTo("pglz");
    }

    @Test
    void constraintsAreReadWithAllTheirOptions() throws SQLException {
        run("CREATE TABLE parent (id integer PRIMARY KEY, a integer, b integer, UNIQUE (a, b) INCLUDE (id));"
                + "CREATE TABLE t (a integer, b integer, during int4range,"
                + " CONSTRAINT f FOREIGN KEY (a, b) REFERENCES parent (a, b) MATCH FULL ON DELETE CASCADE ON UPDATE SET NULL"
                + " DEFERRABLE INITIALLY DEFERRED,"
                + " CONSTRAINT c CHECK (a > 0 AND b > 0) NO INHERIT,"
                + " CONSTRAINT x EXCLUDE USING gist (during WITH &&) WHERE (a > 1) DEFERRABLE);"
                + "ALTER TABLE t ADD CONSTRAINT v CHECK (a < 10) NOT VALID; COMMENT ON CONSTRAINT v ON t IS 'later'");

        assertThat(table("parent").constraints())
                .containsExactly(
                        new Constraint.Unique(
                                "parent_a_b_id_key", List.of("a", "b"), List.of("id"), false, Deferral.NOT_DEFERRABLE),
                        new Constraint.PrimaryKey("parent_pkey", List.of("id")));
        assertThat(table("t").constraints())
                .containsExactly(
                        new Constraint.Check("c", new SqlExpression("(a > 0) AND (b > 0)"), true, true, null),
                        new Constraint.ForeignKey(
                                "f",
                                List.of("a", "b"),
                                QualifiedName.of("parent"),
                                List.of("a", "b"),
                                Action.CASCADE,
                                Action.SET_NULL,
                                true,
                                Deferral.INITIALLY_DEFERRED,
                                true),
                        new Constraint.Check("v", new SqlExpression("a < 10"), false, false, "later"),
                        new Constraint.Exclude(
                                "x",
                                "gist",
                                List.of(new Constraint.Exclude.Element(Index.Part.column("during"), "&&")),
                                List.of(),
                                new TreeMap<>(),
                                new SqlExpression("a > 1"),
                                Deferral.DEFERRABLE,
                                null));
        assertThat(table("t").indexes()).isEmpty();
    }

    @Test
    void someColumnsOfAForeignKeyAreSetToNull() throws SQLException {
        assumeTrue(TestDatabase.serverVersion() >= 15, "columns of SET NULL came with PostgreSQL 15");
        run("CREATE TABLE parent (a integer, b integer, PRIMARY KEY (a, b)); CREATE TABLE t (a integer, b integer,"
                + " FOREIGN KEY (a, b) REFERENCES parent ON DELETE SET NULL (b),"
                + " CONSTRAINT n UNIQUE NULLS NOT DISTINCT (a))");

        Table table = table("t");
        assertThat(table.foreignKeys().get(0).onDeleteColumns()).containsExactly("b");
        assertThat(table.constraint("n"))
                .contains(new Constraint.Unique("n", List.of("a"), List.of(), true, Deferral.NOT_DEFERRABLE));
    }

    @Test
    void indexesAreReadPartByPart() throws SQLException {
        run("CREATE TABLE t (a text, b integer, c jsonb, d varchar(10));"
                + "CREATE UNIQUE INDEX i1 ON t (lower(a) DESC, b DESC NULLS LAST, (b + 1)) INCLUDE (c) WITH (fillfactor = 70)"
                + " WHERE b > 0;"
                + "CREATE INDEX i2 ON t USING gin (c jsonb_path_ops); CREATE INDEX i3 ON t (a COLLATE \"POSIX\" text_pattern_ops);"
                + "CREATE INDEX i4 ON t (d); COMMENT ON INDEX i4 IS 'short'");

        TreeMap<String, String> storage = new TreeMap<>();
        storage.put("fillfactor", "70");
        assertThat(table("t").indexes())
                .containsExactly(
                        new Index(
                                "i1",
                                List.of(
                                        new Index.Part(null, new SqlExpression("lower(a)"), null, null, true, true),
                                        new Index.Part("b", null, null, null, true, false),
                                        new Index.Part(null, new SqlExpression("b + 1"), null, null, false, false)),
                                true,
                                "btree",
                                new SqlExpression("b > 0"),
                                List.of("c"),
                                false,
                                storage),
                        new Index(
                                "i2",
                                List.of(new Index.Part(
                                        "c", null, null, new SqlExpression("jsonb_path_ops"), false, false)),
                                false,
                                "gin",
                                null,
                                List.of(),
                                false,
                                new TreeMap<>()),
                        new Index(
                                "i3",
                                List.of(new Index.Part(
                                        "a", null, "POSIX", new SqlExpression("text_pattern_ops"), false, false)),
                                false,
                                "btree",
                                null,
                                List.of(),
                                false,
                                new TreeMap<>()),
                        Index.of("i4", "d").withComment("short"));
    }

    @Test
    void enumsDomainsAndCompositeTypesAreRead() throws SQLException {
        run("CREATE TYPE color AS ENUM ('red', 'it''s'); CREATE DOMAIN email AS varchar(40) DEFAULT 'a@b' NOT NULL"
                + " CONSTRAINT at CHECK (VALUE LIKE '%@%'); COMMENT ON DOMAIN email IS 'mail';"
                + "CREATE TYPE point3 AS (x integer, c color); COMMENT ON TYPE point3 IS 'where'");

        assertThat(read().schema().enums().values())
                .containsExactly(EnumType.of(QualifiedName.of("color"), "red", "it's")
                        .withLabels(List.of(new EnumType.Label("red", null), new EnumType.Label("it's", null))));
        assertThat(objects())
                .containsExactly(
                        new Domain(
                                QualifiedName.of("email"),
                                null,
                                Builtin.of("varchar", 40),
                                false,
                                new DefaultValue.Literal("a@b"),
                                null,
                                List.of(new Constraint.Check(
                                        "at", new SqlExpression("(VALUE)::text ~~ '%@%'::text"), true)),
                                "mail"),
                        CompositeType.of(
                                        QualifiedName.of("point3"),
                                        CompositeType.Attribute.of("x", Builtin.of("integer")),
                                        CompositeType.Attribute.of("c", new Defined(QualifiedName.of("color"))))
                                .withComment("where"));
    }

    @Test
    void viewsAreReadWithTheirColumnsAndOptions() throws SQLException {
        run("CREATE TABLE t (a integer, b text); CREATE VIEW v WITH (security_barrier) AS SELECT a FROM t WHERE a > 0"
                + " WITH LOCAL CHECK OPTION; COMMENT ON VIEW v IS 'some'; COMMENT ON COLUMN v.a IS 'one';"
                + "CREATE MATERIALIZED VIEW m WITH (fillfactor = 50) AS SELECT b FROM t WITH NO DATA;"
                + "CREATE UNIQUE INDEX m_b ON m (b)");

        TreeMap<String, String> storage = new TreeMap<>();
        storage.put("fillfactor", "50");
        Index index = Index.of("m_b", "b").withUnique(true);
        String t = TestDatabase.serverVersion() >= 16 ? "" : "t.";
        assertThat(objects())
                .containsExactly(
                        new View(
                                QualifiedName.of("v"),
                                null,
                                List.of(new ViewColumn("a", Builtin.of("integer"), "one")),
                                new SqlExpression("SELECT %1$sa FROM t WHERE (%1$sa > 0)".formatted(t)),
                                new View.Options(true, false, View.Check.LOCAL),
                                "some"),
                        new MaterializedView(
                                QualifiedName.of("m"),
                                null,
                                List.of(ViewColumn.of("b", Builtin.of("text"))),
                                new SqlExpression("SELECT %sb FROM t".formatted(t)),
                                false,
                                List.of(index),
                                storage,
                                null));
    }

    @Test
    void aPartitionedTableIsOneTableWithItsPartitions() throws SQLException {
        run(
                "CREATE TABLE t (id integer, at timestamp, kind text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at, (id + 1));"
                                .replace("PRIMARY KEY (id, at)", "CHECK (id > 0)")
                        + "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM ('2020-01-01', MINVALUE) TO ('2021-01-01', MAXVALUE)"
                        + " PARTITION BY LIST (kind); CREATE TABLE t1a PARTITION OF t1 FOR VALUES IN ('a', NULL);"
                        + "CREATE TABLE t1b PARTITION OF t1 FOR VALUES IN ('it''s, (b)');"
                        + "CREATE TABLE t2 PARTITION OF t DEFAULT WITH (fillfactor = 80); CREATE INDEX i ON t (kind);"
                        + "CREATE INDEX own ON t2 (id)");

        PartitionKey key = new PartitionKey(
                PartitionKey.Strategy.RANGE,
                List.of(Index.Part.column("at"), Index.Part.expression(new SqlExpression("id + 1"))));
        Table table = table("t");
        assertThat(read().schema().tables()).hasSize(1);
        assertThat(Objects.requireNonNull(table.partitioning()).key()).isEqualTo(key);
        TreeMap<String, String> storage = new TreeMap<>();
        storage.put("fillfactor", "80");
        assertThat(table.partitions())
                .containsExactly(
                        Partition.of(
                                        QualifiedName.of("t1"),
                                        new PartitionBound.Range(
                                                List.of(Value.of("2020-01-01 00:00:00"), Value.MINVALUE),
                                                List.of(Value.of("2021-01-01 00:00:00"), Value.MAXVALUE)))
                                .withKey(PartitionKey.of(PartitionKey.Strategy.LIST, "kind")),
                        Partition.of(QualifiedName.of("t1a"), new PartitionBound.In(List.of(Value.of("a"), Value.NULL)))
                                .withParent(QualifiedName.of("t1")),
                        Partition.of(QualifiedName.of("t1b"), new PartitionBound.In(List.of(Value.of("it's, (b)"))))
                                .withParent(QualifiedName.of("t1")),
                        Partition.of(QualifiedName.of("t2"), PartitionBound.REST)
                                .withOptions(TableOptions.NONE.withStorage(storage)));
        assertThat(table.indexes()).containsExactly(Index.of("i", "kind"));
        assertThat(read().unmanaged()).contains(new Unmanaged("index of a partition", "own"));
    }

    @Test
    void hashPartitionsAreRead() throws SQLException {
        run("CREATE TABLE t (id integer) PARTITION BY HASH (id);"
                + "CREATE TABLE t0 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 1)");

        assertThat(table("t").partitioning())
                .isEqualTo(Partitioning.of(
                        PartitionKey.of(PartitionKey.Strategy.HASH, "id"),
                        Partition.of(QualifiedName.of("t0"), new PartitionBound.Hash(2, 1))));
    }

    @Test
    void aTableThatInheritsHasOnlyWhatIsItsOwn() throws SQLException {
        run("CREATE TABLE parent (id integer CONSTRAINT c CHECK (id > 0), a text);"
                + "CREATE TABLE child (b text, CONSTRAINT own CHECK (b <> '')) INHERITS (parent)");

        Table child = table("child");
        assertThat(child.columns()).extracting(Column::name).containsExactly("b");
        assertThat(child.constraints()).extracting(Constraint::name).containsExactly("own");
        assertThat(child.options().inherits()).containsExactly(QualifiedName.of("parent"));
    }

    @Test
    void policiesAndRowSecurityAreRead() throws SQLException {
        run("DO $$ BEGIN CREATE ROLE dunlin_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;"
                + "CREATE TABLE t (a integer); ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY;"
                + "CREATE POLICY p ON t AS RESTRICTIVE FOR UPDATE TO dunlin_reader USING (a > 1) WITH CHECK (a < 9);"
                + "CREATE POLICY q ON t USING (true); CREATE POLICY r ON t FOR INSERT WITH CHECK (true)");

        assertThat(table("t").rowSecurity())
                .isEqualTo(new RowSecurity(
                        RowSecurity.Mode.FORCED,
                        List.of(
                                new Policy(
                                        "p",
                                        Policy.Command.UPDATE,
                                        false,
                                        List.of("dunlin_reader"),
                                        new SqlExpression("a > 1"),
                                        new SqlExpression("a < 9")),
                                new Policy("q", Policy.Command.ALL, true, List.of(), null, null),
                                new Policy("r", Policy.Command.INSERT, true, List.of(), null, null))));
    }

    @Test
    void functionsTriggersRulesStatisticsAndGrantsAreFiles() throws SQLException {
        run("DO $$ BEGIN CREATE ROLE dunlin_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;"
                + "CREATE TABLE t (a integer, b integer); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN RETURN NEW; END'; COMMENT ON FUNCTION f() IS 'does it'; REVOKE ALL ON FUNCTION f() FROM PUBLIC;"
                + "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();"
                + "CREATE RULE ru AS ON DELETE TO t DO INSTEAD NOTHING; CREATE STATISTICS st ON a, b FROM t;"
                + "CREATE FUNCTION add(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';"
                + "CREATE FUNCTION add(text) RETURNS text LANGUAGE sql AS 'SELECT $1';"
                + "CREATE AGGREGATE total(integer) (SFUNC = add, STYPE = integer, INITCOND = '0');"
                + "CREATE TYPE span AS RANGE (SUBTYPE = time); GRANT SELECT, INSERT ON t TO dunlin_reader");

        assertThat(objects())
                .extracting(object -> object.name().name())
                .containsExactly(
                        "add", "f", "grants_t", "rule_t_ru", "statistics_st", "total", "trigger_t_tr", "type_span");
        assertThat(file("f")).isEqualTo("""
                CREATE OR REPLACE FUNCTION f()
                 RETURNS trigger
                 LANGUAGE plpgsql
                AS $function$BEGIN RETURN NEW; END$function$;

                COMMENT ON FUNCTION f() IS 'does it';

                REVOKE ALL ON FUNCTION f() FROM PUBLIC;""");
        assertThat(file("trigger_t_tr"))
                .isEqualTo("CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();");
        assertThat(file("rule_t_ru")).isEqualTo("CREATE RULE ru AS\n    ON DELETE TO t DO INSTEAD NOTHING;");
        assertThat(file("statistics_st")).isEqualTo("CREATE STATISTICS st ON a, b FROM t;");
        assertThat(file("add")).contains("add(integer, integer)").contains("add(text)");
        assertThat(file("total"))
                .contains("CREATE OR REPLACE AGGREGATE total(integer)")
                .contains("INITCOND = '0'");
        assertThat(file("grants_t")).isEqualTo("GRANT INSERT, SELECT ON TABLE t TO dunlin_reader;");
    }

    @Test
    void whatBelongsToAnExtensionIsTheExtensions() throws SQLException {
        run("CREATE EXTENSION pg_trgm; CREATE EXTENSION hstore; CREATE EXTENSION pg_stat_statements");

        Catalog catalog = read();

        assertThat(catalog.schema().objects()).isEmpty();
        assertThat(catalog.unmanaged())
                .filteredOn(each -> !each.kind().equals("role"))
                .isEmpty();
    }

    @Test
    void whatOtherToolsKeepIsLeftOut() throws SQLException {
        run("CREATE TABLE _prisma_migrations (id serial PRIMARY KEY); CREATE INDEX i ON _prisma_migrations (id);"
                + "CREATE TABLE flyway_schema_history (id integer); CREATE SCHEMA drizzle; CREATE TABLE drizzle.x (id serial);"
                + "CREATE TABLE dunlin_history (id integer); CREATE TABLE databasechangelog (id integer)");

        Catalog catalog = new CatalogReader(CatalogScope.ALL).read(connection);

        assertThat(catalog.schema()).isEqualTo(Schema.EMPTY);
        assertThat(catalog.unmanaged())
                .filteredOn(each -> !each.kind().equals("role"))
                .isEmpty();
    }

    @Test
    void namesAreQualifiedUnlessTheyAreOfTheHome() throws SQLException {
        run("CREATE SCHEMA app; CREATE TYPE app.color AS ENUM ('red'); CREATE TABLE app.t (c app.color DEFAULT 'red',"
                + " CONSTRAINT c CHECK (c <> 'red')); CREATE TABLE u (c app.color)");

        Catalog all = new CatalogReader(CatalogScope.ALL).read(connection);
        Catalog app = new CatalogReader(CatalogScope.home("app")).read(connection);

        assertThat(all.schema().tables().keySet())
                .containsExactly(new QualifiedName("app", "t"), new QualifiedName("public", "u"));
        assertThat(app.schema().tables().keySet()).containsExactly(QualifiedName.of("t"));
        assertThat(check(all, new QualifiedName("app", "t"))).isEqualTo("c <> 'red'::app.color");
        assertThat(check(app, QualifiedName.of("t"))).isEqualTo("c <> 'red'::color");
        assertThat(new CatalogReader(CatalogScope.of(Set.of("app")))
                        .read(connection)
                        .schema()
                        .tables())
                .hasSize(1);
    }

    private static String check(Catalog catalog, QualifiedName table) {
        return Objects.requireNonNull(catalog.schema().tables().get(table))
                .constraint("c")
                .orElseThrow()
                .expressions()
                .get(0)
                .sql();
    }

    @Test
    void whatHasNoPlaceIsListed() throws SQLException {
        run(
                "CREATE TABLE t (a integer PRIMARY KEY, b integer); CREATE PUBLICATION pub FOR TABLE t;"
                        + "ALTER TABLE t REPLICA IDENTITY FULL; CLUSTER t USING t_pkey; CREATE FOREIGN DATA WRAPPER w;"
                        + "CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a integer) SERVER s;"
                        + "CREATE COLLATION german FROM \"C\"; CREATE TEXT SEARCH CONFIGURATION conf (COPY = simple);"
                        + "CREATE FUNCTION eq(integer, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';"
                        + "CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = text, FUNCTION = eq);"
                        + "CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';"
                        + "CREATE EVENT TRIGGER evt ON ddl_command_end WHEN TAG IN ('CREATE CAST') EXECUTE FUNCTION et();"
                        + "CREATE TYPE shell; COMMENT ON SCHEMA public IS 'mine'; ALTER TABLE t ALTER b SET (n_distinct = 5);"
                        + "GRANT SELECT (a) ON t TO PUBLIC; ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC");

        assertThat(read().unmanaged())
                .filteredOn(each -> !each.kind().equals("role"))
                .extracting(Unmanaged::toString)
                .containsExactly(
                        "base type shell",
                        "collation german",
                        "comment on a schema public",
                        "default privileges of postgres in public on r",
                        "event trigger evt",
                        "foreign data wrapper w",
                        "foreign server s",
                        "foreign table ft",
                        "index for CLUSTER t_pkey",
                        "operator ===(integer,text)",
                        "options of a column t.b",
                        "privileges on a column t.a",
                        "publication pub",
                        "replica identity t",
                        "text search configuration conf");
    }

    @Test
    void readingChangesNothingOfTheSession() throws SQLException {
        run("SET search_path = pg_catalog, public; CREATE TEMP TABLE t (a integer)");

        assertThat(read().schema().tables()).isEmpty();
        assertThat(connection.getAutoCommit()).isTrue();
        connection.setAutoCommit(false);
        run("CREATE TABLE public.u (a integer)");
        assertThat(read().schema().tables()).hasSize(1);
        connection.commit();
        assertThat(new CatalogReader(CatalogScope.ALL).read(connection).schema().tables())
                .hasSize(1);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Catalog read() throws SQLException {
        return new CatalogReader(CatalogScope.home("public")).read(connection);
    }

    private Table table(String name) throws SQLException {
        return Objects.requireNonNull(read().schema().tables().get(QualifiedName.of(name)));
    }

    private Collection<SchemaObject> objects() throws SQLException {
        return read().schema().objects().values();
    }

    private String file(String name) throws SQLException {
        ObjectId id = new ObjectId(ObjectKind.OBJECT, QualifiedName.of(name));
        return ((SqlObject) Objects.requireNonNull(read().schema().objects().get(id)))
                .text()
                .sql();
    }
}
