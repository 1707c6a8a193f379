package dev.dunlin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db:5433/postgres?user=u&password=p | jdbc:postgresql://db:5433/mine?user=u&password=p",
                "jdbc:postgresql://db/postgres | jdbc:postgresql://db/mine",
                "jdbc:postgresql://a:1,b:2/ | jdbc:postgresql://a:1,b:2/mine",
                "jdbc:postgresql://db | jdbc:postgresql://db/mine",
                "jdbc:postgresql://[::1]:5432/x | jdbc:postgresql://[::1]:5432/mine",
                "jdbc:postgresql:postgres | jdbc:postgresql://localhost/mine",
                "jdbc:postgresql:/ | jdbc:postgresql://localhost/mine",
            })
    void keepsTheServerAndReplacesTheDatabase(String url, String expected) {
        assertThat(DatabaseUrl.parse(url).withDatabase("mine")).hasToString(expected);
    }

    @Test
    void refusesOtherDriversWithoutShowingAPassword() {
        assertThatThrownBy(() -> DatabaseUrl.parse("jdbc:mysql://db/x?password=secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:mysql://db/x")
                .hasMessageNotContaining("secret");
    }
}
