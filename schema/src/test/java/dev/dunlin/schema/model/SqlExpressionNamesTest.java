package dev.dunlin.schema.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlExpressionNamesTest {
    @Test
    void namesInsideLiteralsAndBodiesAreFound() {
        assertThat(new SqlExpression("nextval('numbers') + f($tag$ SELECT kind $tag$)").names())
                .containsExactlyInAnyOrder("nextval", "numbers", "f", "kind");
    }

    @Test
    void aPositionalParameterHasNoName() {
        assertThat(new SqlExpression("$$ SELECT $1 + price $$").names()).containsExactly("price");
        assertThat(new SqlExpression("RETURN $1 + price").names()).containsExactlyInAnyOrder("return", "price");
    }

    @Test
    void aReservedWordIsANameOnlyInQuotesOrBehindADot() {
        SqlExpression sql = new SqlExpression("SELECT o.user, \"order\" FROM orders o ORDER BY 1");

        assertThat(sql.identifiers()).containsExactlyInAnyOrder("o", "user", "order", "orders", "by");
        assertThat(sql.mentions("select")).isFalse();
        assertThat(sql.says("select")).isTrue();
    }

    @Test
    void aFunctionOrTheFieldOfExtractIsNoColumnThatIsRead() {
        SqlExpression sql = new SqlExpression("extract(year FROM issued_on) + length(body)");

        assertThat(sql.reads("year")).isFalse();
        assertThat(sql.reads("length")).isFalse();
        assertThat(sql.reads("body")).isTrue();
        assertThat(sql.reads("issued_on")).isTrue();
    }

    @Test
    void theListOfAQueryGoesOnBehindWithinGroup() {
        SqlExpression query = new SqlExpression(
                "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS median, count(*) AS total FROM payments");

        assertThat(SelectList.of(query).orElseThrow().items())
                .extracting(SelectList.Item::name)
                .containsExactly("median", "total");
    }

    @Test
    void theListOfAQueryInParenthesesIsNotPlainToSee() {
        assertThat(SelectList.of(new SqlExpression("(SELECT id FROM a) UNION SELECT x FROM b")))
                .isEmpty();
    }

    @Test
    void aRenamedColumnLeavesTheWordsOfTheLanguageAlone() {
        SqlExpression sql = new SqlExpression("CASE WHEN \"end\" > 0 THEN 1 END");

        assertThat(sql.renamed(Map.of("end", "finish")))
                .isEqualTo(new SqlExpression("CASE WHEN finish > 0 THEN 1 END"));
    }
}
