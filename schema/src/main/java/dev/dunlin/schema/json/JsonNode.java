package dev.dunlin.schema.json;

import java.util.List;

/** A JSON value that knows its line. */
sealed interface JsonNode permits JsonNode.Text, JsonNode.Scalar, JsonNode.Array, JsonObject {
    /** The line on which it begins, counted from 1. */
    int line();

    record Text(int line, String text) implements JsonNode {}

    /** A number, {@code true}, {@code false} or {@code null}, as written. */
    record Scalar(int line, String text) implements JsonNode {}

    record Array(int line, List<JsonNode> elements) implements JsonNode {}

    /** What it is, as messages say it. */
    static String kind(JsonNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        if (node instanceof Text) {
            return "a string";
        }
        return node instanceof Array ? "a list" : "an object";
    }
}
