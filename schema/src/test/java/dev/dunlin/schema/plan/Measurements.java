package dev.dunlin.schema.plan;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Statements that were measured or judged elsewhere, in the folder that the environment variable {@code DUNLIN_DATA} names, or
 * in {@code shared/data} beside the repository. Without the folder a test is skipped and says so.
 */
final class Measurements {
    private Measurements() {}

    /** What PostgreSQL 13 to 18 were seen to do. */
    static Stream<JsonObject> all() {
        return elements(read("postgres-facts.json").getAsJsonObject().getAsJsonArray("probes"));
    }

    /** Statements with the rule that a linter says they break, or keep. */
    static Stream<JsonObject> lintCases() {
        return elements(read("lint-cases.json").getAsJsonArray());
    }

    private static Stream<JsonObject> elements(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsJsonObject);
    }

    private static JsonElement read(String name) {
        String given = System.getenv("DUNLIN_DATA");
        Path root = Path.of("").toAbsolutePath().getParent();
        Path data = given == null ? root.resolveSibling("shared").resolve("data") : Path.of(given);
        Path file = data.resolve(name);
        assumeTrue(Files.exists(file), "there is no " + file);
        try (Reader reader = Files.newBufferedReader(file)) {
            return JsonParser.parseReader(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
