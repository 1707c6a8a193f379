package dev.dunlin.processor.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A documentation comment as plain text.
 *
 * @param description the text before the first block tag; null for none
 * @param parameters the texts of its {@code @param} tags by name
 */
record DocComment(@Nullable String description, Map<String, String> parameters) {
    static final DocComment NONE = new DocComment(null, Map.of());

    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(?=\\p{L})");
    private static final Pattern PARAMETER = Pattern.compile("param\\s+(?<name>[^\\s<>]+)(?<text>.*)", Pattern.DOTALL);

    DocComment {
        parameters = Map.copyOf(parameters);
    }

    /** The text of the tag for a record component; null if it has none. */
    @Nullable
    String parameter(String name) {
        return parameters.get(name);
    }

    /** Reads a comment without its stars. */
    static DocComment parse(String comment) {
        String[] blocks = BLOCK_TAG.split(comment.replace("\r\n", "\n"));
        Map<String, String> parameters = new HashMap<>();
        for (int at = 1; at < blocks.length; at++) {
            Matcher tag = PARAMETER.matcher(blocks[at]);
            if (tag.matches()) {
                String text = DocText.plain(tag.group("text"));
                if (!text.isEmpty()) {
                    parameters.putIfAbsent(tag.group("name"), text);
                }
            }
        }
        String description = DocText.plain(blocks[0]);
        return new DocComment(description.isEmpty() ? null : description, parameters);
    }
}
