package dev.dunlin.schema.json;

/** A file is in a format that is newer than this version of Dunlin. */
public final class NewerFormatException extends JsonFormatException {
    private static final long serialVersionUID = 1L;

    NewerFormatException(String file, int line, int format, int newest) {
        super(
                file,
                line,
                "the file was written by a newer Dunlin, in format %d where this one reads up to %d"
                        .formatted(format, newest),
                "Update Dunlin.");
    }
}
