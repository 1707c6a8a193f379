/** How names come about: SQL names from Java names, and the names PostgreSQL itself gives to what has none. */
@NullMarked
package dev.dunlin.schema.naming;

import org.jspecify.annotations.NullMarked;
