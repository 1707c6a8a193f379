package dev.dunlin.runtime.script;

import dev.dunlin.runtime.script.Lexer.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into statements where PostgreSQL would: at semicolons outside literals, comments, parentheses and the
 * {@code BEGIN ATOMIC} bodies of SQL functions. Reads the directives, which are comments for the runtime.
 */
final class StatementSplitter {
    /** Kinds are told by the first words; a long list of values need not be kept. */
    private static final int KEPT_OUTLINE = 2000;

    private static final Pattern DIRECTIVE = Pattern.compile("--\\s*dunlin:(.*)");
    private static final Pattern TIMEOUT = Pattern.compile("(lock|statement)-timeout\\s+(\\S+)");
    private static final Pattern TIME = Pattern.compile("(0)|([0-9]{1,9})(ms|s|min|h)");

    private final String text;
    private final Lexer lexer;
    private final List<SqlStatement> statements = new ArrayList<>();
    private boolean noTransaction;

    private int line = 1;
    private int lineStart;

    /** Of the statement being read. */
    private int start = -1;

    private int end;
    private int startLine;
    private int startColumn;
    private final StringBuilder outline = new StringBuilder();
    private String previous = "";
    private int parentheses;
    private boolean options;
    private int atomicBlocks;
    private boolean commits;
    private boolean repeatable;

    /** For the statement that follows. */
    private @Nullable ScriptException ifNoneFollows;

    private @Nullable Duration lockTimeout;
    private @Nullable Duration statementTimeout;

    StatementSplitter(String text) {
        this.text = text;
        this.lexer = new Lexer(text);
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
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            moveTo(lexer.start());
            if (token == Token.LINE_COMMENT) {
                comment();
            } else if (lexer.isSymbol(';') && parentheses == 0 && atomicBlocks == 0) {
                endStatement();
            } else {
                part(token);
            }
        }
        endStatement();
        if (ifNoneFollows != null) {
            throw ifNoneFollows;
        }
        return statements;
    }

    private void moveTo(int offset) {
        for (int i = text.indexOf('\n', lineStart); i >= 0 && i < offset; i = text.indexOf('\n', lineStart)) {
            line++;
            lineStart = i + 1;
        }
    }

    private void part(Token token) {
        if (start < 0) {
            start = lexer.start();
            startLine = line;
            startColumn = start - lineStart + 1;
        }
        if (lexer.isSymbol('(') && parentheses++ == 0) {
            options = outline.toString().matches("(?i)REINDEX|CLUSTER");
        }
        if (parentheses == 0 || options) {
            addToOutline(token);
        }
        if (lexer.isSymbol(')') && parentheses > 0) {
            parentheses--;
        }
        if (token == Token.WORD) {
            countBlocks();
        }
        if (token == Token.STRING && text.regionMatches(true, start, "DO", 0, 2) && text.charAt(lexer.start()) == '$') {
            String body = lexer.text();
            int tag = body.indexOf('$', 1) + 1;
            commits |= Classifier.commits(body.substring(tag, body.length() - tag));
        }
        previous = token == Token.WORD || token == Token.SYMBOL ? lexer.text() : "";
        end = lexer.end();
    }

    private void addToOutline(Token token) {
        boolean set = text.regionMatches(true, start, "SET", 0, 3);
        if (outline.length() < KEPT_OUTLINE || set) {
            if (!outline.isEmpty() && !previous.equals(".") && !lexer.isSymbol('.')) {
                outline.append(' ');
            }
            outline.append(token == Token.STRING && !set ? "''" : lexer.text());
        }
    }

    /** Within a body, CASE and END nest, unless they are labels, which only follow AS or a dot. */
    private void countBlocks() {
        if (atomicBlocks == 0) {
            if (lexer.is("ATOMIC") && previous.equalsIgnoreCase("BEGIN") && parentheses == 0 && isCreateRoutine()) {
                atomicBlocks = 1;
            }
        } else if (!previous.equalsIgnoreCase("AS") && !previous.equals(".")) {
            atomicBlocks += lexer.is("CASE") ? 1 : lexer.is("END") ? -1 : 0;
        }
    }

    private boolean isCreateRoutine() {
        return outline.toString().matches("(?is)CREATE (OR REPLACE )?(FUNCTION|PROCEDURE) .*");
    }

    private void endStatement() {
        if (start >= 0) {
            SqlStatement statement = new SqlStatement(
                    0,
                    text.substring(start, end),
                    startLine,
                    startColumn,
                    commits ? StatementKind.UNTRACEABLE : StatementKind.ORDINARY,
                    null,
                    null,
                    lockTimeout,
                    statementTimeout);
            statement = Classifier.classify(statement, outline.toString());
            statements.add(repeatable ? repeatable(statement) : statement);
            ifNoneFollows = null;
            lockTimeout = null;
            statementTimeout = null;
            repeatable = false;
        }
        start = -1;
        outline.setLength(0);
        previous = "";
        parentheses = 0;
        atomicBlocks = 0;
        commits = false;
    }

    /** What the catalog tells more of keeps its kind. */
    private static SqlStatement repeatable(SqlStatement statement) {
        StatementKind kind = statement.kind;
        if (kind == StatementKind.ORDINARY || kind == StatementKind.VALIDATION || kind == StatementKind.UNTRACEABLE) {
            return statement.of(StatementKind.REPEATABLE, null, null);
        } else if (!kind.isOutside()) {
            throw new ScriptException(
                    ScriptException.DIRECTIVE,
                    statement,
                    "the directive above this statement has no effect; put it above one that commits as it goes");
        }
        return statement;
    }

    private void comment() {
        Matcher directive = DIRECTIVE.matcher(lexer.text());
        if (!directive.matches()) {
            return;
        }
        String content = directive.group(1).strip();
        Matcher timeout = TIMEOUT.matcher(content);
        boolean first = content.equals("no-transaction");
        boolean repeats = content.equals("repeatable");
        if (!first && !repeats && !timeout.matches()) {
            throw mistake(
                    "\"dunlin:%s\" is no directive that this version knows; there are no-transaction, repeatable, lock-timeout TIME and statement-timeout TIME"
                            .formatted(content));
        } else if (start >= 0) {
            throw misplaced("it stands inside a statement; put it above");
        } else if (!text.substring(lineStart, lexer.start()).isBlank()) {
            throw misplaced("it must start its line");
        } else if (first && line != 1) {
            throw misplaced("it must be the file's first line");
        }
        if (first) {
            noTransaction = true;
            return;
        }
        if (repeats) {
            repeatable = true;
        } else if (timeout.group(1).equals("lock")) {
            lockTimeout = time(timeout.group(2));
        } else {
            statementTimeout = time(timeout.group(2));
        }
        ifNoneFollows = misplaced("no statement follows it");
    }

    private Duration time(String time) {
        Matcher matcher = TIME.matcher(time);
        if (!matcher.matches()) {
            throw mistake("\"%s\" is no time; write 0, or a number with ms, s, min or h, such as 2s".formatted(time));
        }
        if (matcher.group(1) != null) {
            return Duration.ZERO;
        }
        long number = Long.parseLong(matcher.group(2));
        return switch (matcher.group(3)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private ScriptException misplaced(String why) {
        return mistake("this directive has no effect here: " + why);
    }

    private ScriptException mistake(String message) {
        return new ScriptException(ScriptException.DIRECTIVE, line, lexer.start() - lineStart + 1, message);
    }
}
