/**
 * From the declared facts of a history to its schema: what they mean, and what is wrong with them. Pure functions;
 * every problem is collected, none stops the rest.
 */
@NullMarked
package dev.dunlin.processor.checking;

import org.jspecify.annotations.NullMarked;
