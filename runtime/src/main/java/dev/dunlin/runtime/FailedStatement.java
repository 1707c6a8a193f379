package dev.dunlin.runtime;

import java.io.Serializable;

/**
 * Where a migration failed.
 *
 * @param line from 1, or 0 when the commit failed
 * @param number the statement's, from 1, or 0 when the commit failed
 * @param count the statements of the file
 */
record FailedStatement(String history, String migration, String file, int line, int column, int number, int count)
        implements Serializable {}
