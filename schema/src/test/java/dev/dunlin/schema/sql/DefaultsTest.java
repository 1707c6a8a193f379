package dev.dunlin.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.TypeParser;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    integer           | 0           | 0
                    integer           | -5          | -5
                    integer           | 1.5         | '1.5'
                    smallint          | 1; DROP     | '1; DROP'
                    numeric(4, 1)     | 1.5         | 1.5
                    double precision  | 1e-3        | 1e-3
                    double precision  | NaN         | 'NaN'
                    real              | 0x1         | '0x1'
                    boolean           | TRUE        | true
                    boolean           | t           | 't'
                    text              | 5           | '5'
                    date              | 2026-02-13  | '2026-02-13'
                    integer[]         | {1,2}       | '{1,2}'
                    """)
    void aLiteralIsWrittenAsItsTypeReadsIt(String type, String text, String expected) {
        assertThat(Defaults.literal(text, TypeParser.parse(type))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1.5", "'a''b'", "'x'::text", "true", "NULL", "'{}'::text[]"})
    void aConstantIsOne(String sql) {
        assertThat(new SqlExpression(sql).isConstant()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"now()", "address", "'a' || b", "DEFAULT", "1 + 1", "'a\\'"})
    void anythingElseMayDependOnTheRow(String sql) {
        assertThat(new SqlExpression(sql).isConstant()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "locations, id",
        "a_table_with_a_name_that_is_nearly_as_long_as_it_may_be_at_all, id",
        "t, a_column_with_a_name_that_is_nearly_as_long_as_it_may_be_at_all",
        "a_table_with_a_rather_long_name_of_its_own, a_column_with_a_rather_long_name_too",
        "ééééééééééééééééééééééééé, ààààààààààààààààààààà",
        "🦢🦢🦢🦢🦢🦢🦢🦢🦢🦢, 🦢🦢🦢🦢🦢🦢🦢🦢",
    })
    void theServerNamesASequenceAsExpected(String table, String column) throws SQLException {
        try (ServerSchema server = new ServerSchema()) {
            server.run(List.of("CREATE TABLE " + Sql.identifier(table) + " (" + Sql.identifier(column)
                    + " bigint GENERATED ALWAYS AS IDENTITY)"));

            assertThat(server.query("SELECT relname FROM pg_class WHERE relkind = 'S'"))
                    .containsExactly(Defaults.automaticSequence(table, column));
        }
    }

    @Test
    void aTypeIsOne() {
        assertThatThrownBy(() -> Types.sql(ColumnType.Builtin.of("int); DROP TABLE t")))
                .hasMessage("\"int); DROP TABLE t\" is not a type of PostgreSQL itself");
        assertThatThrownBy(() -> Types.sql(new ColumnType.Foreign(new SqlExpression("citext, b int"))))
                .hasMessageContaining("is not a type");
        assertThat(Types.sql(new ColumnType.Foreign(new SqlExpression("int4")))).isEqualTo("integer");
    }

    @ParameterizedTest
    @CsvSource({"gist_trgm_ops", "public.\"My Ops\"", "'gist_trgm_ops (siglen = 32, x=a.b)'"})
    void anOperatorClassIsWrittenAsItIs(String sql) {
        assertThat(Storage.operatorClass(new SqlExpression(sql))).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a) WHERE (true", "a (b)", "a, b"})
    void anythingElseIsNoOperatorClass(String sql) {
        assertThatThrownBy(() -> Storage.operatorClass(new SqlExpression(sql)))
                .hasMessage("\"" + sql + "\" is not an operator class");
    }

    @Test
    void storageParametersCannotReachOut() {
        TreeMap<String, String> parameters = new TreeMap<>();
        parameters.put("fillfactor", "70");
        parameters.put("toast.autovacuum_enabled", "off");
        parameters.put("x) y", "1); DROP TABLE t");

        assertThat(Storage.parameters(parameters))
                .isEqualTo("(fillfactor = 70, toast.autovacuum_enabled = off, \"x) y\" = '1); DROP TABLE t')");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                       | []
                    {a,b}                    | [a, b]
                    { a , "b c" }            | [a, b c]
                    {"a\\"b,}",NULL,"NULL"}  | [a"b,}, null, NULL]
                    {{a},{b}}                | [a, b]
                    """)
    void elementsOfAnArrayAreFound(String text, String expected) {
        assertThat(ArrayLiteral.elements(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'NEW'", "'NEW'::status", "'NEW'::\"my schema\".status", "pick_one()", "'OLD' || ''"})
    void aDefaultOfAnEnumStaysWhereItMayBeALabel(String sql) {
        assertThat(isPossible(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'OLD'", "'OLD'::status"})
    void aDefaultThatIsNoLabelWaits(String sql) {
        assertThat(isPossible(sql)).isFalse();
    }

    private static boolean isPossible(String sql) {
        EnumType status = EnumType.of(QualifiedName.of("status"), "NEW");
        DefaultValue value = new DefaultValue.Expression(new SqlExpression(sql));
        return LabelDefaults.isPossible(value, new ColumnType.Defined(status.name()), status);
    }
}
