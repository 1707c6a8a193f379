package dev.dunlin.runtime.script;

import java.util.List;

/** Statements that take effect together: one transaction, or one statement that PostgreSQL forbids a transaction. */
public final class Unit {
    /** In order; empty only in a migration without statements. */
    public final List<SqlStatement> statements;

    /** Session settings that earlier units made and that hold here, too, in order. */
    public final List<SqlStatement> settings;

    Unit(List<SqlStatement> statements, List<SqlStatement> settings) {
        this.statements = List.copyOf(statements);
        this.settings = List.copyOf(settings);
    }

    /** Whether PostgreSQL forbids it a transaction; then it is a single statement. */
    public boolean isOutside() {
        return statements.size() == 1 && statements.get(0).kind.isOutside();
    }

    /** The number of statements of the file that are done when this unit is, if it has any. */
    public int lastNumber() {
        return statements.isEmpty() ? 0 : statements.get(statements.size() - 1).number;
    }

    /** Whether it begins with statements that set the mode of its transaction, perhaps after some settings. */
    public boolean setsMode() {
        for (SqlStatement statement : statements) {
            if (statement.kind != StatementKind.SESSION_SETTING) {
                return statement.kind == StatementKind.TRANSACTION_MODE;
            }
        }
        return false;
    }
}
