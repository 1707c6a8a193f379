package dev.dunlin.schema.json;

/** A file is not what its format asks for. */
public sealed class JsonFormatException extends RuntimeException permits NewerFormatException {
    private static final long serialVersionUID = 1L;
    static final String RESTORE = "Correct this line, or restore the file from version control.";

    private final String file;
    private final int line;
    private final String reason;
    private final String remedy;

    /**
     * An error at a place.
     *
     * @param file the file's name as messages show it
     * @param line counted from 1
     * @param reason what is wrong, a sentence that begins in lower case and has no full stop
     * @param remedy the way out, a sentence
     */
    public JsonFormatException(String file, int line, String reason, String remedy) {
        super("%s, line %d: %s. %s".formatted(file, line, reason, remedy));
        this.file = file;
        this.line = line;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The file's name as the reader was told it. */
    public String file() {
        return file;
    }

    /** The line that is wrong, counted from 1. */
    public int line() {
        return line;
    }

    /** What is wrong, a sentence that begins in lower case and has no full stop. */
    public String reason() {
        return reason;
    }

    /** The way out, a sentence. */
    public String remedy() {
        return remedy;
    }
}
