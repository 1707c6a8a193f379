package dev.dunlin.processor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a compilation ended.
 *
 * @param text everything that the compiler said
 */
public record Outcome(boolean succeeded, String text) {
    private static final Pattern CODE = Pattern.compile("\\[(DUN\\d{4})]");

    /** The codes of all messages, in order. */
    public List<String> codes() {
        List<String> codes = new ArrayList<>();
        Matcher matcher = CODE.matcher(text);
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        return codes;
    }
}
