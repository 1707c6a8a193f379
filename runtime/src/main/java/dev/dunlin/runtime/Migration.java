package dev.dunlin.runtime;

import dev.dunlin.runtime.script.Script;
import dev.dunlin.runtime.script.ScriptException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One migration's files. */
final class Migration {
    private final String name;
    private final String file;
    private final SqlText sql;
    private final boolean typed;
    private final @Nullable SqlText down;
    private @Nullable Script script;

    /**
     * @param file where {@code migration.sql} stands, for people
     * @param typed whether the folder has typed changes, so that its SQL states whether it may run in a transaction
     */
    Migration(String name, String file, SqlText sql, boolean typed, @Nullable SqlText down) {
        this.name = name;
        this.file = file;
        this.sql = sql;
        this.typed = typed;
        this.down = down;
    }

    String name() {
        return name;
    }

    String file() {
        return file;
    }

    boolean isTyped() {
        return typed;
    }

    String checksum() {
        return sql.checksum();
    }

    /** The text of {@code down.sql}, if there is one. */
    @Nullable
    String down() {
        return down == null ? null : down.text();
    }

    boolean hasSameContentAs(Migration other) {
        return checksum().equals(other.checksum()) && Objects.equals(down, other.down);
    }

    /**
     * What to run.
     *
     * @throws MigrationFileException if the text is not SQL that can run as a migration
     */
    Script script() {
        if (script == null) {
            try {
                script = Script.read(sql.text(), typed ? Script.Mode.DECLARED : Script.Mode.READ_FROM_STATEMENTS);
            } catch (ScriptException e) {
                throw new MigrationFileException(
                        code(e.reason()),
                        file,
                        e.position().line(),
                        e.position().column(),
                        e.getMessage() + ".",
                        e);
            }
        }
        return script;
    }

    private static Code code(ScriptException.Reason reason) {
        return switch (reason) {
            case SQL -> Code.NOT_SQL;
            case DIRECTIVE -> Code.DIRECTIVE;
            case FORBIDDEN_IN_TRANSACTION -> Code.FORBIDDEN_IN_TRANSACTION;
            case TRANSACTION_CONTROL -> Code.TRANSACTION_CONTROL;
        };
    }
}
