/**
 * Canonical JSON: one text for each value, readable in a review, and a reader whose errors name file, line, reason and way
 * out. Nothing is skipped in silence: a field that the reader does not know is an error.
 */
@NullMarked
package dev.dunlin.schema.json;

import org.jspecify.annotations.NullMarked;
