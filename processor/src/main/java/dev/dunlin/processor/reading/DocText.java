package dev.dunlin.processor.reading;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns the text of a documentation comment into plain text: inline tags become their contents, HTML is dropped, white
 * space is folded, and paragraphs stay apart by a line end.
 */
final class DocText {
    /** The innermost inline tag: its name, and what it says. */
    private static final Pattern INLINE = Pattern.compile("\\{@(?<tag>\\w+)\\s*(?<text>[^{}]*)}");

    private static final Pattern PARAGRAPH =
            Pattern.compile("(?i)\\s*(?:</?(?:p|ul|ol|li|br|pre|div|table|tr|h\\d)\\b[^>]*>\\s*)+");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n\\s*");
    private static final Pattern HTML = Pattern.compile("</?[a-zA-Z][^>]*>|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&(?:#(?<code>\\d{1,6})|(?<name>[a-z]+));");
    private static final Map<String, String> ENTITIES = Map.of(
            "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ", "mdash", "—", "ndash", "–");

    /** Stand in for characters that are meant literally, until the markup around them is gone. */
    private static final String LITERAL = "<>&{}";

    private static final char FIRST_STAND_IN = '\uE000';

    private DocText() {}

    static String plain(String text) {
        String shown = inline(text);
        shown = BLANK_LINE.matcher(shown).replaceAll("\uE00F");
        shown = PARAGRAPH.matcher(shown).replaceAll("\uE00F");
        shown = HTML.matcher(shown).replaceAll("");
        shown = ENTITY.matcher(shown).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
        return Arrays.stream(shown.split("\uE00F"))
                .map(DocText::fold)
                .filter(paragraph -> !paragraph.isEmpty())
                .map(DocText::restored)
                .collect(Collectors.joining("\n"));
    }

    private static String inline(String text) {
        String shown = text;
        for (Matcher tag = INLINE.matcher(shown); tag.find(); tag = INLINE.matcher(shown)) {
            shown = shown.substring(0, tag.start()) + contents(tag) + shown.substring(tag.end());
        }
        return shown;
    }

    private static String contents(Matcher tag) {
        String text = tag.group("text").strip();
        return switch (tag.group("tag")) {
            case "code", "literal" -> literal(text);
            case "link", "linkplain" -> literal(label(text));
            case "inheritDoc", "docRoot" -> "";
            default -> text;
        };
    }

    /** The label of a link, or what it links to. */
    private static String label(String link) {
        int depth = 0;
        for (int at = 0; at < link.length(); at++) {
            char c = link.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && Character.isWhitespace(c)) {
                return link.substring(at).strip();
            }
        }
        return link.startsWith("#") ? link.substring(1) : link.replace('#', '.');
    }

    private static String literal(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            int index = LITERAL.indexOf(c);
            out.append((char) (index < 0 ? c : FIRST_STAND_IN + index));
        });
        return out.toString();
    }

    private static String restored(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            int index = c - FIRST_STAND_IN;
            out.append(index >= 0 && index < LITERAL.length() ? LITERAL.charAt(index) : (char) c);
        });
        return out.toString();
    }

    private static String character(MatchResult entity) {
        String code = entity.group(1);
        if (code != null) {
            int point = Integer.parseInt(code);
            return Character.isValidCodePoint(point) && point > 0 ? Character.toString(point) : "";
        }
        return ENTITIES.getOrDefault(entity.group(2), entity.group());
    }

    private static String fold(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
