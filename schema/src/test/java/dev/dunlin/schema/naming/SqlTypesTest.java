package dev.dunlin.schema.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.model.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTypesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "int | integer",
        "INT4 | integer",
        "int8 | bigint",
        "pg_catalog.int8 | bigint",
        "bool | boolean",
        "double   precision | double precision",
        "float8 | double precision",
        "float(24) | real",
        "float(25) | double precision",
        "decimal | numeric",
        "decimal(10) | numeric(10,0)",
        "numeric ( 10 , 2 ) | numeric(10,2)",
        "numeric(3,-2) | numeric(3,-2)",
        "character varying(20) | varchar(20)",
        "varchar | varchar",
        "char | char(1)",
        "character(3) | char(3)",
        "bpchar | bpchar",
        "bit varying(8) | varbit(8)",
        "timestamp with time zone | timestamptz",
        "timestamp(3) with time zone | timestamptz(3)",
        "TIMESTAMP WITHOUT TIME ZONE | timestamp",
        "time(0) | time(0)",
        "interval(3) | interval(3)",
        "text[] | text[]",
        "int[][3] | integer[]",
        "varchar(5) array | varchar(5)[]",
        "tstzrange | tstzrange",
    })
    void spellingsOfOneTypeAreOneValue(String sql, String expected) {
        ColumnType type = SqlTypes.parse(sql).orElseThrow();

        assertThat(type).isNotInstanceOf(ColumnType.Foreign.class).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"citext", "vector(3)", "geometry(Point, 4326)", "public.\"Odd type\"", "interval day to second(3)"})
    void otherTypesAreKeptAsTheyAreWritten(String sql) {
        assertThat(SqlTypes.parse(sql).orElseThrow()).isInstanceOf(ColumnType.Foreign.class).hasToString(sql);
    }

    @Test
    void anArrayOfAnotherTypeIsAnArray() {
        assertThat(SqlTypes.parse("citext[]").orElseThrow()).isInstanceOf(ColumnType.ArrayOf.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "text; drop table users", "text not null", "varchar(0)", "varchar(1,2)", "integer(4)", "numeric(0)",
        "numeric(99999999999)", "timestamp(7)", "float(54)", "text default 'a'", "a(", "\"open", "[]",
    })
    void whatIsNotATypeIsRefused(String sql) {
        assertThat(SqlTypes.parse(sql)).isEmpty();
    }
}
