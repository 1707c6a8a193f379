package dev.dunlin.runtime;

/**
 * A statement that a run sends, or has sent.
 *
 * @param migration the migration's name; while the whole schema is made at once, that of the first one, and the file tells
 * @param number its number in the migration, from 1
 * @param count the statements of the migration
 * @param file the file it stands in: a path of the class path, or of the file system if the location is a directory
 * @param line the line it starts in, from 1
 * @param sql its text, without the semicolon
 */
public record MigrationStep(
        String history, String migration, int number, int count, String file, int line, String sql) {}
