package dev.dunlin.schema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.TypeParser;
import dev.dunlin.schema.plan.TypeChange.Cost;
import dev.dunlin.schema.plan.TypeChange.Risk;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a change of type costs agrees with what PostgreSQL 13 to 18 were seen to do; skipped without measurements. */
class MeasuredTypeChangeTest {
    private static final Pattern SETUP = Pattern.compile(
            "(?<types>.*?)create table t\\(id int primary key, c (?<from>.+?)\\); insert(?<rest>.*)", Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile(
            "alter table t alter column c type (?<to>.+?)(?<collation> collate .+?)?(?<using> using .+)?");

    @TestFactory
    Stream<DynamicTest> costsWhatWasMeasured() {
        List<DynamicTest> tests = Measurements.all()
                .flatMap(probe -> Probe.of(probe).stream())
                .map(probe -> DynamicTest.dynamicTest(probe.label(), probe::check))
                .toList();
        assertThat(tests).hasSizeGreaterThan(50);
        return tests.stream();
    }

    /**
     * One statement on one column.
     *
     * @param indexed whether the column has an index, so that it was seen whether that is built again
     * @param outcomes what the versions did, each different one once
     */
    private record Probe(String label, ColumnType from, ColumnType to, boolean indexed, TreeSet<String> outcomes) {
        /** A probe that the model can express, and that runs what Dunlin would. */
        static Optional<Probe> of(JsonObject json) {
            Matcher setup = SETUP.matcher(json.get("setup").getAsString());
            Matcher statement = STATEMENT.matcher(json.get("stmt").getAsString());
            String label = json.get("label").getAsString();
            boolean isPlain = setup.matches() && statement.matches() && statement.group("collation") == null;
            if (!json.get("group").getAsString().equals("type") || !isPlain) {
                return Optional.empty();
            }
            boolean isDomain = setup.group("types").contains("create domain");
            boolean dependsOnSession = label.contains("TimeZone=") && statement.group("using") == null;
            if (isDomain || dependsOnSession) {
                return Optional.empty();
            }
            TreeSet<String> outcomes = new TreeSet<>();
            json.getAsJsonObject("truth").entrySet().forEach(version -> outcomes.add(outcome(version.getValue())));
            return Optional.of(new Probe(
                    label,
                    type(setup.group("from")),
                    type(statement.group("to")),
                    setup.group("rest").contains("create index"),
                    outcomes));
        }

        private static ColumnType type(String text) {
            return text.startsWith("mood") ? new ColumnType.Defined(QualifiedName.of(text)) : TypeParser.parse(text);
        }

        private static String outcome(JsonElement truth) {
            JsonObject seen = truth.getAsJsonObject();
            if (seen.has("error")) {
                return "FAILS";
            }
            boolean rewritten = !seen.getAsJsonArray("heap_rewritten").isEmpty();
            boolean rebuilt = !seen.getAsJsonArray("index_rebuilt").isEmpty();
            return (rewritten ? Cost.REWRITE : rebuilt ? Cost.REINDEX : Cost.FREE).name();
        }

        void check() {
            TypeChange change = TypeChange.of(from, to);
            if (outcomes.contains("FAILS")) {
                assertThat(change.risk()).isEqualTo(Risk.FAILS);
                return;
            }
            String cost = !indexed && change.cost() == Cost.REINDEX
                    ? Cost.FREE.name()
                    : change.cost().name();
            assertThat(outcomes).containsExactly(cost);
        }
    }
}
