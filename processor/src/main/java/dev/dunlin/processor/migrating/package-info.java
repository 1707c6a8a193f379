/** From a declared schema and the committed history to the changes that are pending, and what has to be said about them. */
@NullMarked
package dev.dunlin.processor.migrating;

import org.jspecify.annotations.NullMarked;
