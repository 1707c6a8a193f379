package dev.dunlin.runtime.script;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Walks over the tokens of one statement. */
final class TokenCursor {
    private final String text;
    private final List<Token> tokens;
    private int index;

    TokenCursor(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** Steps over these words if they come next, all or none. */
    boolean accept(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (index + i >= tokens.size() || !tokens.get(index + i).is(words[i])) {
                return false;
            }
        }
        index += words.length;
        return true;
    }

    /** Steps over one of these words, if one comes next. */
    boolean acceptAny(String... words) {
        for (String word : words) {
            if (accept(word)) {
                return true;
            }
        }
        return false;
    }

    boolean atEnd() {
        return index >= tokens.size();
    }

    @Nullable
    Token peek() {
        return atEnd() ? null : tokens.get(index);
    }

    void skip() {
        index++;
    }

    /** Whether the word stands in what follows, outside and inside parentheses. */
    boolean hasAhead(String word) {
        return tokens.subList(Math.min(index, tokens.size()), tokens.size()).stream()
                .anyMatch(token -> token.is(word));
    }

    /** Steps over parentheses and all in them, if they open next; whether one of the words stands there. */
    boolean skipParentheses(String word) {
        Token next = peek();
        if (next == null || !next.isSymbol('(')) {
            return false;
        }
        boolean found = false;
        int depth = 0;
        do {
            Token token = tokens.get(index++);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            found |= token.is(word);
        } while (depth > 0 && !atEnd());
        return found;
    }

    /** Steps over a name, perhaps qualified, and returns it as it stands; null if none comes next. */
    @Nullable
    String qualifiedName() {
        Token first = peek();
        if (first == null || !first.isIdentifier()) {
            return null;
        }
        int end = first.end();
        index++;
        while (index + 1 < tokens.size()
                && tokens.get(index).isSymbol('.')
                && tokens.get(index + 1).isIdentifier()) {
            end = tokens.get(index + 1).end();
            index += 2;
        }
        return text.substring(first.start(), end);
    }

    /** Steps over a name and returns it as the catalog has it; null if none comes next, or one with Unicode escapes. */
    @Nullable
    String plainName() {
        Token token = peek();
        if (token == null || !token.isIdentifier()) {
            return null;
        }
        index++;
        if (token.type() == Token.Type.WORD) {
            return text.substring(token.start(), token.end()).toLowerCase(Locale.ROOT);
        }
        String quoted = token.text();
        return quoted.startsWith("\"")
                ? quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")
                : null;
    }

    /** The statement's text from the next token on. */
    String rest() {
        return atEnd()
                ? ""
                : text.substring(
                        tokens.get(index).start(), tokens.get(tokens.size() - 1).end());
    }
}
