/** Comparison of wanted schemas with live ones, in which PostgreSQL itself tells whether two expressions are the same. */
@NullMarked
package dev.dunlin.cli.compare;

import org.jspecify.annotations.NullMarked;
