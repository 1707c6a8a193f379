package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.TypeParser;
import dev.dunlin.schema.sql.SchemaScript;
import dev.dunlin.schema.sql.Sql;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes all rules is accepted by a real server. */
class PostgresqlTest {
    private static final String TYPES = """
            smallint integer bigint real numeric boolean text varchar char uuid date bytea json jsonb jsonpath xml money oid name
            inet cidr macaddr macaddr8 point line lseg box path polygon circle tsvector tsquery pg_lsn pg_snapshot txid_snapshot
            int4range tstzrange int4multirange time timetz timestamp timestamptz interval bit varbit xid xid8 cid refcursor""";

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.rollback();
        }
    }

    private static String ddl(Compilation compilation) {
        Schema schema = compilation.schema();
        return SchemaScript.of(schema, List.of(), compilation.clean().settings().namespace());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bigint | -9223372036854775808",
                "smallint | +32767",
                "numeric(5,2) | 999.99",
                "numeric(5,2) | 1.2300",
                "numeric | 1e10",
                "numeric | .5",
                "numeric | 5.",
                "numeric | NaN",
                "double precision | -Infinity",
                "real | 1.5e-10",
                "boolean | true",
                "uuid | A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
                "date | 2026-01-31",
                "time | 09:30",
                "timetz | 09:30:00+02:00",
                "timestamp | 2026-01-31 09:30:00",
                "timestamptz | 2026-01-31T09:30Z",
                "interval | PT1H30M",
                "interval | P1DT-2H",
                "interval | P1Y2M3DT4H5.678S",
                "jsonb | {\"a\": [1, null]}",
                "jsonb | []",
                "text[] | {}",
                "integer[] | {1,2}",
                "bytea | \\x00ff",
                "inet | ::1/128",
                "inet | 10.0.0.1",
                "varchar(3) | äöü",
                "text | it's",
            })
    void anAcceptedLiteralIsAValue(String type, String text) throws SQLException {
        ColumnType parsed = TypeParser.parse(type);
        String value = Literals.read(parsed, text).orElseThrow();

        // As a default it is cast by assignment, which does not cut.
        execute("CREATE TABLE t (x %s DEFAULT %s); INSERT INTO t DEFAULT VALUES".formatted(type, Sql.literal(value)));
    }

    @ParameterizedTest
    @CsvSource({"'numeric(3,5)', 0.00123", "'numeric(2,-3)', 99000"})
    void newerServersHaveAnyScale(String type, String text) throws SQLException {
        assumeThat(TestDatabase.serverVersion()).isGreaterThanOrEqualTo(15);

        anAcceptedLiteralIsAValue(type, text);
    }

    @Test
    void everyExampleOfALiteralIsOne() throws SQLException {
        for (String type : List.of(
                "integer",
                "numeric",
                "real",
                "boolean",
                "uuid",
                "date",
                "time",
                "timetz",
                "timestamp",
                "timestamptz",
                "interval",
                "jsonb",
                "bytea",
                "inet",
                "text[]",
                "text")) {
            String example = Literals.example(TypeParser.parse(type)).replace("\\\\", "\\");

            assertThat(Literals.read(TypeParser.parse(type), example)).isPresent();
            execute("SELECT %s::%s".formatted(Sql.literal(example), type));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"btree", "hash", "gin", "gist", "spgist", "brin"})
    void anIndexIsRefusedExactlyIfTheServerRefusesIt(String method) {
        List<String> types = Stream.of(TYPES.split("\\s+"))
                .filter(type -> !type.endsWith("multirange") || TestDatabase.serverVersion() >= 14)
                .flatMap(type -> Stream.of(type, type + "[]"))
                .toList();
        String components = types.stream()
                .map(type -> "@Index(method = \"%s\") @Column(name = \"%s\", type = \"%2$s\") Object c%d"
                        .formatted(method, type, types.indexOf(type)))
                .collect(Collectors.joining(", "));
        List<String> refused = compile("@Table record T(@Id int id, %s) {}".formatted(components)).messages().stream()
                .filter(message -> message.text().startsWith("[" + Code.INDEX_TYPE.id()))
                .map(message -> message.text().replaceFirst("(?s).*\\(t\\.(.*?)\\)\n.*", "$1"))
                .toList();

        assertThat(refused)
                .containsExactlyInAnyOrderElementsOf(
                        types.stream().filter(type -> isRefused(method, type)).toList());
    }

    private static boolean isRefused(String method, String type) {
        try {
            execute("CREATE TABLE t (x %s); CREATE INDEX ON t USING %s (x)".formatted(type, method));
            return false;
        } catch (SQLException e) {
            return e.getMessage().contains("no default operator class");
        }
    }

    @Test
    void aSchemaWithEverythingIsCreated() {
        Compilation compilation = TestCompiler.javac()
                .anchor("@Schema(name = \"app\", postgres = 15, extensions = \"citext\", comments = true)")
                .body("""
                        /** Places that's. */
                        @Index(columns = {"latitude", "longitude DESC NULLS LAST"}, where = "province IS NOT NULL")
                        @Index(columns = "province COLLATE \\"C\\" text_pattern_ops", include = "status", storage = "fillfactor=70")
                        @Index(expressions = {"lower(province)", "(latitude + longitude)"}, unique = true, nullsNotDistinct = %s)
                        @Index(columns = "tags", method = "gin")
                        @Unique(columns = {"status", "kind"}, include = "latitude", deferrable = true)
                        @Check(value = "latitude BETWEEN -90 AND 90", noInherit = true, comment = "On earth")
                        @Exclude(elements = {"longitude DESC WITH =", "(lower(province)) text_ops WITH OPERATOR(pg_catalog.=)"},
                            method = "btree", where = "latitude > 0", include = "status", storage = "fillfactor=70",
                            deferrable = true, comment = "Not twice")
                        @Table("locations")
                        public record Location(
                            @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
                            @Nullable String province,
                            @Column(precision = 10, scale = 7) BigDecimal latitude,
                            @Column(precision = 10, scale = 7, defaultValue = "1.5") BigDecimal longitude,
                            @Column(defaultValue = "it's") Status status,
                            List<Status> kind,
                            @Column(defaultValue = "{}") List<String> tags,
                            @Column(defaultValue = "{}") Map<String, ?> more,
                            @Column(type = "citext", collation = "C", storage = Storage.EXTERNAL, statistics = 500) String mail,
                            @Exclude(with = "&&") @Column(type = "int4range") String range,
                            @Column(defaultValue = "\\\\x00ff") byte[] bytes,
                            @Column(generatedAs = "latitude + longitude") BigDecimal sum,
                            @Column(identity = Identity.BY_DEFAULT) @Unique long number,
                            @Column(defaultValue = "2026-01-31T09:30:00Z", precision = 3) Instant since,
                            @Column(defaultValue = "PT1H") Duration length,
                            @Column(defaultValue = "7") BigInteger big,
                            @Embedded @Nullable Audit audit,
                            @Relation(to = Location.class) @Nullable UUID parent) {}
                        enum Status { @EnumLabel("it's") ITS, OTHER }
                        """.formatted(TestDatabase.serverVersion() >= 15))
                .body("""
                        record Audit(Instant createdAt, @Relation(to = Seat.class, columns = {"hall", "row"}, match = Match.FULL,
                            deferrable = true, onDelete = ReferentialAction.CASCADE) @Check("row > 0") int row, String hall) {}
                        """)
                .body("""
                        @Table(inherits = Seat.class) record Box(@Id(order = 2) int row, @Id(order = 1) String hall,
                            @Index String name, int places, @Column(generatedAs = "places * row") int all) {}
                        """)
                .body(
                        "@Table(unlogged = false) record Seat(@Id(order = 2) int row, @Id(order = 1) String hall, String name) {}")
                .compile();

        assertThatCode(() -> execute(ddl(compilation))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now()",
                "clock_timestamp()",
                "statement_timestamp()",
                "transaction_timestamp()",
                "timeofday()",
                "random()",
                "gen_random_uuid()",
                "nextval('s')",
                "currval('s')",
                "current_setting('a.b')",
                "concat(a, 1)",
                "concat_ws(',', a)",
                "format('%s', a)",
                "to_char(at, 'YYYY')",
                "to_char(1, '9')",
                "current_date",
                "current_time",
                "current_timestamp",
                "localtime",
                "localtimestamp",
                "current_user",
                "session_user",
                "current_role",
                "current_catalog",
                "current_schema",
            })
    void whatIsSaidNotToBeImmutableIsRefused(String expression) {
        Message message = compile("@Index(expressions = \"%s\") @Table record T(@Id int id, String a, Instant at) {}"
                        .formatted(expression))
                .only(Code.NOT_IMMUTABLE);

        assertThat(message.text()).contains("does not always give the same value");
        assertThatThrownBy(() -> execute("CREATE SEQUENCE s; CREATE TABLE t (a text, at timestamptz);"
                        + " CREATE INDEX ON t ((%s))".formatted(expression)))
                .hasMessageContaining("must be marked IMMUTABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user",
                "select",
                "a b",
                "a.b",
                "a\\\"b",
                "a'b",
                "a\\\\b",
                "a;--b",
                "日本語",
                "ZÄHLER",
                "a\\nb",
                "$1",
                "%s",
                "1234567890123456789012345678901234567890123456789012345678901ä",
            })
    void anyNameIsAName(String name) {
        Compilation compilation = compile("""
                @Table("%1$s") @Index(columns = {"b", "kind"}, name = "%1$s i", comment = "%1$s")
                @Exclude(elements = "b WITH =", method = "hash", name = "%1$s x", comment = "%1$s") record T(@Id @Column(name = "%1$s", identity = Identity.ALWAYS) int a,
                    @Relation(to = T.class, name = "%1$s f") @Unique int b, @Column(name = "%1$s e") Kind kind) {}
                @dev.dunlin.annotations.EnumType("%1$s type") enum Kind { @EnumLabel("%1$s") A }
                """.formatted(name.length() > 20 ? name.substring(0, 50) : name));

        assertThatCode(() -> execute(ddl(compilation))).doesNotThrowAnyException();
    }

    @Test
    void longNamesAreCutWithoutAClash() {
        String table = "t".repeat(60);
        Compilation compilation = compile("""
                @Exclude(elements = "%2$sa WITH =", method = "btree") @Exclude(elements = "%2$sb WITH =", method = "btree")
                @Table("%1$s") @Index(columns = "%2$sa") @Index(columns = "%2$sb") @Index(columns = "%2$sa", where = "x > 0")
                record T(@Id @Column(identity = Identity.ALWAYS) int x, int %2$sa, int %2$sb,
                    @Relation(to = T.class) int self) {}
                """.formatted(table, "c".repeat(62)));

        assertThatCode(() -> execute(ddl(compilation))).doesNotThrowAnyException();
        assertThat(compilation.table().indexes())
                .extracting("name")
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(compilation.table().constraints(Constraint.Exclude.class))
                .extracting("name")
                .doesNotHaveDuplicates()
                .hasSize(2);
    }
}
