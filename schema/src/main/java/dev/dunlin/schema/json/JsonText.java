package dev.dunlin.schema.json;

import java.util.function.Consumer;
import java.util.function.Function;

/** From values to canonical JSON text and back. */
public final class JsonText {
    private JsonText() {}

    /**
     * The text of one object: two blanks for each level, {@code \n} at the end of each line and of the text. Letters of all
     * scripts stay readable; what a reader could not see, or UTF-8 could not hold, is escaped. Every text reads as what was
     * written.
     */
    public static String write(Consumer<JsonOutput> fields) {
        return JsonOutput.write(fields);
    }

    /**
     * Reads one object.
     *
     * @param file the file's name as messages show it
     * @param text its content; a byte order mark and any line ends are accepted
     * @param decoder asks for each field that it knows; an {@link IllegalArgumentException} that it throws becomes an error
     *     at the line of the object that it was given
     * @throws JsonFormatException if the text is not well-formed, a field is missing, of the wrong type, there twice or not
     *     asked for, or anything follows the object
     */
    public static <T> T read(String file, String text, Function<JsonObject, T> decoder) {
        return new JsonParser(file, text).root().decode(decoder);
    }
}
