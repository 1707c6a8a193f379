/**
 * What differs between two schemas: a closed family of changes, without any SQL, the comparison that finds them and the fold
 * that applies them.
 */
@NullMarked
package dev.dunlin.schema.diff;

import org.jspecify.annotations.NullMarked;
