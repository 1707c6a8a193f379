package dev.dunlin.schema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypeParserTest {
    private TestDatabase database;
    private Connection connection;

    @BeforeAll
    void connect() throws SQLException {
        database = TestDatabase.create();
        connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE two ()");
        }
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    int                               | integer
                    int4                              | integer
                    INTEGER                           | integer
                    pg_catalog.int4                   | integer
                    int2                              | smallint
                    int8                              | bigint
                    float4                            | real
                    float8                            | double precision
                    float                             | double precision
                    float(24)                         | real
                    float(25)                         | double precision
                    double  precision                 | double precision
                    bool                              | boolean
                    decimal                           | numeric
                    dec(10)                           | numeric(10,0)
                    numeric(10)                       | numeric(10,0)
                    decimal(10, 2)                    | numeric(10,2)
                    character varying(20)             | varchar(20)
                    char varying(20)                  | varchar(20)
                    national character varying(20)    | varchar(20)
                    character varying                 | varchar
                    pg_catalog.varchar(7)             | varchar(7)
                    character(3)                      | char(3)
                    char                              | char(1)
                    nchar(2)                          | char(2)
                    bpchar                            | bpchar
                    bpchar(4)                         | char(4)
                    bit                               | bit(1)
                    bit varying(5)                    | varbit(5)
                    bit varying                       | varbit
                    timestamp with time zone          | timestamptz
                    timestamp(3) with time zone       | timestamptz(3)
                    TIMESTAMP ( 3 ) WITH  TIME ZONE   | timestamptz(3)
                    timestamptz(3)                    | timestamptz(3)
                    timestamp without time zone       | timestamp
                    timestamp(0) without time zone    | timestamp(0)
                    time without time zone            | time
                    time(2)                           | time(2)
                    time with time zone               | timetz
                    interval                          | interval
                    interval(3)                       | interval(3)
                    interval year to month            | interval year to month
                    interval day to second(3)         | interval day to second(3)
                    int[]                             | integer[]
                    integer ARRAY                     | integer[]
                    integer array[4]                  | integer[]
                    text[][]                          | text[]
                    varchar(20)[3][3]                 | varchar(20)[]
                    timestamp(3) with time zone[]     | timestamptz(3)[]
                    text /* short */                  | text
                    """)
    void everySpellingOfATypeIsOneType(String spelling, String expected) throws SQLException {
        assertThat(TypeParser.parse(spelling)).hasToString(expected);
        assertThat(TypeParser.parse(expected)).hasToString(expected);
        assertThat(onServer(spelling)).isEqualTo(onServer(expected));
        assertThat(TypeParser.parse(onServer(spelling))).hasToString(expected);
    }

    /** Servers before PostgreSQL 15 refuse it. */
    @Test
    void aScaleMayBeNegative() {
        assertThat(TypeParser.parse("numeric(5, -2)")).isEqualTo(ColumnType.Builtin.of("numeric", 5, -2));
    }

    /** The server remembers that six digits were asked for, but they are what there is without asking. */
    @ParameterizedTest
    @CsvSource({"timestamp(6), timestamp", "time(6) with time zone, timetz", "interval second(6), interval second"})
    void allDigitsOfASecondAreTheDefault(String spelling, String expected) {
        assertThat(TypeParser.parse(spelling)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    citext                     | citext
                    CITEXT                     | citext
                    public.citext              | public.citext
                    "My Type"                  | "My Type"
                    "a""b"."c"                 | "a""b"."c"
                    "char"                     | "char"
                    pg_catalog."char"          | pg_catalog."char"
                    vector( 3 )                | vector(3)
                    geometry(Point, 4326)      | geometry(point,4326)
                    geometry(point, -1)        | geometry(point,-1)
                    text.text                  | text.text
                    """)
    void anotherTypeKeepsItsName(String spelling, String expected) {
        assertThat(TypeParser.parse(spelling)).isEqualTo(new ColumnType.Foreign(new SqlExpression(expected)));
        assertThat(TypeParser.parse(spelling)).hasToString(expected);
        assertThat(TypeParser.parse(spelling + "[]")).hasToString(expected + "[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                        | a name of a type is expected
                    text(5)                   | text takes no length or precision
                    varchar(0)                | the length is from 1 to 10485760
                    varchar(20, 3)            | varchar takes one length
                    varchar(n)                | a number is expected between the parentheses
                    numeric(1001)             | the precision is from 1 to 1000
                    numeric(1,2,3)            | numeric takes a precision and a scale
                    float(54)                 | the precision is from 1 to 53
                    timestamptz(7)            | the precision is from 0 to 6
                    interval day(3)           | interval day takes no precision
                    timestamp with zone       | "time" is missing
                    varchar(20                | ")" is missing
                    text NOT NULL             | "not" is not expected here
                    text; DROP TABLE t        | ";" is not expected here
                    citext, x int             | "," is not expected here
                    citext DEFAULT now()      | "default" is not expected here
                    vector(now())             | ")" is missing
                    'text'                    | a name of a type is expected
                    serial                    | it stands for an integer with a sequence and is no type
                    bigserial                 | it stands for an integer with a sequence and is no type
                    """)
    void whatIsNoTypeIsRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> TypeParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageStartingWith("\"" + text + "\" is not a type: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytea", "jsonb", "inet", "int8range", "tsquery", "regclass", "pg_lsn", "box", "name"})
    void theServerKnowsThePlainTypes(String name) throws SQLException {
        assertThat(TypeParser.isBuiltin(name)).isTrue();
        assertThat(onServer(name)).isEqualTo(name);
    }

    private String onServer(String type) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE two DROP COLUMN IF EXISTS c, ADD COLUMN c " + type);
            try (ResultSet row = statement.executeQuery("SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                    + " WHERE attrelid = 'two'::regclass AND attname = 'c'")) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
