package dev.dunlin.schema.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlExpressionNamesTest {
    @Test
    void namesInsideLiteralsAndBodiesAreFound() {
        assertThat(new SqlExpression("nextval('numbers') + f($tag$ SELECT kind $tag$)").names())
                .containsExactlyInAnyOrder("nextval", "numbers", "f", "select", "kind");
    }

    @Test
    void aPositionalParameterHasNoName() {
        assertThat(new SqlExpression("$$ SELECT $1 + price $$").names()).containsExactlyInAnyOrder("select", "price");
        assertThat(new SqlExpression("RETURN $1 + price").names()).containsExactlyInAnyOrder("return", "price");
    }
}
