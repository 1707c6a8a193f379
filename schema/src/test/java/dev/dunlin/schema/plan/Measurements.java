package dev.dunlin.schema.plan;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
 * What PostgreSQL 13 to 18 were seen to do: the statements of {@code postgres-facts.json} in the folder that the environment
 * variable {@code DUNLIN_DATA} names, or in {@code shared/data} beside the repository.
 */
final class Measurements {
    private Measurements() {}

    /** All of them; without the file the test is skipped and says so. */
    static Stream<JsonObject> all() {
        String given = System.getenv("DUNLIN_DATA");
        Path root = Path.of("").toAbsolutePath().getParent();
        Path data = given == null ? root.resolveSibling("shared").resolve("data") : Path.of(given);
        Path file = data.resolve("postgres-facts.json");
        assumeTrue(Files.exists(file), "no measurements in " + file);
        try (Reader reader = Files.newBufferedReader(file)) {
            return JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("probes").asList().stream()
                    .map(JsonElement::getAsJsonObject);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
