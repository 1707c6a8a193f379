package dev.dunlin.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private enum Shape {
        ROUND,
        NOT_QUITE_ROUND
    }

    private record Pond(String name, int ducks, boolean frozen, List<String> inlets) {
        static void write(JsonOutput out, Pond pond) {
            out.field("name", pond.name)
                    .field("ducks", pond.ducks)
                    .flag("frozen", pond.frozen)
                    .strings("inlets", pond.inlets);
        }

        static Pond read(JsonObject in) {
            return new Pond(in.string("name"), in.integer("ducks"), in.flag("frozen"), in.strings("inlets"));
        }
    }

    @Test
    void writesOneFieldALineAndShortListsOnOne() {
        String text = JsonText.write(out -> out.field("name", "Weiher")
                .field("depth", 3)
                .flag("frozen", false)
                .flag("wet", true)
                .flag("open", true, true)
                .flag("fenced", false, true)
                .optional("owner", null)
                .constant("shape", Shape.NOT_QUITE_ROUND)
                .constant("bottom", Shape.ROUND, Shape.ROUND)
                .strings("inlets", List.of("north", "west"))
                .strings("outlets", List.of())
                .integers("depths", List.of(1, 2, 3))
                .inlineObject("at", at -> at.field("x", 1).field("y", 2))
                .stringMap("labels", new TreeMap<>(Map.of("b", "2", "a", "1")))
                .list("ponds", List.of(new Pond("a", 1, true, List.of())), Pond::write)
                .listOfEither(
                        "birds",
                        List.of("duck", "dunlin"),
                        bird -> bird.equals("dunlin") ? null : bird,
                        (object, bird) ->
                                object.field("latin", "Calidris alpina").strings("colours", List.of("black"))));

        assertThat(text).isEqualTo("""
                        {
                          "name": "Weiher",
                          "depth": 3,
                          "wet": true,
                          "fenced": false,
                          "shape": "not-quite-round",
                          "inlets": ["north", "west"],
                          "depths": [1, 2, 3],
                          "at": {"x": 1, "y": 2},
                          "labels": {
                            "a": "1",
                            "b": "2"
                          },
                          "ponds": [
                            {
                              "name": "a",
                              "ducks": 1,
                              "frozen": true
                            }
                          ],
                          "birds": [
                            "duck",
                            {"latin": "Calidris alpina", "colours": ["black"]}
                          ]
                        }
                        """);
    }

    @Test
    void breaksLongLists() {
        String text = JsonText.write(out -> out.strings("inlets", List.of("n".repeat(60), "w".repeat(60))));

        assertThat(text.lines()).hasSize(6);
    }

    @Test
    void keepsWhatCanBeReadAndEscapesWhatCannot() {
        String readable = "Ünïcödé 名前 🦆 👩‍🚀 <b>&'</b> / \\ \"";
        String hidden = "\u0000\t\n\r\u001b\u007f\u0085\u00ad\u200b\u202e\u2028\u2066\ufeff";

        String text = JsonText.write(out -> out.field("readable", readable).field("hidden", hidden));

        assertThat(text).isEqualTo("""
                        {
                          "readable": "Ünïcödé 名前 🦆 👩‍🚀 <b>&'</b> / \\\\ \\"",
                          "hidden": "\\u0000\\t\\n\\r\\u001b\\u007f\\u0085\\u00ad\\u200b\\u202e\\u2028\\u2066\\ufeff"
                        }
                        """);
        String[] back = JsonText.read("f", text, in -> new String[] {in.string("readable"), in.string("hidden")});
        assertThat(back).containsExactly(readable, hidden);
    }

    @Test
    void writesHalfACharacterSoThatItIsSeenAndStaysWhatItIs() {
        String text = JsonText.write(out -> out.field("name", "\ud800x\udc00").field("ducks", 1));

        assertThat(text).contains("\"\\ud800x\\udc00\"");
        assertThat(JsonText.read("f", text, Pond::read).name()).isEqualTo("\ud800x\udc00");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsEveryStringAsItWasWrittenAlsoThroughUtf8(long seed) {
        Random random = new Random(seed);
        SortedMap<String, String> strings = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            strings.put(string(random), string(random));
        }

        String text =
                JsonText.write(out -> out.stringMap("map", strings).strings("list", List.copyOf(strings.values())));

        String stored = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(stored).isEqualTo(text);
        assertThat(JsonText.<SortedMap<String, String>>read("f", stored, in -> {
                    assertThat(in.strings("list")).containsExactlyElementsOf(strings.values());
                    return in.stringMap("map");
                }))
                .isEqualTo(strings);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Characters of all kinds in any order, halves of surrogate pairs more often than not. */
    private static String string(Random random) {
        String kinds = "\0\n\r\u001f \"\\/u'aé\u007f\u0085\u2028\ud7ff\ud800\udbff\udc00\udfff\ue000\ufeff\uffff";
        return random.ints(random.nextInt(8), 0, kinds.length())
                .mapToObj(at -> String.valueOf(kinds.charAt(at)))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\\\nb", "a\\'b", "a\\xb", "\\u12"})
    void refusesWhatNoStringMayHold(String content) {
        assertError("{\n  \"name\": \"" + content + "\", \"ducks\": 1}", Pond::read)
                .hasMessageContaining("this is not well-formed JSON");
        assertError("\ufeff{\n  \"" + content + "\": 1}", Pond::read)
                .hasMessageContaining("this is not well-formed JSON");
    }

    @Test
    void isTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));

            String text = JsonText.write(
                    out -> out.constant("CITY", Shape.NOT_QUITE_ROUND).field("i", 1234567));

            assertThat(text).contains("\"not-quite-round\"", "1234567");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readsWhateverTheLineEndsAndTheByteOrderMark() {
        String text = "\ufeff{\r\n \"name\": \"a\",\r\n \"ducks\": 2\r\n}";

        assertThat(JsonText.read("f", text, Pond::read)).isEqualTo(new Pond("a", 2, false, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`NL`  \"name\": \"a\"`NL`  \"ducks\": 1`NL`}|3|this is not well-formed JSON: unterminated object, near \"ducks\": 1",
                "{`NL`  \"name\": \"a|2|this is not well-formed JSON: unterminated string, near \"name\": \"a",
                "{`NL`  \"name\": 'a'`NL`}|2|this is not well-formed JSON: unexpected text, near \"name\": 'a'",
                "{`NL`  \"name\": \"a\",`NL`  // the ducks`NL`  \"ducks\": 1}|3|this is not well-formed JSON: unexpected text, near // the ducks",
                "{`NL`  \"name\": \"a\",`NL`}|3|this is not well-formed JSON: expected name, near }",
                "{`NL`  \"name\": \"a\",`NL`  \"ducks\": 1,`NL`|3|this is not well-formed JSON: it ends too early, near \"ducks\": 1,",
                "{`NL`  \"name\": \"a\",`NL`  \"ducks\": 1`NL`}`NL``NL`{}|6|the file has text after its end: {}",
                "|1|the file is empty",
                "`NL`[]|2|this is a list, not an object",
                "{`NL`  \"name\": \"a\",`NL`  \"ducks\": \"1\"`NL`}|3|field \"ducks\" has a string where a whole number belongs",
                "{`NL`  \"name\": \"a\",`NL`  \"ducks\": 1.5`NL`}|3|field \"ducks\" has 1.5 where a whole number belongs",
                "{`NL`  \"name\": \"a\",`NL`  \"ducks\": 99999999999`NL`}|3|field \"ducks\" has 99999999999 where a whole number belongs",
                "{`NL`  \"name\": null,`NL`  \"ducks\": 1`NL`}|2|field \"name\" has null where a string belongs",
                "{`NL`  \"name\": \"a\",`NL`  \"ducks\": 1,`NL`  \"frozen\": \"true\"`NL`}|4|field \"frozen\" has a string where true or false belongs",
                "{`NL`  \"name\": \"a\",`NL`  \"ducks\": 1,`NL`  \"inlets\": {}`NL`}|4|field \"inlets\" has an object where a list belongs",
                "{`NL`  \"name\": \"a\",`NL`  \"ducks\": 1,`NL`  \"inlets\": [`NL`    \"x\",`NL`    []`NL`  ]`NL`}|6|field \"inlets\" has a list where a string belongs",
                "`NL`{`NL`  \"name\": \"a\"`NL`}|2|field \"ducks\" is missing",
                "{`NL`  \"name\": \"a\",`NL`  \"name\": \"b\",`NL`  \"ducks\": 1`NL`}|3|field \"name\" is there twice",
                "{`NL`  \"name\": \"a\",`NL`  \"ducks\": 1,`NL`  \"geese\": 2`NL`}|4|unknown field \"geese\"; known here are \"name\", \"ducks\", \"frozen\", \"inlets\"",
            })
    void namesFileLineAndReason(@Nullable String text, int line, String reason) {
        String json = text == null ? "" : text.replace("`NL`", "\n");

        JsonFormatException error =
                catchThrowableOfType(JsonFormatException.class, () -> JsonText.read("db/pond.json", json, Pond::read));

        assertThat(error.file()).isEqualTo("db/pond.json");
        assertThat(error.line()).isEqualTo(line);
        assertThat(error.reason()).isEqualTo(reason);
        assertThat(error)
                .hasMessage("db/pond.json, line %d: %s. Correct this line, or restore the file from version control."
                        .formatted(line, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<<<<<<< HEAD", "=======", "||||||| base", ">>>>>>> theirs"})
    void knowsMergeMarkers(String marker) {
        String text = "{\n  \"name\": \"a\",\n" + marker + "\n  \"ducks\": 1\n}\n";

        assertThatThrownBy(() -> JsonText.read("pond.json", text, Pond::read))
                .hasMessage("pond.json, line 3: the file has a merge marker, " + marker.substring(0, 7)
                        + ". Settle the merge in this file, keeping one side whole, and try again.");
    }

    @Test
    void refusesAnUnknownConstant() {
        assertError("{\n  \"shape\": \"square\"\n}", in -> in.constant("shape", Shape.class))
                .hasMessageContaining("f, line 2: \"square\" is no value of field \"shape\", which is one of \"round\","
                        + " \"not-quite-round\".");
    }

    @Test
    void refusesAnUnknownFieldOfANestedObject() {
        assertError(
                        "{\n  \"pond\": {\n    \"name\": \"a\",\n    \"x\": 1\n  }\n}",
                        in -> in.object("pond", o -> o.string("name")))
                .hasMessageContaining("line 4: unknown field \"x\"; known here are \"name\".");
    }

    @Test
    void turnsWhatAValueRefusesIntoAnErrorAtItsLine() {
        assertError(
                        "{\n  \"ponds\": [\n    {},\n    {}\n  ]\n}",
                        in -> in.list("ponds", o -> Arrays.copyOf(new int[0], refuse(o))))
                .hasMessageContaining("line 3: a pond has no water.");
        assertError("{\n\n  \"pond\": \"x\"\n}", in -> in.parsed("pond", text -> refuse(text)))
                .hasMessageContaining("line 3: a pond has no water.");
    }

    @Test
    void refusesANewerFormat() {
        assertThatThrownBy(() -> JsonText.read("f", "{\n  \"format\": 2,\n  \"new\": true\n}", JsonTextTest::formatOne))
                .isInstanceOf(NewerFormatException.class)
                .hasMessage(
                        "f, line 2: the file was written by a newer Dunlin, in format 2 where this one reads up to 1. Update Dunlin.");
    }

    @Test
    void refusesAFormatThatNeverWas() {
        assertError("{\n  \"format\": 0\n}", JsonTextTest::formatOne)
                .hasMessageContaining("line 2: there is no format 0.");
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        String text = "{\"a\":".repeat(100_000);

        assertError(text, in -> in).hasMessageContaining("line 1: this is not well-formed JSON: nesting limit");
    }

    private static Object formatOne(JsonObject in) {
        in.format(1);
        return in;
    }

    private static int refuse(Object value) {
        throw new IllegalArgumentException("a pond has no water");
    }

    private static <T> AbstractThrowableAssert<?, ? extends Throwable> assertError(
            String text, Function<JsonObject, T> decoder) {
        return assertThatThrownBy(() -> JsonText.read("f", text, decoder)).isInstanceOf(JsonFormatException.class);
    }
}
