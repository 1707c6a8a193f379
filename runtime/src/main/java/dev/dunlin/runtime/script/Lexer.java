package dev.dunlin.runtime.script;

/**
 * PostgreSQL's lexical rules (SQL Syntax, "Lexical Structure"), as far as they decide where a token ends, with {@code
 * standard_conforming_strings} on. Line ends are {@code \n}. Walks over a text and shows one token at a time.
 */
final class Lexer {
    /** Kinds of tokens. */
    enum Token {
        /** An identifier without quotes, or a keyword. */
        WORD,
        QUOTED_IDENTIFIER,
        /** A literal of any kind: quoted, escaped, dollar-quoted. */
        STRING,
        NUMBER,
        /** One character of an operator or of punctuation. */
        SYMBOL,
        LINE_COMMENT,
        END
    }

    private final String text;
    private Token token = Token.END;
    private int start;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /**
     * Steps to the next token, or to END, as often as asked. Block comments are skipped.
     *
     * @throws ScriptException if a token is never closed, or is for psql
     */
    Token next() {
        skipSpace();
        start = at;
        token = at == text.length() ? Token.END : scan(text.charAt(at));
        return token;
    }

    /** Where the token starts. */
    int start() {
        return start;
    }

    /** Where the token ends: the offset after its last character. */
    int end() {
        return at;
    }

    /** The token as it stands. */
    String text() {
        return text.substring(start, at);
    }

    /** Whether the token is this word, in upper or lower case. */
    boolean is(String word) {
        return token == Token.WORD
                && at - start == word.length()
                && text.regionMatches(true, start, word, 0, at - start);
    }

    boolean isSymbol(char symbol) {
        return token == Token.SYMBOL && text.charAt(start) == symbol;
    }

    private Token scan(char c) {
        if (lookingAt("--")) {
            at = endOfLine(at);
            return Token.LINE_COMMENT;
        } else if (c == '\'') {
            return string(at, false);
        } else if (c == '"') {
            return quotedIdentifier(at);
        } else if (c == '$') {
            return dollar();
        } else if (isWordStart(c)) {
            return word();
        } else if (isDigit(c)) {
            return number();
        } else if (c == '\\') {
            throw error(
                    at,
                    "a backslash outside a string is a command of psql (here %s), which a database does not know; say it in SQL"
                            .formatted(text.substring(at).split("\\s", 2)[0]));
        }
        at++;
        return Token.SYMBOL;
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
        int opening = at;
        int depth = 0;
        do {
            if (lookingAt("/*")) {
                depth++;
                at += 2;
            } else if (lookingAt("*/")) {
                depth--;
                at += 2;
            } else if (at == text.length()) {
                throw error(opening, "this comment is never closed by */");
            } else {
                at++;
            }
        } while (depth > 0);
    }

    /** A word, or a literal or quoted identifier whose prefix it is: {@code E'' B'' X'' N'' U&'' U&""}. */
    private Token word() {
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        if (at - start == 1) {
            char prefix = Character.toUpperCase(text.charAt(start));
            if (lookingAt("'") && "EBXN".indexOf(prefix) >= 0) {
                return string(at, prefix == 'E');
            } else if (prefix == 'U' && lookingAt("&'")) {
                return string(at + 1, false);
            } else if (prefix == 'U' && lookingAt("&\"")) {
                return quotedIdentifier(at + 1);
            }
        }
        return Token.WORD;
    }

    /** A quoted literal, and those that continue it on later lines in the same mode. */
    private Token string(int quote, boolean escapes) {
        at = closingQuote(quote, escapes) + 1;
        for (int next = continuation(); next >= 0; next = continuation()) {
            at = closingQuote(next, escapes) + 1;
        }
        return Token.STRING;
    }

    private int closingQuote(int opening, boolean escapes) {
        for (int i = opening + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && escapes) {
                i++;
            } else if (c == '\'') {
                if (!text.startsWith("'", i + 1)) {
                    return i;
                }
                i++;
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
                newLine |= endsLine(i);
                i++;
            } else if (text.startsWith("--", i)) {
                i = endOfLine(i);
            } else {
                return newLine && text.charAt(i) == '\'' ? i : -1;
            }
        }
        return -1;
    }

    private Token quotedIdentifier(int quote) {
        for (int i = quote + 1; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                if (!text.startsWith("\"", i + 1)) {
                    at = i + 1;
                    return Token.QUOTED_IDENTIFIER;
                }
                i++;
            }
        }
        throw error(quote, "this quoted name is never closed");
    }

    /** A dollar-quoted literal, or the dollar of a parameter such as {@code $1}. */
    private Token dollar() {
        int tagEnd = at + 1;
        while (tagEnd < text.length() && isTagPart(text.charAt(tagEnd), tagEnd == at + 1)) {
            tagEnd++;
        }
        if (!text.startsWith("$", tagEnd)) {
            at++;
            return Token.SYMBOL;
        }
        String tag = text.substring(at, tagEnd + 1);
        int close = text.indexOf(tag, tagEnd + 1);
        if (close < 0) {
            throw error(at, "the string that %s opens is never closed".formatted(tag));
        }
        at = close + tag.length();
        return Token.STRING;
    }

    private Token number() {
        while (at < text.length() && (isTagPart(text.charAt(at), false) || text.charAt(at) == '.')) {
            at++;
        }
        return Token.NUMBER;
    }

    private boolean lookingAt(String what) {
        return text.startsWith(what, at);
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && !endsLine(end)) {
            end++;
        }
        return end;
    }

    /** A carriage return of its own ends a line, too. */
    private boolean endsLine(int offset) {
        return text.charAt(offset) == '\n' || text.charAt(offset) == '\r';
    }

    private ScriptException error(int offset, String message) {
        int line = 1;
        for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
            line++;
        }
        return new ScriptException(ScriptException.SQL, line, offset - text.lastIndexOf('\n', offset - 1), message);
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
        return isTagPart(c, false) || c == '$';
    }

    private static boolean isTagPart(char c, boolean first) {
        return isWordStart(c) || (!first && isDigit(c));
    }
}
