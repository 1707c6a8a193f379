package dev.dunlin.schema.history;

/**
 * Why a history cannot be used.
 *
 * @param file path of the file or folder, as the reader of the history named it
 * @param line counted from 1; 0 if the problem has none
 * @param message what is wrong and where it came from, a sentence
 * @param remedy the way out, a sentence
 */
public record HistoryProblem(Kind kind, String file, int line, String message, String remedy) {
    /** What can be wrong. */
    public enum Kind {
        /** A file or folder cannot be read, or is not text in UTF-8. */
        UNREADABLE,
        /** A file is not what its format asks for. */
        MALFORMED,
        /** A file is in a format that is newer than this version of Dunlin. */
        NEWER_FORMAT,
        /** There are typed changes, but no {@code dunlin.properties}. */
        NO_PROPERTIES,
        /** The history belongs to another database product. */
        OTHER_PROVIDER,
        /** A migration has no {@code migration.sql}. */
        INCOMPLETE,
        /** Two migrations have one time. */
        SAME_TIME,
        /** Two migrations have one name after their times. */
        SAME_NAME,
        /** A file of plain SQL cannot be carried by a migration. */
        OBJECT_FILE,
        /** A change does not find what it expects. */
        CONFLICT
    }

    @Override
    public String toString() {
        return (line == 0 ? file : file + ", line " + line) + ": " + message + " " + remedy;
    }
}
