package dev.dunlin.runtime;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The files of a history cannot be used. Nothing was sent to the database. */
public final class MigrationFileException extends DunlinException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    MigrationFileException(Code code, String file, String message) {
        this(code, file, 0, 0, message, null);
    }

    MigrationFileException(Code code, String file, int line, int column, String message, @Nullable Throwable cause) {
        super(code, (line > 0 ? file + ":" + line + ":" + column : file) + ": " + message, cause);
        this.file = file;
        this.line = line;
        this.column = column;
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
