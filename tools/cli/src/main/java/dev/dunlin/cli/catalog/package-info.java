/**
 * Live databases as schemas of the engine. Each kind of thing has a reader of one query, whatever the number of tables;
 * expressions are as PostgreSQL itself writes them.
 */
@NullMarked
package dev.dunlin.cli.catalog;

import org.jspecify.annotations.NullMarked;
