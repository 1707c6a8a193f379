package dev.dunlin.runtime.script;

import dev.dunlin.runtime.script.Directive.LockTimeout;
import dev.dunlin.runtime.script.Directive.NoTransaction;
import dev.dunlin.runtime.script.Directive.StatementTimeout;
import dev.dunlin.runtime.script.ScriptException.Reason;
import dev.dunlin.runtime.script.StatementKind.Begin;
import dev.dunlin.runtime.script.StatementKind.Commit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into statements where PostgreSQL would: at semicolons outside literals, comments, parentheses and the
 * {@code BEGIN ATOMIC} bodies of SQL functions.
 */
final class StatementSplitter {
    /** Kinds are told by the first words; a long list of values need not be kept. */
    private static final int KEPT_TOKENS = 500;

    private static final Token NONE = new Token(Token.Type.END, 0, 0, "");

    private final String text;
    private final LineMap lines;
    private final Lexer lexer;
    private final List<SqlStatement> statements = new ArrayList<>();

    private final List<Token> tokens = new ArrayList<>();
    private int end;
    private Token previous = NONE;
    private int parentheses;
    private int atomicBlocks;

    private @Nullable Duration lockTimeout;
    private @Nullable Duration statementTimeout;
    private @Nullable Position directive;
    private boolean noTransaction;

    StatementSplitter(String text) {
        this.text = text;
        this.lines = new LineMap(text);
        this.lexer = new Lexer(text, lines);
    }

    /** Whether the first line says so; known once the text is split. */
    boolean isNoTransaction() {
        return noTransaction;
    }

    /**
     * The statements in order, transaction control among them, all with the number 0.
     *
     * @throws ScriptException at the first place that is not SQL which a migration can hold
     */
    List<SqlStatement> split() {
        for (Token token = lexer.next(); token.type() != Token.Type.END; token = lexer.next()) {
            if (token.type() == Token.Type.LINE_COMMENT) {
                comment(token);
            } else if (token.isSymbol(';') && parentheses == 0 && atomicBlocks == 0) {
                endStatement();
            } else {
                part(token);
            }
        }
        endStatement();
        if (directive != null) {
            throw misplaced(directive, "no statement follows it");
        }
        return statements;
    }

    private void part(Token token) {
        if (tokens.size() < KEPT_TOKENS || tokens.get(0).is("COPY")) {
            tokens.add(token);
        }
        if (token.isSymbol('(')) {
            parentheses++;
        } else if (token.isSymbol(')') && parentheses > 0) {
            parentheses--;
        } else if (token.type() == Token.Type.WORD) {
            countBlocks(token);
        }
        previous = token;
        end = token.end();
    }

    /** Within a body, CASE and END nest, unless they are labels, which only follow AS or a dot. */
    private void countBlocks(Token word) {
        if (atomicBlocks == 0) {
            if (word.is("ATOMIC") && previous.is("BEGIN") && parentheses == 0 && isCreateRoutine()) {
                atomicBlocks = 1;
            }
        } else if (!previous.is("AS") && !previous.isSymbol('.')) {
            atomicBlocks += word.is("CASE") ? 1 : word.is("END") ? -1 : 0;
        }
    }

    private boolean isCreateRoutine() {
        TokenCursor cursor = new TokenCursor(text, tokens);
        if (!cursor.accept("CREATE")) {
            return false;
        }
        cursor.accept("OR", "REPLACE");
        return cursor.acceptAny("FUNCTION", "PROCEDURE");
    }

    private void endStatement() {
        if (!tokens.isEmpty()) {
            int start = tokens.get(0).start();
            Position position = lines.at(start);
            StatementKind kind = Classifier.classify(text, tokens, position);
            if (directive != null && (kind instanceof Begin || kind instanceof Commit)) {
                throw misplaced(directive, "it stands above transaction control; put it above the statement it is for");
            }
            statements.add(
                    new SqlStatement(0, text.substring(start, end), position, kind, lockTimeout, statementTimeout));
            lockTimeout = null;
            statementTimeout = null;
            directive = null;
        }
        tokens.clear();
        previous = NONE;
        parentheses = 0;
        atomicBlocks = 0;
    }

    private void comment(Token comment) {
        Position position = lines.at(comment.start());
        @Nullable Directive parsed = Directive.parse(text.substring(comment.start(), comment.end()), position);
        if (parsed == null) {
            return;
        }
        if (!tokens.isEmpty()) {
            throw misplaced(position, "it stands inside a statement; put it above");
        }
        if (!startsLine(comment)) {
            throw misplaced(position, "it must start its line");
        }
        if (parsed instanceof NoTransaction) {
            if (position.line() != 1) {
                throw misplaced(position, "it must be the file's first line");
            }
            noTransaction = true;
            return;
        }
        directive = position;
        if (parsed instanceof LockTimeout lock) {
            lockTimeout = lock.timeout();
        } else if (parsed instanceof StatementTimeout statement) {
            statementTimeout = statement.timeout();
        }
    }

    private boolean startsLine(Token token) {
        int lineStart = text.lastIndexOf('\n', token.start()) + 1;
        return text.substring(lineStart, token.start()).isBlank();
    }

    private static ScriptException misplaced(Position position, String why) {
        return new ScriptException(Reason.DIRECTIVE, position, "this directive has no effect here: " + why);
    }
}
