package dev.dunlin.runtime.script;

import dev.dunlin.runtime.script.ScriptException.Reason;
import dev.dunlin.runtime.script.StatementKind.Begin;
import dev.dunlin.runtime.script.StatementKind.Commit;
import dev.dunlin.runtime.script.StatementKind.Outside;
import dev.dunlin.runtime.script.StatementKind.SessionSetting;
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
     * @param statements with transaction control; their numbers are given here
     * @return at least one unit
     * @throws ScriptException if blocks do not close, or a statement stands in a transaction that must not
     */
    List<Unit> build(List<SqlStatement> statements) {
        statements.forEach(this::add);
        if (begin != null) {
            throw control(begin, "this BEGIN has no COMMIT");
        }
        if (!current.isEmpty() || units.isEmpty()) {
            close();
        }
        return units;
    }

    private void add(SqlStatement statement) {
        if (statement.kind() instanceof Begin) {
            open(statement);
        } else if (statement.kind() instanceof Commit) {
            if (begin == null) {
                throw control(statement, "this COMMIT has no BEGIN");
            }
            begin = null;
            if (!current.isEmpty()) {
                close();
            }
        } else {
            checkTransaction(statement);
            current.add(numbered(statement));
            if (standAlone && begin == null) {
                close();
            }
        }
    }

    private void open(SqlStatement statement) {
        if (begin != null) {
            throw control(
                    statement,
                    "there is a transaction already, opened in line %s"
                            .formatted(begin.position().line()));
        }
        begin = statement;
    }

    private void checkTransaction(SqlStatement statement) {
        if (!(statement.kind() instanceof Outside)) {
            return;
        }
        if (begin != null) {
            throw forbidden(
                    statement,
                    "put it after the COMMIT of the block that line %s opens"
                            .formatted(begin.position().line()));
        }
        if (!standAlone) {
            throw forbidden(
                    statement, "move it to a migration of its own whose first line is \"-- dunlin:no-transaction\"");
        }
        if (statement.lockTimeout() != null && !statement.lockTimeout().isZero()) {
            throw new ScriptException(
                    Reason.DIRECTIVE,
                    statement.position(),
                    "a statement that runs outside a transaction cannot have a lock timeout of its own, and a concurrent"
                            + " build that meets one leaves an invalid index; leave the directive out");
        }
        if (!settings.isEmpty()) {
            throw new ScriptException(
                    Reason.SQL,
                    settings.get(0).position(),
                    "a setting cannot reach the statement in line %s, which runs outside a transaction, and must not stay on"
                                    .formatted(statement.position().line())
                            + " the connection; give it to the role (ALTER ROLE … SET), or in the connection's options");
        }
    }

    private void close() {
        units.add(new Unit(current, settings));
        current.stream()
                .filter(statement -> statement.kind() instanceof SessionSetting)
                .forEach(settings::add);
        current.clear();
    }

    private SqlStatement numbered(SqlStatement statement) {
        return new SqlStatement(
                ++count,
                statement.sql(),
                statement.position(),
                statement.kind(),
                statement.lockTimeout(),
                statement.statementTimeout());
    }

    private static ScriptException control(SqlStatement statement, String message) {
        return new ScriptException(Reason.TRANSACTION_CONTROL, statement.position(), message);
    }

    private static ScriptException forbidden(SqlStatement statement, String wayOut) {
        return new ScriptException(
                Reason.FORBIDDEN_IN_TRANSACTION,
                statement.position(),
                "PostgreSQL forbids this statement a transaction; " + wayOut);
    }
}
