package dev.dunlin.schema.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts an SQL expression into tokens as PostgreSQL's own scanner would (PostgreSQL manual, chapter "Lexical Structure").
 * White space and comments are dropped; unquoted words are folded to lower case.
 */
final class SqlLexer {
    /** What a token is; only what renaming and comparing need to tell apart. */
    enum Kind {
        /** A word without quotes: keyword or identifier, folded to lower case. */
        WORD,
        /** An identifier in double quotes; the text is the identifier itself. */
        QUOTED,
        /** Anything else: literal, number, operator, punctuation, as written. */
        OTHER
    }

    record Token(Kind kind, String text) {}

    private static final Pattern TOKEN = Pattern.compile("""
            (?<space>\\s+|--[^\\n\\r]*)\
            |(?<comment>/\\*)\
            |(?<quoted>"(?:[^"]|"")*")\
            |(?<escaped>[eE]'(?:[^'\\\\]|''|\\\\.)*(?:'|\\z))\
            |(?<string>(?:[bBxXnN]|[uU]&)?'(?:[^']|'')*')\
            |(?<dollar>\\$(?<tag>[\\p{L}_][\\p{L}\\p{N}_]*)?\\$)\
            |(?<number>(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)\
            |(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)\
            |(?<operator>::|(?:(?!--|/\\*)[-+*/<>=~!@\\#%^&|`?])+|.)""", Pattern.DOTALL);

    private SqlLexer() {}

    /** The tokens in order. Never fails: text that PostgreSQL would refuse comes out as tokens of kind {@code OTHER}. */
    static List<Token> tokens(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        int at = 0;
        while (at < sql.length() && matcher.find(at)) {
            at = matcher.end();
            if (matcher.group("comment") != null) {
                at = endOfComment(sql, at);
            } else if (matcher.group("dollar") != null) {
                int close = sql.indexOf(matcher.group("dollar"), at);
                int end = close < 0
                        ? sql.length()
                        : close + matcher.group("dollar").length();
                tokens.add(new Token(Kind.OTHER, sql.substring(matcher.start(), end)));
                at = end;
            } else if (matcher.group("word") != null) {
                tokens.add(new Token(Kind.WORD, matcher.group().toLowerCase(Locale.ROOT)));
            } else if (matcher.group("quoted") != null) {
                String text = matcher.group();
                tokens.add(new Token(
                        Kind.QUOTED, text.substring(1, text.length() - 1).replace("\"\"", "\"")));
            } else if (matcher.group("space") == null) {
                tokens.add(new Token(Kind.OTHER, matcher.group()));
            }
        }
        return tokens;
    }

    private static int endOfComment(String sql, int start) {
        int depth = 1;
        int at = start;
        while (at < sql.length() && depth > 0) {
            if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
        return at;
    }
}
