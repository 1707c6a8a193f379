package dev.dunlin.schema.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/scenarios.md} says what the tests of all modules show. */
class ScenarioIndexTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINE = Pattern.compile("^\\| ([A-Z]\\d\\d) \\| (.+?) \\| \\*\\*(\\w+)\\*\\*(.*) \\|$");
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
    private static final Pattern METHOD =
            Pattern.compile("(?m)^    (?:public )?(?:void|Stream<DynamicTest>) (\\w+)\\(");
    /** A number as a test bears it: in a tag, or at the start of what a line of a table is called. */
    private static final Pattern BORNE = Pattern.compile("\"([A-Z]\\d\\d)[\" ]");

    private final Map<String, Scenario> page = page();
    private final Map<String, String> sources = sources();

    /** One line of the page. */
    private record Scenario(String number, String state, String reason, Set<String> tests) {
        static Scenario of(MatchResult line) {
            Set<String> tests = new TreeSet<>();
            Matcher matcher = NAMED_TEST.matcher(line.group(4));
            while (matcher.find()) {
                tests.add(matcher.group(1) + "." + matcher.group(2));
            }
            String reason = NAMED_TEST.matcher(line.group(4)).replaceAll("").replaceAll("[:,. ]+", " ");
            return new Scenario(line.group(1), line.group(3), reason.strip(), tests);
        }

        boolean namesAMethodOf(String testClass) {
            return tests.stream().anyMatch(test -> test.startsWith(testClass + "."));
        }
    }

    @Test
    void theNumbersOfASectionHaveNoGap() {
        Map<String, Integer> last = new TreeMap<>();
        for (String number : page.keySet()) {
            String section = number.substring(0, 1);
            int expected = last.getOrDefault(section, 0) + 1;
            assertThat(number).isEqualTo("%s%02d".formatted(section, expected));
            last.put(section, expected);
        }
        assertThat(last.keySet()).hasSize(22);
        assertThat(page).hasSize(469);
    }

    @Test
    void everyStateSaysWhatItHasTo() {
        for (Scenario scenario : page.values()) {
            switch (scenario.state()) {
                case "covered" ->
                    assertThat(scenario.tests()).as(scenario.number()).isNotEmpty();
                case "otherwise", "open" ->
                    assertThat(scenario.reason()).as(scenario.number()).isNotEmpty();
                default -> throw new AssertionError(scenario);
            }
        }
    }

    @Test
    void everyTestThatThePageNamesExists() {
        Set<String> named = new TreeSet<>();
        page.values().forEach(scenario -> named.addAll(scenario.tests()));
        Set<String> existing = new TreeSet<>();
        sources.forEach((testClass, source) ->
                METHOD.matcher(source).results().forEach(method -> existing.add(testClass + "." + method.group(1))));

        named.removeAll(existing);

        assertThat(named).as("tests on docs/scenarios.md that do not exist").isEmpty();
    }

    @Test
    void everyNumberThatATestBearsIsOnThePageWithThatTest() {
        List<String> missing = new ArrayList<>();
        sources.forEach((testClass, source) -> BORNE.matcher(source).results().forEach(borne -> {
            Scenario scenario = page.get(borne.group(1));
            if (scenario == null || !scenario.namesAMethodOf(testClass)) {
                missing.add(borne.group(1) + " of " + testClass);
            }
        }));

        assertThat(missing)
                .as("numbers of tests that docs/scenarios.md does not list with them")
                .isEmpty();
    }

    @Test
    void everyTaggedTestIsNamedInTheLineOfItsNumber() {
        List<String> missing = new ArrayList<>();
        sources.forEach((testClass, source) -> tagged(source).forEach((test, numbers) -> {
            for (String number : numbers) {
                Scenario scenario = page.get(number);
                if (scenario == null || !scenario.tests().contains(testClass + "." + test)) {
                    missing.add(number + ": `" + testClass + "." + test + "`");
                }
            }
        }));

        assertThat(missing)
                .as("tagged tests that docs/scenarios.md does not list")
                .isEmpty();
    }

    /** The numbers in the tags before each test method, by the method's name. */
    private static Map<String, Set<String>> tagged(String source) {
        Map<String, Set<String>> tagged = new TreeMap<>();
        Set<String> numbers = new TreeSet<>();
        for (String line : source.lines().toList()) {
            Matcher method = METHOD.matcher(line);
            if (line.startsWith("    @Tag(\"")) {
                BORNE.matcher(line).results().forEach(tag -> numbers.add(tag.group(1)));
            } else if (method.lookingAt()) {
                tagged.put(method.group(1), Set.copyOf(numbers));
                numbers.clear();
            }
        }
        return tagged;
    }

    private static Map<String, Scenario> page() {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        for (String line : read(ROOT.resolve("docs/scenarios.md")).lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && scenarios.put(matcher.group(1), Scenario.of(matcher)) != null) {
                throw new AssertionError("docs/scenarios.md has two lines " + matcher.group(1));
            } else if (!matcher.matches() && line.matches("\\| [A-Z]\\d\\d .*")) {
                throw new AssertionError("docs/scenarios.md has a line of another form: " + line);
            }
        }
        return scenarios;
    }

    /** The sources of all test classes, by their simple names. */
    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        for (String module : List.of("annotations", "schema", "processor", "runtime", "example", "tools")) {
            testsIn(ROOT.resolve(module)).forEach(path -> {
                String testClass = path.getFileName().toString().replace(".java", "");
                sources.merge(testClass, read(path), String::concat);
            });
        }
        return sources;
    }

    private static List<Path> testsIn(Path module) {
        try (Stream<Path> files = Files.walk(module)) {
            return files.filter(path -> path.toString().replace('\\', '/').contains("/src/test/java/"))
                    .filter(path -> path.toString().matches(".*(Test|IT)\\.java"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
