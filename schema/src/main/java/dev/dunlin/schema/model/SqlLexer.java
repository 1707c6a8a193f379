package dev.dunlin.schema.model;

import java.util.ArrayList;
import java.util.List;
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

    /**
     * A token.
     *
     * @param text what it says, without the quotes of an identifier and with a word folded to lower case
     * @param start where it begins in the expression
     * @param end where it ends, exclusive
     */
    record Token(Kind kind, String text, int start, int end) {}

    private static final Pattern TOKEN = Pattern.compile("""
            (?<space>\\s+|--[^\\n\\r]*)\
            |(?<comment>/\\*)\
            |(?<quoted>"[^"]*+(?:""[^"]*+)*+")\
            |(?<escaped>[eE]'[^'\\\\]*+(?:(?:''|\\\\.)[^'\\\\]*+)*+(?:'|\\z))\
            |(?<string>(?:[bBxXnN]|[uU]&)?'[^']*+(?:''[^']*+)*+')\
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
            int start = matcher.start();
            at = matcher.end();
            if (matcher.group("word") != null) {
                tokens.add(new Token(Kind.WORD, folded(matcher.group()), start, at));
            } else if (matcher.group("comment") != null) {
                at = endOfComment(sql, at);
            } else if (matcher.group("dollar") != null) {
                at = endOfDollarQuote(sql, at, matcher.group("dollar"));
                tokens.add(new Token(Kind.OTHER, sql.substring(start, at), start, at));
            } else if (matcher.group("quoted") != null) {
                String name = sql.substring(start + 1, at - 1).replace("\"\"", "\"");
                tokens.add(new Token(Kind.QUOTED, name, start, at));
            } else if (matcher.group("space") == null) {
                tokens.add(new Token(Kind.OTHER, matcher.group(), start, at));
            }
        }
        return tokens;
    }

    /** A word as PostgreSQL folds it: only the letters of ASCII. */
    private static String folded(String word) {
        StringBuilder folded = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return folded.toString();
    }

    private static int endOfDollarQuote(String sql, int start, String delimiter) {
        int close = sql.indexOf(delimiter, start);
        return close < 0 ? sql.length() : close + delimiter.length();
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
