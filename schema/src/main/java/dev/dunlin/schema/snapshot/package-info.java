/** A schema as text: canonical, readable in a review, and the same schema again when it is read. */
@NullMarked
package dev.dunlin.schema.snapshot;

import org.jspecify.annotations.NullMarked;
