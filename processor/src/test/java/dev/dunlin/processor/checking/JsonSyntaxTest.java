package dev.dunlin.processor.checking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " [ ] ",
                "{\"a\": [1, -0.5e+3, true, false, null], \"\\u00e9\\n\": {}}",
                "\"x\"",
                "0",
                "null",
                "[[[]]]"
            })
    void theseAreJson(String text) {
        assertThat(JsonSyntax.isJson(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{a: 1}",
                "{'a': 1}",
                "01",
                "1.",
                ".5",
                "+1",
                "NaN",
                "\"\n\"",
                "\"\\x\"",
                "{} {}",
                "[1 2]",
                "truefalse",
                "{\"a\": 1,}",
                "// x\n{}",
                "{1: 2}",
                "{true: 2}"
            })
    void theseAreNot(String text) {
        assertThat(JsonSyntax.isJson(text)).isFalse();
    }
}
