package dev.dunlin.schema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A linter and we say the same of a change, or it is explained why not. Every statement is accounted for; skipped without the
 * file.
 */
class LintCasesTest {
    @TestFactory
    Stream<DynamicTest> weAgreeWithALinterOrKnowWhyNot() {
        Map<String, LintCase> cases = LintCases.all();
        Map<String, String> rules = LintCases.rules();
        return Measurements.lintCases()
                .map(statement -> DynamicTest.dynamicTest(id(statement), () -> {
                    LintCase aCase = cases.get(id(statement));
                    if (aCase == null) {
                        assertThat(rules).containsKey(rule(statement));
                    } else if (aCase instanceof LintCase.Judged judged) {
                        check(judged, statement.get("expect").getAsString().equals("violation"));
                    }
                }));
    }

    @Test
    void noCaseAndNoRuleIsLeftOver() {
        Set<String> known = new TreeSet<>();
        Measurements.lintCases().forEach(statement -> {
            known.add(id(statement));
            known.add(rule(statement));
        });

        assertThat(known).containsAll(LintCases.all().keySet());
        assertThat(known).containsAll(LintCases.rules().keySet());
    }

    private static void check(LintCase.Judged judged, boolean violation) {
        Set<Hazard.Code> found = judged.hazards();

        assertThat(found).containsExactlyInAnyOrderElementsOf(judged.codes());
        boolean agreed = violation != found.isEmpty();
        assertThat(judged.otherwise() == null)
                .as("an explanation, where we disagree and only there")
                .isEqualTo(agreed);
    }

    private static String rule(JsonObject statement) {
        return statement.get("rule").getAsString();
    }

    /** The identifier without the linter's name. */
    private static String id(JsonObject statement) {
        String id = statement.get("id").getAsString();
        return id.substring(id.indexOf('/') + 1);
    }
}
