package dev.dunlin.processor.checking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a text is JSON (RFC 8259). */
final class JsonSyntax {
    private static final Pattern SCALAR =
            Pattern.compile("\"(?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u\\p{XDigit}{4}))*+\""
                    + "|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*");

    private final String text;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    static boolean isJson(String text) {
        JsonSyntax syntax = new JsonSyntax(text);
        return syntax.value() && syntax.at == text.length();
    }

    /** Goes past a value and the space around it, if one is here. */
    private boolean value() {
        space();
        boolean value = accept('{') ? members('}', true) : accept('[') ? members(']', false) : scalar(SCALAR);
        space();
        return value;
    }

    private boolean members(char end, boolean named) {
        space();
        if (accept(end)) {
            return true;
        }
        do {
            if ((named && !name()) || !value()) {
                return false;
            }
        } while (accept(','));
        return accept(end);
    }

    private boolean name() {
        space();
        boolean string = at < text.length() && text.charAt(at) == '"' && scalar(SCALAR);
        space();
        return string && accept(':');
    }

    private boolean accept(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    private void space() {
        scalar(SPACE);
    }

    private boolean scalar(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        boolean here = matcher.lookingAt();
        at = here ? matcher.end() : at;
        return here;
    }
}
