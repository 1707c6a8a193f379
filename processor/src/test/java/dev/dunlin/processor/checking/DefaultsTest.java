package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.SqlExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultsTest {
    private static Compilation compileColumn(String component) {
        return compile("enum Kind { @EnumLabel(\"one\") FIRST, SECOND }\n@Table record T(@Id int id, %s it) {}"
                .formatted(component));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0 | int | 0",
                "+007 | int | 7",
                "-9223372036854775808 | long | -9223372036854775808",
                "true | boolean | true",
                "1.50 | BigDecimal | 1.50",
                "1e3 | double | 1e3",
                "NaN | double | NaN",
                "hello | String | hello",
                "it's | String | it's",
                "`` | String | ``",
                "` ` | String | ` `",
                "A0EEBC99-9c0b-4ef8-bb6d-6bb9bd380a11 | UUID | a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                "2026-01-31 | LocalDate | 2026-01-31",
                "09:30 | LocalTime | 09:30",
                "2026-01-31T09:30:00 | LocalDateTime | 2026-01-31T09:30:00",
                "2026-01-31 09:30:00 | LocalDateTime | 2026-01-31T09:30:00",
                "2026-01-31T09:30:00Z | Instant | 2026-01-31T09:30:00Z",
                "PT1H30M | Duration | PT1H30M",
                "{} | Map<String, ?> | {}",
                "{} | List<String> | {}",
                "FIRST | Kind | one",
                "one | Kind | one",
                "SECOND | Kind | SECOND",
                "10.0.0.0/8 | InetAddress | 10.0.0.0/8",
                "\\\\x00ff | byte[] | \\x00ff",
            })
    void aValueOfTheTypeIsADefault(String written, String javaType, String text) {
        Compilation compilation = compileColumn("@Column(defaultValue = \"%s\") %s".formatted(written, javaType));

        assertThat(compilation.table("t").column("it").orElseThrow().defaultValue())
                .isEqualTo(new DefaultValue.Literal(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "one | int | integer",
                "2147483648 | int | integer",
                "40000 | short | smallint",
                "1.5 | long | bigint",
                "yes | boolean | boolean",
                "1,5 | BigDecimal | numeric",
                "abc | double | double precision",
                "42 | UUID | uuid",
                "31.01.2026 | LocalDate | date",
                "2026-02-30 | LocalDate | date",
                "25:00 | LocalTime | time",
                "now | Instant | timestamptz",
                "1 hour | Duration | interval",
                "{ | Map<String, ?> | jsonb",
                "{a: 1} | Map<String, ?> | jsonb",
                "[] | List<String> | text[]",
                "`` | int | integer",
                "`` | Kind | kind",
                "FRIST | Kind | kind",
                "home | InetAddress | inet",
                "ff | byte[] | bytea",
            })
    void anythingElseIsAnError(String written, String javaType, String sqlType) {
        Message message = compileColumn("@Column(defaultValue = \"%s\") %s".formatted(written, javaType))
                .only(Code.INVALID_DEFAULT);

        assertThat(message.text())
                .startsWith("[DUN1307] \"%s\" is not a value of type %s, at T.it (t.it)".formatted(written, sqlType));
        assertThat(message.source()).startsWith("\"%s\"".formatted(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "length = 20 | String | some text",
                "length = 2 | String | x",
                "precision = 5, scale = 2 | BigDecimal | 0.5",
                "precision = 5, scale = 0 | BigDecimal | 0",
            })
    void theSuggestedDefaultFits(String column, String javaType, String suggested) {
        String tooLong = "1".repeat(21);

        Message message = compileColumn("@Column(%s, defaultValue = \"%s\") %s".formatted(column, tooLong, javaType))
                .only(Code.INVALID_DEFAULT);

        assertThat(message.text()).contains("Write for example: defaultValue = \"%s\"".formatted(suggested));
    }

    @Test
    void aMisspeltConstantIsSuggested() {
        Message message =
                compileColumn("@Column(defaultValue = \"FRIST\") Kind").only(Code.INVALID_DEFAULT);

        assertThat(message.text()).contains("Write for example: defaultValue = \"FIRST\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "precision = 5, scale = 2, defaultValue = \"1234\" | BigDecimal",
                "precision = 5, scale = 2, defaultValue = \"1.234\" | BigDecimal",
                "length = 2, defaultValue = \"abc\" | String",
            })
    void aDefaultFitsIntoItsColumn(String column, String javaType) {
        Message message =
                compileColumn("@Column(%s) %s".formatted(column, javaType)).only(Code.INVALID_DEFAULT);

        assertThat(message.text()).contains(", at T.it (t.it)");
    }

    @Test
    void anExpressionIsADefault() {
        Compilation compilation = compileColumn("@Column(defaultSql = \"now()\") Instant");

        assertThat(compilation.table("t").column("it").orElseThrow().defaultValue())
                .isEqualTo(new DefaultValue.Expression(new SqlExpression("now()")));
    }

    @Test
    void nullAsADefaultIsNone() {
        Compilation compilation = compileColumn("@Column(defaultSql = \"NULL\") @Nullable Instant");

        assertThat(compilation.table("t").column("it").orElseThrow().defaultValue())
                .isNull();
    }

    @Test
    void aColumnCanBeGenerated() {
        Compilation compilation = compileColumn("@Column(generatedAs = \"id * 2\") int");

        assertThat(compilation.table("t").column("it").orElseThrow().defaultValue())
                .isEqualTo(new DefaultValue.Generated(new SqlExpression("id * 2"), true));
    }

    @ParameterizedTest
    @CsvSource({"ALWAYS, true", "BY_DEFAULT, false"})
    void anIdentityHasASequenceOfItsOwn(String identity, boolean always) {
        Compilation compilation = compileColumn("@Column(identity = Identity.%s) long".formatted(identity));

        assertThat(compilation.table("t").column("it").orElseThrow().defaultValue())
                .isEqualTo(new DefaultValue.Identity(always, "t_it_seq"));
    }

    @Test
    void anIdentityCounts() {
        Message message =
                compileColumn("@Column(identity = Identity.ALWAYS) UUID").only(Code.IDENTITY_TYPE);

        assertThat(message.text()).startsWith("[DUN1309] \"identity\" is not for uuid, at T.it (t.it)");
        assertThat(message.source()).startsWith(".ALWAYS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "defaultValue = \"0\", defaultSql = \"0\" | \"defaultSql\" says where the value comes from, and so does defaultValue",
                "defaultValue = \"0\", generatedAs = \"id\" | \"generatedAs\" says where the value comes from, and so does defaultValue",
                "defaultSql = \"0\", identity = Identity.ALWAYS | \"identity\" says where the value comes from, and so does defaultSql",
                "generatedAs = \"id\", identity = Identity.ALWAYS | \"identity\" says where the value comes from, and so does generatedAs",
                "generatedAs = \"id\", backfill = \"0\" | \"backfill\" says nothing of a generated column",
                "identity = Identity.ALWAYS, backfill = \"0\" | \"backfill\" says nothing of an identity column",
                "generatedAs = \"id\", using = \"0\" | \"using\" says nothing of a generated column",
            })
    void aValueComesFromOnePlace(String column, String what) {
        Message message = compileColumn("@Column(%s) int".formatted(column)).only(Code.CONFLICTING_DEFAULT);

        assertThat(message.text()).startsWith("[DUN1306] " + what + ", at T.it (t.it)");
    }

    @Test
    void anIdentityOfNoneIsNoSource() {
        Compilation compilation = compileColumn("@Column(defaultValue = \"0\", identity = Identity.NONE) int");

        assertThat(compilation.table("t").column("it").orElseThrow().defaultValue())
                .isEqualTo(new DefaultValue.Literal("0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "defaultSql = \" \"",
                "defaultSql = \"\"",
                "defaultSql = \"a); drop table t; --\"",
                "defaultSql = \"'open\"",
                "defaultSql = \"now() -- comment\"",
                "generatedAs = \"(id\"",
                "using = \"a;b\"",
                "backfill = \"/* open\"",
                "defaultSql = \"a\\0\"",
            })
    void anExpressionIsCompleteInItself(String column) {
        Message message = compileColumn("@Column(%s) int".formatted(column)).only(Code.MALFORMED_EXPRESSION);

        assertThat(message.text()).contains("is not an SQL expression: ").contains(", at T.it (t.it)");
    }

    @Test
    void aDefaultThatPostgresqlCannotStoreIsRefused() {
        Message message =
                compileColumn("@Column(defaultValue = \"a\\0\") String").only(Code.UNSTORABLE_TEXT);

        assertThat(message.text()).contains("\"defaultValue\" has a character that PostgreSQL cannot store");
    }
}
