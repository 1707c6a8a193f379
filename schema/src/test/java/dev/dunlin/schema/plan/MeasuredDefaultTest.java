package dev.dunlin.schema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whether a default rewrites the table agrees with what PostgreSQL 13 to 18 were seen to do; skipped without measurements. */
class MeasuredDefaultTest {
    private static final Pattern STATEMENT = Pattern.compile(
            "alter table t add column z (?!d[012] )\\S+(?: not null)? default (?<value>.+?)(?: check.*| references.*)?");

    /** Functions of the author: what is not known counts as volatile. */
    private static final Pattern UNKNOWN = Pattern.compile("f[si]\\(\\)");

    @TestFactory
    Stream<DynamicTest> isVolatileIfItRewritesTheTable() {
        List<DynamicTest> tests =
                Measurements.all().flatMap(probe -> test(probe).stream()).toList();
        assertThat(tests).hasSizeGreaterThan(10);
        return tests.stream();
    }

    private static Optional<DynamicTest> test(JsonObject probe) {
        Matcher statement = STATEMENT.matcher(probe.get("stmt").getAsString());
        if (!statement.matches()) {
            return Optional.empty();
        }
        String value = statement.group("value");
        boolean rewritten = probe.getAsJsonObject("truth").entrySet().stream()
                .map(version -> version.getValue().getAsJsonObject())
                .anyMatch(seen -> seen.has("heap_rewritten")
                        && !seen.getAsJsonArray("heap_rewritten").isEmpty());
        boolean expected = rewritten || UNKNOWN.matcher(value).matches();
        return Optional.of(DynamicTest.dynamicTest(
                value,
                () -> assertThat(Volatility.mayBeVolatile(new SqlExpression(value)))
                        .isEqualTo(expected)));
    }
}
