package dev.dunlin.schema.json;

/**
 * Characters that a reviewer cannot see or that turn the text around them: control characters above ASCII, bidirectional
 * controls, zero-width marks, and surrogates without their half, which UTF-8 cannot hold. The list is fixed, since that of the
 * JDK grows with each release and the same value must give the same bytes. The joiners U+200C and U+200D stay: scripts and
 * emoji need them.
 */
final class Invisible {
    private Invisible() {}

    /** JSON text with these characters escaped. All of them are inside strings, since Gson writes ASCII around those. */
    static String escape(String json) {
        StringBuilder out = null;
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            if (c >= '\u007f' && isInvisible(json, at)) {
                out = out == null ? new StringBuilder(json.length() + 16).append(json, 0, at) : out;
                out.append("\\u%04x".formatted((int) c));
            } else if (out != null) {
                out.append(c);
            }
        }
        return out == null ? json : out.toString();
    }

    private static boolean isInvisible(String text, int at) {
        char c = text.charAt(at);
        return c <= '\u009f'
                || c == '\u00ad'
                || c == '\u061c'
                || c == '\u180e'
                || c == '\u200b'
                || c == '\u200e'
                || c == '\u200f'
                || (c >= '\u2028' && c <= '\u202e')
                || (c >= '\u2060' && c <= '\u206f')
                || c == '\ufeff'
                || (c >= '\ufff9' && c <= '\ufffb')
                || isUnpaired(text, at);
    }

    private static boolean isUnpaired(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
