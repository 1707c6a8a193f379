package dev.dunlin.runtime;

import dev.dunlin.runtime.script.ScriptException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The files of a history cannot be used. Nothing was sent to the database. */
public final class MigrationFileException extends DunlinException {
    private final String file;
    private final int line;
    private final int column;

    MigrationFileException(String code, String file, String message, @Nullable Throwable cause) {
        super(code, file + ": " + message, cause);
        this.file = file;
        this.line = 0;
        this.column = 0;
    }

    MigrationFileException(String file, ScriptException cause) {
        super(cause.code(), file + ":" + cause.line() + ":" + cause.column() + ": " + cause.getMessage() + ".", cause);
        this.file = file;
        this.line = cause.line();
        this.column = cause.column();
    }

    /** The file or folder: a path of the class path, or of the file system if the location is a directory. */
    public String file() {
        return file;
    }

    /** The line, from 1, if the fault is at one. */
    public OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    /** The column in UTF-16 units, from 1, if the fault is at one. */
    public OptionalInt column() {
        return column > 0 ? OptionalInt.of(column) : OptionalInt.empty();
    }
}
