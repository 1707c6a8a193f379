/**
 * Applies a history's migrations to a PostgreSQL database and keeps their history.
 *
 * <pre>{@code
 * MigrationReport report = Dunlin.forDataSource(dataSource).migrate();
 * }</pre>
 *
 * <p>{@link dev.dunlin.runtime.Dunlin} is the only way in. Every failure is a {@link dev.dunlin.runtime.DunlinException}
 * whose message makes sense in a log without its stack.
 */
@NullMarked
package dev.dunlin.runtime;

import org.jspecify.annotations.NullMarked;
