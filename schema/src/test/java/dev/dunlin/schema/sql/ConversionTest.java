package dev.dunlin.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.TypeParser;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
    private static final List<String> TYPES = List.of(
            "smallint",
            "integer",
            "bigint",
            "numeric(12, 3)",
            "real",
            "double precision",
            "money",
            "oid",
            "boolean",
            "text",
            "varchar(40)",
            "char(10)",
            "bpchar",
            "name",
            "uuid",
            "bytea",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval",
            "interval day",
            "json",
            "jsonb",
            "xml",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "bit(8)",
            "varbit",
            "point",
            "lseg",
            "box",
            "path",
            "polygon",
            "circle",
            "int4range",
            "tstzrange",
            "tsvector",
            "tsquery",
            "integer[]",
            "text[]",
            "timestamptz[]",
            "citext");

    /** Rows would make some fail; without rows every type can become every other. */
    @Test
    void everyTypeCanBecomeEveryOther() throws SQLException {
        List<String> refused = new ArrayList<>();
        try (ServerSchema server = new ServerSchema()) {
            server.run(List.of("CREATE EXTENSION citext"));
            for (String from : TYPES) {
                try {
                    server.run(List.of(String.join(";", becomingEveryOther(from))));
                } catch (SQLException e) {
                    refused.add(from + ": " + e.getMessage());
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    /** One table with a column for each type that its columns become. */
    private static List<String> becomingEveryOther(String from) {
        List<String> columns = new ArrayList<>();
        List<String> actions = new ArrayList<>();
        for (String to : TYPES) {
            Column column = column(from).withName("to " + to);
            String name = Sql.identifier(column.name());
            String using = Conversion.between(column, column(to).withName(column.name()))
                    .using();
            columns.add(name + " " + from);
            actions.add("ALTER " + name + " TYPE " + to + (using == null ? "" : " USING " + using));
        }
        return List.of(
                "CREATE TABLE t (" + String.join(", ", columns) + ")",
                "ALTER TABLE t " + String.join(", ", actions),
                "DROP TABLE t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    integer     | boolean           | 2                          | true
                    boolean     | bigint            | true                       | 1
                    text        | integer           | 42                         | 42
                    timestamp   | timestamptz       | 2026-02-13 12:00           | 2026-02-13 07:00:00-05
                    timestamptz | date              | 2026-02-13 23:00-05        | 2026-02-14
                    date        | timestamptz       | 2026-02-13                 | 2026-02-12 19:00:00-05
                    text        | text[]            | a,b                        | {"a,b"}
                    text[]      | text              | {a,b}                      | a,b
                    integer[]   | bigint            | {7}                        | 7
                    uuid        | jsonb             | 00000000-0000-0000-0000-000000000001 | "00000000-0000-0000-0000-000000000001"
                    jsonb       | text              | {"a": 1}                   | {"a": 1}
                    json        | uuid              | "00000000-0000-0000-0000-000000000001" | 00000000-0000-0000-0000-000000000001
                    text[]      | integer[]         | {1,2}                      | {1,2}
                    """)
    void valuesMeanTheSameAfterwards(String from, String to, String value, String expected) throws SQLException {
        String using = conversion(from, to).using();
        try (ServerSchema server = new ServerSchema()) {
            server.run(List.of(
                    "SET TimeZone = 'America/New_York'",
                    "CREATE TABLE t (c " + from + ")",
                    "INSERT INTO t VALUES (" + Sql.literal(value) + "), (NULL)",
                    "ALTER TABLE t ALTER c TYPE " + to + (using == null ? "" : " USING " + using)));

            assertThat(server.query("SELECT c::text FROM t ORDER BY c")).containsExactly(expected, null);
        }
    }

    /** An explicit cast cuts a text that is too long; the server's own assignment refuses it. */
    @ParameterizedTest
    @CsvSource({"text, varchar(5)", "varchar(9), varchar(5)", "integer, varchar(2)", "uuid, char(3)", "varchar, text"})
    void noTextIsCut(String from, String to) {
        assertThat(conversion(from, to).using()).isNull();
    }

    @Test
    void timesAreTakenAsUtcAndItIsSaid() {
        assertThat(conversion("timestamp", "timestamptz"))
                .isEqualTo(new Conversion("\"c\" AT TIME ZONE 'UTC'", "Values without a time zone are taken as UTC."));
    }

    @Test
    void anExtensionsTypeIsTheExtensionsBusiness() {
        assertThat(conversion("vector(3)", "vector(4)").using()).isNull();
        assertThat(conversion("integer", "hstore").using()).isNull();
        assertThat(conversion("citext", "text").using()).isNull();
        assertThat(conversion("text", "hstore").using()).isEqualTo("\"c\"::hstore");
    }

    private static Conversion conversion(String from, String to) {
        return Conversion.between(column(from), column(to));
    }

    private static Column column(String type) {
        ColumnType parsed = TypeParser.parse(type);
        return Column.of("c", parsed).withNullable(true);
    }
}
