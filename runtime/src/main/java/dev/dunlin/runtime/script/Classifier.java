package dev.dunlin.runtime.script;

import dev.dunlin.runtime.script.ScriptException.Reason;
import dev.dunlin.runtime.script.StatementKind.Begin;
import dev.dunlin.runtime.script.StatementKind.Commit;
import dev.dunlin.runtime.script.StatementKind.CreateGlobal;
import dev.dunlin.runtime.script.StatementKind.CreateIndex;
import dev.dunlin.runtime.script.StatementKind.DetachPartition;
import dev.dunlin.runtime.script.StatementKind.DropGlobal;
import dev.dunlin.runtime.script.StatementKind.DropIndex;
import dev.dunlin.runtime.script.StatementKind.GlobalObject;
import dev.dunlin.runtime.script.StatementKind.Ordinary;
import dev.dunlin.runtime.script.StatementKind.Reindex;
import dev.dunlin.runtime.script.StatementKind.Repeatable;
import dev.dunlin.runtime.script.StatementKind.SessionSetting;
import dev.dunlin.runtime.script.StatementKind.TransactionMode;
import dev.dunlin.runtime.script.StatementKind.Untraceable;
import dev.dunlin.runtime.script.StatementKind.Validation;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the kind of a statement by its words, as PostgreSQL 13 to 18 understand them. */
final class Classifier {
    private static final Pattern OFF =
            Pattern.compile("(=|TO)\\s*'?(of|off|f|false|n|no|0)'?", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final List<Token> tokens;
    private final Position position;

    private Classifier(String text, List<Token> tokens, Position position) {
        this.text = text;
        this.tokens = tokens;
        this.position = position;
    }

    /**
     * @param tokens those of the statement; never empty
     * @throws ScriptException if the statement cannot be part of a migration
     */
    static StatementKind classify(String text, List<Token> tokens, Position position) {
        return new Classifier(text, tokens, position).classify();
    }

    private StatementKind classify() {
        TokenCursor cursor = new TokenCursor(text, tokens);
        Token first = tokens.get(0);
        cursor.skip();
        return switch (first.text()) {
            case "BEGIN", "START" -> begin(cursor);
            case "COMMIT", "END" -> commit(cursor);
            case "ROLLBACK", "ABORT" -> rollback(cursor);
            case "PREPARE" -> prepare(cursor);
            case "SET" -> set(cursor);
            case "COPY" -> copy();
            case "DO" -> doBlock();
            case "CREATE" -> create(cursor);
            case "DROP" -> drop(cursor);
            case "REINDEX" -> reindex(cursor);
            case "ALTER" -> alter(cursor);
            case "CLUSTER" -> cluster(cursor);
            case "VACUUM" -> new Repeatable();
            case "DISCARD" -> cursor.accept("ALL") ? new Repeatable() : new Ordinary();
            default -> new Ordinary();
        };
    }

    private StatementKind begin(TokenCursor cursor) {
        cursor.acceptAny("WORK", "TRANSACTION");
        if (!cursor.atEnd()) {
            throw control("a transaction that chooses its own mode (%s) is not supported; write a plain BEGIN"
                    .formatted(cursor.rest()));
        }
        return new Begin();
    }

    private StatementKind commit(TokenCursor cursor) {
        if (cursor.accept("PREPARED")) {
            return new Untraceable();
        }
        cursor.acceptAny("WORK", "TRANSACTION");
        cursor.accept("AND", "NO", "CHAIN");
        if (!cursor.atEnd()) {
            throw control("COMMIT %s is not supported; write a plain COMMIT".formatted(cursor.rest()));
        }
        return new Commit();
    }

    private StatementKind rollback(TokenCursor cursor) {
        if (cursor.accept("PREPARED")) {
            return new Untraceable();
        }
        cursor.acceptAny("WORK", "TRANSACTION");
        if (cursor.accept("TO")) {
            return new Ordinary();
        }
        throw control("a migration that takes back its own work is not supported; leave out what should not stay");
    }

    private StatementKind prepare(TokenCursor cursor) {
        if (cursor.accept("TRANSACTION")) {
            throw control("two-phase commit is not supported in a migration");
        }
        return new Ordinary();
    }

    private StatementKind set(TokenCursor cursor) {
        if (cursor.accept("TRANSACTION")) {
            return new TransactionMode();
        }
        if (cursor.acceptAny("LOCAL", "CONSTRAINTS") || cursor.accept("SESSION", "CHARACTERISTICS")) {
            return new Ordinary();
        }
        String setting = cursor.rest();
        if (!cursor.accept("SESSION", "AUTHORIZATION") && cursor.accept("SESSION")) {
            setting = cursor.rest();
        }
        if (cursor.accept("STANDARD_CONFORMING_STRINGS")
                && OFF.matcher(cursor.rest()).matches()) {
            throw new ScriptException(
                    Reason.SQL,
                    position,
                    "standard_conforming_strings = off changes where strings end and is not supported; write E'…' where a"
                            + " backslash escapes");
        }
        return new SessionSetting("SET LOCAL " + setting);
    }

    private StatementKind copy() {
        int depth = 0;
        for (int i = 1; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            Token next = tokens.get(i + 1);
            if (depth == 0 && ((token.is("FROM") && next.is("STDIN")) || (token.is("TO") && next.is("STDOUT")))) {
                throw new ScriptException(
                        Reason.SQL,
                        position,
                        "COPY %s %s needs psql, which carries the data; write INSERT statements, or COPY from a file of the"
                                        .formatted(token.text(), next.text())
                                + " server");
            }
        }
        return new Ordinary();
    }

    /** A block that commits by itself is refused in a transaction (PostgreSQL manual, "Transaction Management"). */
    private StatementKind doBlock() {
        return tokens.stream().anyMatch(token -> token.type() == Token.Type.STRING && commits(token))
                ? new Untraceable()
                : new Ordinary();
    }

    /** Whether a dollar-quoted body has COMMIT or ROLLBACK as a statement of its own. */
    private boolean commits(Token body) {
        String quoted = text.substring(body.start(), body.end());
        int tag = quoted.indexOf('$', 1) + 1;
        if (quoted.charAt(0) != '$') {
            return false;
        }
        String code = quoted.substring(tag, quoted.length() - tag);
        Lexer lexer = new Lexer(code, new LineMap(code));
        boolean found = false;
        boolean atStart = true;
        try {
            for (Token token = lexer.next(); token.type() != Token.Type.END; token = lexer.next()) {
                if (token.type() != Token.Type.LINE_COMMENT) {
                    found |= atStart && (token.is("COMMIT") || token.is("ROLLBACK"));
                    atStart = token.isSymbol(';')
                            || token.is("BEGIN")
                            || token.is("THEN")
                            || token.is("ELSE")
                            || token.is("LOOP");
                }
            }
        } catch (ScriptException e) {
            // A body in a language whose lexical rules are others.
            return false;
        }
        return found;
    }

    private StatementKind create(TokenCursor cursor) {
        if (cursor.accept("DATABASE")) {
            return global(cursor, GlobalObject.DATABASE, true);
        } else if (cursor.accept("TABLESPACE")) {
            return global(cursor, GlobalObject.TABLESPACE, true);
        } else if (cursor.accept("SUBSCRIPTION")) {
            return global(cursor, GlobalObject.SUBSCRIPTION, true);
        }
        cursor.accept("UNIQUE");
        return cursor.accept("INDEX", "CONCURRENTLY") ? createIndex(cursor) : new Ordinary();
    }

    private static StatementKind createIndex(TokenCursor cursor) {
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        Token next = cursor.peek();
        // Without a name PostgreSQL makes one up, so that the catalog cannot be asked.
        String index = next == null || next.is("ON") ? null : cursor.plainName();
        if (index == null || !cursor.accept("ON")) {
            return new Untraceable();
        }
        cursor.accept("ONLY");
        String table = cursor.qualifiedName();
        return table == null ? new Untraceable() : new CreateIndex(index, table, ifNotExists);
    }

    private static StatementKind drop(TokenCursor cursor) {
        if (cursor.accept("INDEX", "CONCURRENTLY")) {
            cursor.accept("IF", "EXISTS");
            String index = cursor.qualifiedName();
            return index == null ? new Untraceable() : new DropIndex(index);
        } else if (cursor.accept("DATABASE")) {
            return global(cursor, GlobalObject.DATABASE, false);
        } else if (cursor.accept("TABLESPACE")) {
            return global(cursor, GlobalObject.TABLESPACE, false);
        } else if (cursor.accept("SUBSCRIPTION")) {
            return global(cursor, GlobalObject.SUBSCRIPTION, false);
        }
        return new Ordinary();
    }

    private static StatementKind global(TokenCursor cursor, GlobalObject object, boolean create) {
        cursor.accept("IF", "EXISTS");
        String name = cursor.plainName();
        if (name == null) {
            return new Untraceable();
        }
        return create ? new CreateGlobal(object, name) : new DropGlobal(object, name);
    }

    private static StatementKind reindex(TokenCursor cursor) {
        boolean concurrently = cursor.skipParentheses("CONCURRENTLY");
        boolean whole = cursor.acceptAny("SCHEMA", "DATABASE", "SYSTEM");
        if (!whole) {
            cursor.acceptAny("INDEX", "TABLE");
        }
        concurrently |= cursor.accept("CONCURRENTLY");
        if (whole) {
            return new Reindex(null);
        }
        return concurrently ? new Reindex(cursor.qualifiedName()) : new Ordinary();
    }

    private static StatementKind alter(TokenCursor cursor) {
        if (cursor.accept("SYSTEM")) {
            return new Repeatable();
        } else if (cursor.accept("DATABASE")) {
            return cursor.hasAhead("TABLESPACE") ? new Repeatable() : new Ordinary();
        } else if (cursor.accept("SUBSCRIPTION")) {
            return cursor.hasAhead("REFRESH") || cursor.hasAhead("PUBLICATION") ? new Untraceable() : new Ordinary();
        }
        return cursor.accept("TABLE") ? alterTable(cursor) : new Ordinary();
    }

    private static StatementKind alterTable(TokenCursor cursor) {
        cursor.accept("IF", "EXISTS");
        cursor.accept("ONLY");
        @Nullable String parent = cursor.qualifiedName();
        if (parent == null || !cursor.accept("DETACH", "PARTITION")) {
            return cursor.hasAhead("VALIDATE") ? new Validation() : new Ordinary();
        }
        @Nullable String partition = cursor.qualifiedName();
        return partition != null && cursor.accept("CONCURRENTLY")
                ? new DetachPartition(parent, partition)
                : new Ordinary();
    }

    /** Without a table it walks over all of them in transactions of its own. */
    private static StatementKind cluster(TokenCursor cursor) {
        cursor.skipParentheses("VERBOSE");
        cursor.accept("VERBOSE");
        return cursor.atEnd() ? new Repeatable() : new Ordinary();
    }

    private ScriptException control(String message) {
        return new ScriptException(Reason.TRANSACTION_CONTROL, position, message);
    }
}
