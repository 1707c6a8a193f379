package dev.dunlin.runtime.script;

import java.util.List;

/**
 * A migration's SQL, ready to run.
 *
 * @param units in order, at least one
 * @param standAlone whether the file is to run without a transaction around it
 */
public record Script(List<Unit> units, boolean standAlone) {
    public Script {
        units = List.copyOf(units);
        if (units.isEmpty()) {
            throw new IllegalArgumentException("a script has at least one unit");
        }
    }

    /** How a file says whether it may run in a transaction. */
    public enum Mode {
        /** By its first line; a file without that line is one transaction. */
        DECLARED,
        /** By its statements, too: files of other tools, which know no directive. */
        READ_FROM_STATEMENTS
    }

    /**
     * Reads the text of a migration.
     *
     * @param sql the file's text, lines ending in {@code \n}, without byte-order mark
     * @throws ScriptException if it is not SQL that can run as a migration
     */
    public static Script read(String sql, Mode mode) {
        return new ScriptReader(sql).read(mode);
    }

    /** Whether all of it is one transaction. */
    public boolean isTransactional() {
        return units.size() == 1 && !standAlone;
    }

    /** The number of statements, without transaction control. */
    public int statementCount() {
        return units.stream().mapToInt(unit -> unit.statements().size()).sum();
    }
}
