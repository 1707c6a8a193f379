package dev.dunlin.runtime.script;

/**
 * A piece of SQL that is not white space.
 *
 * @param start offset of its first character in the text
 * @param end offset after its last character
 * @param text a word in upper case, a quoted identifier or symbol as it stands; empty for all else
 */
record Token(Type type, int start, int end, String text) {
    enum Type {
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

    boolean is(String word) {
        return type == Type.WORD && text.equals(word);
    }

    boolean isSymbol(char symbol) {
        return type == Type.SYMBOL && text.charAt(0) == symbol;
    }

    boolean isIdentifier() {
        return type == Type.WORD || type == Type.QUOTED_IDENTIFIER;
    }
}
