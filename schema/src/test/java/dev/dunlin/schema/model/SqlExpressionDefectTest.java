package dev.dunlin.schema.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlExpressionDefectTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "now()",
                "a IN ('(', ';', ')')",
                "x > 0 -- positive; or so (",
                "\"a;b(\" > 0 /* ( /* ; */ */",
                "E'it\\'s (' || $tag$;'($tag$ || U&'\\0028'",
                "tags[1:2] @> ARRAY['a']",
                "1 -/**/- 2",
            })
    void anExpressionThatClosesWhatItOpensHasNone(String sql) {
        assertThat(new SqlExpression(sql).defect()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    x > (1                          | a ( is not closed
                    a[1                             | a [ is not closed
                    x > 1)                          | a ) closes what was not opened
                    x > 1; DROP TABLE t             | it has a semicolon
                    (1]                             | a ] closes what was not opened
                    x = 'a                          | a quote is not closed
                    "x = 1                          | a quote is not closed
                    E'a\\'                          | a comment or a quote is not closed
                    x /* > 1                        | a comment or a quote is not closed
                    x = $$a                         | a comment or a quote is not closed
                    """)
    void whatReachesOutOfItsPlaceIsNamed(String sql, String defect) {
        assertThat(new SqlExpression(sql.replace("\\\\", "\\")).defect()).contains(defect);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 +--'\n); DROP TABLE x; --'",
                "1 -- one\r); DROP TABLE x",
                "1 */*'*/ 2); DROP TABLE x --'",
                "a\0b"
            })
    void commentsAreFoundWherePostgresFindsThem(String sql) {
        assertThat(new SqlExpression(sql).defect()).isPresent();
    }
}
