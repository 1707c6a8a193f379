/** The structure of a PostgreSQL schema as immutable values: what a table is, without how it is written or compared. */
@NullMarked
package dev.dunlin.schema.model;

import org.jspecify.annotations.NullMarked;
