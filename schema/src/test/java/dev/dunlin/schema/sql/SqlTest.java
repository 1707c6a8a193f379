package dev.dunlin.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlTest {
    private ServerSchema server;

    @BeforeAll
    void begin() throws SQLException {
        server = new ServerSchema();
    }

    @AfterAll
    void end() throws SQLException {
        server.close();
    }

    @Test
    void namesAreQuotedEachForItself() {
        assertThat(Sql.name(QualifiedName.of("locations"))).isEqualTo("\"locations\"");
        assertThat(Sql.name(new QualifiedName("a.b", "c\"d"))).isEqualTo("\"a.b\".\"c\"\"d\"");
        assertThat(Sql.identifiers(List.of("a", "b, c"))).isEqualTo("\"a\", \"b, c\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "user",
                "Mixed Case",
                "a\"b",
                "\"; DROP TABLE t; --",
                "line\nbreak",
                "-- dunlin:no-transaction",
                "\n-- dunlin:no-transaction\n",
                "back\\slash",
                "$dunlin$",
                "it's",
                "naïve 🦢",
                "/* comment",
                " ",
            })
    void theServerReadsWhatWasMeant(String text) throws SQLException {
        for (String standardStrings : List.of("on", "off")) {
            server.run(
                    List.of("SET standard_conforming_strings = " + standardStrings, "SET escape_string_warning = off"));

            assertThat(server.query("SELECT " + Sql.literal(text))).containsExactly(text);
            assertThat(server.query("SELECT column_name FROM (SELECT 1 AS " + Sql.identifier(text)
                            + ") t, json_object_keys(row_to_json(t)) AS column_name"))
                    .containsExactly(text);
            assertThat(server.query("SELECT " + Sql.dollarQuoted(text))).containsExactly(text);
            assertThat(server.query(Sql.comment(text) + "\nSELECT 1")).containsExactly("1");
        }
        server.run(List.of("RESET standard_conforming_strings"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    it's       | 'it''s'
                    a\\b       | E'a\\\\b'
                    a'\\       | E'a''\\\\'
                    ``         | ''
                    """)
    void literalsArePlainWhereTheyCan(String text, String expected) {
        assertThat(Sql.literal(text)).isEqualTo(expected);
    }

    @Test
    void aLiteralKeepsItsLinesUnlessOneLooksLikeAComment() {
        assertThat(Sql.literal("one\ntwo")).isEqualTo("'one\ntwo'");
        assertThat(Sql.literal("one\r\ntwo")).isEqualTo("E'one\\r\ntwo'");
        assertThat(Sql.literal("one\n  -- dunlin:no-transaction")).isEqualTo("E'one\\n  -- dunlin:no-transaction'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    body                     | $dunlin$body$dunlin$
                    a $dunlin$ b             | $dunlin1$a $dunlin$ b$dunlin1$
                    a $dunlin                | $dunlin1$a $dunlin$dunlin1$
                    $dunlin1$ $dunlin$       | $dunlin2$$dunlin1$ $dunlin$$dunlin2$
                    """)
    void theTagOfADollarQuoteIsNotInIt(String body, String expected) {
        assertThat(Sql.dollarQuoted(body)).isEqualTo(expected);
    }

    @Test
    void aCommentIsOneLineThatHidesNothing() {
        assertThat(Sql.comment("Add column a.b")).isEqualTo("-- Add column a.b");
        assertThat(Sql.comment("a\nDROP TABLE t;\r")).isEqualTo("-- a\\nDROP TABLE t;\\u000d");
        assertThat(Sql.comment("a\u2028b\u202ec\u0000\ud800")).isEqualTo("-- a\\u2028b\\u202ec\\u0000\\ud800");
        assertThat(Sql.comment("family \ud83d\udc69\u200d\ud83d\udc67"))
                .isEqualTo("-- family \ud83d\udc69\u200d\ud83d\udc67");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dunlin:no-transaction", "  dunlin:x", "\tdunlin:x"})
    void aCommentIsNeverADirective(String text) {
        assertThat(Sql.comment(text)).doesNotMatch("--\\s*dunlin:.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\ud800b", "\udc00"})
    void whatTheServerCannotStoreIsRefused(String text) {
        assertThatThrownBy(() -> Sql.identifier(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sql.literal(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sql.dollarQuoted(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdentifierIsNotEmpty() {
        assertThatThrownBy(() -> Sql.identifier("")).hasMessage("an identifier is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now()",
                "gen_random_uuid()",
                "CURRENT_TIMESTAMP",
                "nextval('a_seq'::regclass)",
                "floor(random() * 1000)",
                "public.f(1, 'a)b')",
                "'{}'::text[]",
                "'x'",
                "-1.5",
                "true",
                "DEFAULT",
                "(a || b)",
            })
    void aSimpleExpressionNeedsNoParentheses(String sql) {
        assertThat(Sql.operand(new SqlExpression(sql))).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a + b",
                "f(a) || g(b)",
                "(a) + (b)",
                "NOT (a)",
                "not(a)",
                "interval '1 day'",
                "ARRAY[1]",
                "'a' || 'b'",
                "'a', b = 'c'",
                "f($$)$$)",
                "a IS NULL",
                "CASE WHEN a THEN b END",
                "x -- x",
            })
    void anyOtherGetsThem(String sql) {
        assertThat(Sql.operand(new SqlExpression(sql))).startsWith("(" + sql).endsWith(")");
    }

    @Test
    void whatFollowsAnExpressionIsNeverInItsComment() {
        assertThat(Sql.expression(new SqlExpression("a > 0 -- positive"))).isEqualTo("a > 0 -- positive\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a) OR (b                | a ) closes what was not opened
                    a; DROP TABLE t         | it has a semicolon
                    a = 'x                  | a quote is not closed
                    """)
    void anExpressionThatReachesOutIsRefused(String sql, String why) {
        assertThatThrownBy(() -> Sql.expression(new SqlExpression(sql)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the expression \"%s\" cannot stand in a statement: %s".formatted(sql, why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n-- dunlin:lock-timeout 0\n> 1", "a > 1 --dunlin:x", "a > '-- dunlin:x' -- dunlin:x"})
    void aCommentInAnExpressionIsNoDirective(String sql) {
        assertThatThrownBy(() -> Sql.expression(new SqlExpression(sql)))
                .hasMessageContaining("has a comment that reads as a directive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"-- dunlin:no-transaction\" > 1", "a <> '\n-- dunlin:x'", "/* -- */ a > 1 -- not dunlin"})
    void whatIsNoCommentMayReadLikeOne(String sql) {
        assertThat(Sql.expression(new SqlExpression(sql))).startsWith(sql);
    }
}
