package dev.dunlin.runtime.script;

import dev.dunlin.runtime.script.ScriptException.Reason;
import java.util.Locale;

/**
 * PostgreSQL's lexical rules (SQL Syntax, "Lexical Structure"), as far as they decide where a token ends, with {@code
 * standard_conforming_strings} on. Line ends are {@code \n}.
 */
final class Lexer {
    private final String text;
    private final LineMap lines;
    private int at;

    Lexer(String text, LineMap lines) {
        this.text = text;
        this.lines = lines;
    }

    /** The next token, or one of type END, as often as asked. Block comments are skipped. */
    Token next() {
        skipSpace();
        if (at >= text.length()) {
            return token(Token.Type.END, text.length(), "");
        }
        int start = at;
        char c = text.charAt(at);
        if (lookingAt("--")) {
            at = endOfLine(at);
            return token(Token.Type.LINE_COMMENT, start, "");
        } else if (c == '\'') {
            return string(start, at, false);
        } else if (c == '"') {
            return quotedIdentifier(start, at);
        } else if (c == '$') {
            return dollar(start);
        } else if (isWordStart(c)) {
            return word(start);
        } else if (isDigit(c)) {
            return number(start);
        } else if (c == '\\') {
            throw error(
                    start,
                    "a backslash outside a string is a command of psql (here %s), which a database does not know; say it in SQL"
                            .formatted(excerpt(start)));
        }
        at++;
        return token(Token.Type.SYMBOL, start, String.valueOf(c));
    }

    private void skipSpace() {
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
            } else if (lookingAt("/*")) {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    private void skipBlockComment() {
        int start = at;
        int depth = 0;
        do {
            if (lookingAt("/*")) {
                depth++;
                at += 2;
            } else if (lookingAt("*/")) {
                depth--;
                at += 2;
            } else if (at >= text.length()) {
                throw error(start, "this comment is never closed by */");
            } else {
                at++;
            }
        } while (depth > 0);
    }

    /** A word, or a literal or quoted identifier whose prefix it is: {@code E'' B'' X'' N'' U&'' U&""}. */
    private Token word(int start) {
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        if (at - start == 1 && at < text.length()) {
            char prefix = Character.toUpperCase(text.charAt(start));
            if (text.charAt(at) == '\'' && "EBXN".indexOf(prefix) >= 0) {
                return string(start, at, prefix == 'E');
            } else if (prefix == 'U' && lookingAt("&'")) {
                return string(start, at + 1, false);
            } else if (prefix == 'U' && lookingAt("&\"")) {
                return quotedIdentifier(start, at + 1);
            }
        }
        return token(Token.Type.WORD, start, text.substring(start, at).toUpperCase(Locale.ROOT));
    }

    /** A quoted literal, and those that continue it on later lines in the same mode. */
    private Token string(int start, int quote, boolean escapes) {
        at = closingQuote(quote, escapes) + 1;
        for (int next = continuation(); next >= 0; next = continuation()) {
            at = closingQuote(next, escapes) + 1;
        }
        return token(Token.Type.STRING, start, "");
    }

    private int closingQuote(int opening, boolean escapes) {
        for (int i = opening + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && escapes) {
                i++;
            } else if (c == '\'') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
                    i++;
                } else {
                    return i;
                }
            }
        }
        throw error(opening, "this string is never closed");
    }

    /** Where a literal opens that continues the one just closed, after white space with a line end in it; or -1. */
    private int continuation() {
        boolean newLine = false;
        int i = at;
        while (i < text.length()) {
            if (isSpace(text.charAt(i))) {
                newLine |= text.charAt(i) == '\n';
                i++;
            } else if (text.startsWith("--", i)) {
                i = endOfLine(i);
            } else {
                return newLine && text.charAt(i) == '\'' ? i : -1;
            }
        }
        return -1;
    }

    private Token quotedIdentifier(int start, int quote) {
        for (int i = quote + 1; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    i++;
                } else {
                    at = i + 1;
                    return token(Token.Type.QUOTED_IDENTIFIER, start, text.substring(start, at));
                }
            }
        }
        throw error(quote, "this quoted name is never closed");
    }

    /** A dollar-quoted literal, or the dollar of a parameter such as {@code $1}. */
    private Token dollar(int start) {
        int tagEnd = at + 1;
        while (tagEnd < text.length() && isTagPart(text.charAt(tagEnd), tagEnd == at + 1)) {
            tagEnd++;
        }
        if (tagEnd >= text.length() || text.charAt(tagEnd) != '$') {
            at++;
            return token(Token.Type.SYMBOL, start, "$");
        }
        String tag = text.substring(start, tagEnd + 1);
        int close = text.indexOf(tag, tagEnd + 1);
        if (close < 0) {
            throw error(start, "the string that %s opens is never closed".formatted(tag));
        }
        at = close + tag.length();
        return token(Token.Type.STRING, start, "");
    }

    private Token number(int start) {
        while (at < text.length() && (isTagPart(text.charAt(at), false) || text.charAt(at) == '.')) {
            at++;
        }
        return token(Token.Type.NUMBER, start, "");
    }

    private Token token(Token.Type type, int start, String content) {
        return new Token(type, start, at, content);
    }

    private boolean lookingAt(String what) {
        return text.startsWith(what, at);
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private String excerpt(int start) {
        int end = start + 1;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(start, Math.min(end, start + 20));
    }

    private ScriptException error(int offset, String message) {
        return new ScriptException(Reason.SQL, lines.at(offset), message);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u000b';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Every character beyond ASCII is part of a word, even one that looks like white space. */
    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }

    private static boolean isTagPart(char c, boolean first) {
        return isWordStart(c) || (!first && isDigit(c));
    }
}
