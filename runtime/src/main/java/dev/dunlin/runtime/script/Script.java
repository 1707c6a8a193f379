package dev.dunlin.runtime.script;

import java.util.List;

/** A migration's SQL, ready to run. */
public final class Script {
    /** In order, at least one. */
    public final List<Unit> units;

    /** Whether the file is to run without a transaction around it. */
    public final boolean standAlone;

    private Script(List<Unit> units, boolean standAlone) {
        this.units = List.copyOf(units);
        this.standAlone = standAlone;
    }

    /**
     * Reads the text of a migration.
     *
     * @param sql the file's text, lines ending in {@code \n}, without byte-order mark
     * @param declared whether the file states in its first line that it is no transaction, if so; otherwise its statements
     *     tell, too, as in files of other tools, which know no directive
     * @throws ScriptException if it is not SQL that can run as a migration
     */
    public static Script read(String sql, boolean declared) {
        StatementSplitter splitter = new StatementSplitter(sql);
        List<SqlStatement> statements = splitter.split();
        boolean standAlone = splitter.isNoTransaction();
        if (!declared) {
            for (SqlStatement statement : statements) {
                standAlone |= statement.kind.isOutside();
            }
        }
        List<Unit> units = new UnitBuilder(standAlone).build(statements);
        if (!standAlone && declared && units.size() > 1) {
            throw new ScriptException(
                    ScriptException.TRANSACTION_CONTROL,
                    units.get(1).statements.get(0),
                    "a COMMIT above this statement ends the transaction, so the migration is not one; leave out BEGIN and COMMIT, or make \"-- dunlin:no-transaction\" the first line");
        }
        return new Script(units, standAlone);
    }

    /** Whether all of it is one transaction. */
    public boolean isTransactional() {
        return units.size() == 1 && !standAlone;
    }

    /** The number of statements, without transaction control. */
    public int statementCount() {
        return units.get(units.size() - 1).lastNumber();
    }
}
