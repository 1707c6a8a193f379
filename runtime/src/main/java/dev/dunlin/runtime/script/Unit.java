package dev.dunlin.runtime.script;

import java.util.List;

/**
 * Statements that take effect together: one transaction, or one statement that PostgreSQL forbids a transaction.
 *
 * @param statements in order; empty only in a migration without statements
 * @param settings session settings that earlier units made and that hold here, too, in order
 */
public record Unit(List<SqlStatement> statements, List<SqlStatement> settings) {
    public Unit {
        statements = List.copyOf(statements);
        settings = List.copyOf(settings);
    }

    /** Whether PostgreSQL forbids it a transaction; then it is a single statement. */
    public boolean isOutside() {
        return statements.size() == 1 && statements.get(0).kind().isOutside();
    }

    /** The number of statements of the file that are done when this unit is, if it has any. */
    public int lastNumber() {
        return statements.isEmpty() ? 0 : statements.get(statements.size() - 1).number();
    }

    /** Whether it begins with statements that set the mode of its transaction, perhaps after some settings. */
    public boolean setsMode() {
        for (SqlStatement statement : statements) {
            if (statement.kind() != StatementKind.SESSION_SETTING) {
                return statement.kind() == StatementKind.TRANSACTION_MODE;
            }
        }
        return false;
    }
}
