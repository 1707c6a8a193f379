/**
 * Reads a migration's SQL as PostgreSQL does: statements with their positions, Dunlin's directives, and what may run in
 * a transaction. Pure functions over text; knows nothing of databases and files.
 */
@NullMarked
package dev.dunlin.runtime.script;

import org.jspecify.annotations.NullMarked;
