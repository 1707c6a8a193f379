/**
 * The committed migrations of one schema: their files, their typed changes and the schema that they add up to. Everything is a
 * pure function of the files' texts, except {@link dev.dunlin.schema.history.HistoryDirectory}, which reads and writes them.
 */
@NullMarked
package dev.dunlin.schema.history;

import org.jspecify.annotations.NullMarked;
