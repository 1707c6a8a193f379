package dev.dunlin.runtime.script;

import java.util.ArrayList;
import java.util.List;

/** A migration's SQL, ready to run. */
public final class Script {
    /** In order, at least one. */
    public final List<Unit> units;

    /** Whether the file is to run without a transaction around it. */
    public final boolean standAlone;

    /** A tenth of what a server of usual settings has for all its sessions (PostgreSQL manual, max_locks_per_transaction). */
    private static final int LOCKS_OF_A_PART = 1000;

    /** The table and those of its TOAST table, key, indexes and sequences, as a guess. */
    private static final int LOCKS_OF_A_TABLE = 6;

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

    /**
     * Reads a whole schema. Its parts are transactions of their own: few, and none so large that a server runs out of memory
     * for locks. The same text always has the same parts.
     *
     * @throws ScriptException if it is not SQL
     */
    public static Script inParts(String sql) {
        List<Unit> parts = new ArrayList<>();
        List<SqlStatement> part = new ArrayList<>();
        int number = 0;
        int locks = 0;
        for (SqlStatement statement : new StatementSplitter(sql).split()) {
            if (locks > LOCKS_OF_A_PART) {
                parts.add(new Unit(part, List.of()));
                part.clear();
                locks = 0;
            }
            part.add(statement.numbered(++number));
            if (!statement.sql.startsWith("COMMENT")) {
                locks += statement.sql.matches("(?s)CREATE (\\w+ )?TABLE .*") ? LOCKS_OF_A_TABLE : 1;
            }
        }
        parts.add(new Unit(part, List.of()));
        return new Script(parts, false);
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
