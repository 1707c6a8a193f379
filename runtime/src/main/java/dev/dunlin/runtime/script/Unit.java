package dev.dunlin.runtime.script;

import dev.dunlin.runtime.script.StatementKind.SessionSetting;
import dev.dunlin.runtime.script.StatementKind.TransactionMode;
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
        return statements.size() == 1 && statements.get(0).kind() instanceof StatementKind.Outside;
    }

    /** The first statements, as far as they set the mode of the transaction; settings may stand between them. */
    public List<SqlStatement> transactionModes() {
        return statements.stream()
                .takeWhile(statement ->
                        statement.kind() instanceof TransactionMode || statement.kind() instanceof SessionSetting)
                .filter(statement -> statement.kind() instanceof TransactionMode)
                .toList();
    }

    /** The number of statements of the file that are done when this unit is, if it has any. */
    public int lastNumber() {
        return statements.isEmpty() ? 0 : statements.get(statements.size() - 1).number();
    }
}
