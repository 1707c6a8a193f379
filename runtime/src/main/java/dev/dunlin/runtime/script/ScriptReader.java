package dev.dunlin.runtime.script;

import dev.dunlin.runtime.script.Script.Mode;
import dev.dunlin.runtime.script.ScriptException.Reason;
import java.util.List;

/** Text to script: statements, then the units in which they run. */
final class ScriptReader {
    private final StatementSplitter splitter;

    ScriptReader(String text) {
        this.splitter = new StatementSplitter(text);
    }

    Script read(Mode mode) {
        List<SqlStatement> statements = splitter.split();
        boolean standAlone = splitter.isNoTransaction()
                || (mode == Mode.READ_FROM_STATEMENTS && statements.stream().anyMatch(ScriptReader::isOutside));
        List<Unit> units = new UnitBuilder(standAlone).build(statements);
        if (!standAlone && mode == Mode.DECLARED && units.size() > 1) {
            throw new ScriptException(
                    Reason.TRANSACTION_CONTROL,
                    units.get(1).statements().get(0).position(),
                    "a COMMIT above this statement ends the transaction, so the migration is not one; leave out BEGIN and"
                            + " COMMIT, or make \"-- dunlin:no-transaction\" the first line");
        }
        return new Script(units, standAlone);
    }

    private static boolean isOutside(SqlStatement statement) {
        return statement.kind() instanceof StatementKind.Outside;
    }
}
