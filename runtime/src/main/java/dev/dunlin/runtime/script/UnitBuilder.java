package dev.dunlin.runtime.script;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups statements into units.
 *
 * <p>If statements stand alone, each is a unit, and a block from BEGIN to COMMIT is one. Otherwise a unit ends only at a
 * COMMIT or at the end of the file, which is what PostgreSQL makes of a file that is sent as one message: statements
 * before a BEGIN belong to its transaction.
 */
final class UnitBuilder {
    private final boolean standAlone;
    private final List<Unit> units = new ArrayList<>();
    private final List<SqlStatement> current = new ArrayList<>();
    private final List<SqlStatement> settings = new ArrayList<>();
    private @Nullable SqlStatement begin;
    private int count;

    UnitBuilder(boolean standAlone) {
        this.standAlone = standAlone;
    }

    /**
     * Builds them.
     *
     * @param statements with transaction control; their numbers are given here
     * @return at least one unit
     * @throws ScriptException if blocks do not close, or a statement stands in a transaction that must not
     */
    List<Unit> build(List<SqlStatement> statements) {
        for (SqlStatement statement : statements) {
            add(statement);
        }
        if (begin != null) {
            throw control(begin, "this BEGIN has no COMMIT");
        }
        if (!current.isEmpty() || units.isEmpty()) {
            close();
        }
        return units;
    }

    private void add(SqlStatement statement) {
        boolean opens = statement.kind == StatementKind.BEGIN;
        boolean closes = statement.kind == StatementKind.COMMIT;
        if ((opens || closes) && (statement.lockTimeout != null || statement.statementTimeout != null)) {
            throw new ScriptException(
                    ScriptException.DIRECTIVE,
                    statement,
                    "the directive above transaction control has no effect; put it above the statement it is for");
        }
        if (opens) {
            if (begin != null) {
                throw control(statement, "there is a transaction already, opened in line " + begin.line);
            }
            begin = statement;
        } else if (closes) {
            if (begin == null) {
                throw control(statement, "this COMMIT has no BEGIN");
            }
            begin = null;
            if (!current.isEmpty()) {
                close();
            }
        } else {
            if (statement.kind.isOutside()) {
                checkOutside(statement);
            }
            current.add(statement.numbered(++count));
            if (standAlone && begin == null) {
                close();
            }
        }
    }

    private void checkOutside(SqlStatement statement) {
        if (begin != null) {
            throw forbidden(statement, "put it after the COMMIT of the block that opens in line " + begin.line);
        } else if (!standAlone) {
            throw forbidden(
                    statement, "move it to a migration of its own whose first line is \"-- dunlin:no-transaction\"");
        } else if (statement.lockTimeout != null && !statement.lockTimeout.isZero()) {
            throw new ScriptException(
                    ScriptException.DIRECTIVE,
                    statement,
                    "a statement that runs outside a transaction cannot have a lock timeout of its own, and a concurrent build that meets one leaves an invalid index; leave the directive out");
        } else if (!settings.isEmpty()) {
            throw new ScriptException(
                    ScriptException.SQL,
                    settings.get(0),
                    "a setting cannot reach the statement in line %s, which runs outside a transaction, and must not stay on the connection; give it to the role (ALTER ROLE … SET), or in the connection's options"
                            .formatted(statement.line));
        }
    }

    private void close() {
        units.add(new Unit(current, settings));
        for (SqlStatement statement : current) {
            if (statement.kind == StatementKind.SESSION_SETTING) {
                settings.add(statement);
            }
        }
        current.clear();
    }

    private static ScriptException control(SqlStatement statement, String message) {
        return new ScriptException(ScriptException.TRANSACTION_CONTROL, statement, message);
    }

    private static ScriptException forbidden(SqlStatement statement, String wayOut) {
        return new ScriptException(
                ScriptException.FORBIDDEN_IN_TRANSACTION,
                statement,
                "this statement cannot run in a transaction; " + wayOut);
    }
}
