package dev.dunlin.processor.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceTest {
    @Test
    void aListIsSeparatedByCommas() {
        assertThat(Acceptance.parseAll(" drop-table:users , drop-column:users.mail,drop-table:users,"))
                .containsExactly(new Acceptance("drop-table", "users"), new Acceptance("drop-column", "users.mail"));
    }

    @Test
    void nothingIsAccepted() {
        assertThat(Acceptance.parseAll("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "a,b", "a:b", "a\\b", "\\,", ":", "größe ☃", "a\\\\,b"})
    void whatIsWrittenIsReadBack(String target) {
        Acceptance acceptance = new Acceptance("drop-table", target);

        assertThat(Acceptance.parseAll(acceptance + "," + new Acceptance("drop-table", "other")))
                .containsExactly(acceptance, new Acceptance("drop-table", "other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "drop-table", "drop-table:", ":users", "drop-table:a:b", ":"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Acceptance.parseAll(text))
                .withMessage(text);
    }

    @Test
    void anOptionIsQuotedForTheShellWhereItMust() {
        assertThat(Option.ACCEPT.with("drop-table:users")).isEqualTo("-Adunlin.accept=drop-table:users");
        assertThat(Option.ACCEPT.with("drop-table:a b")).isEqualTo("'-Adunlin.accept=drop-table:a b'");
        assertThat(Option.ACCEPT.with("drop-table:a'b")).isEqualTo("'-Adunlin.accept=drop-table:a'\\''b'");
    }
}
