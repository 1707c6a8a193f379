/** The class output of a compilation: what an earlier one left in it, what this one writes into it. */
@NullMarked
package dev.dunlin.processor.output;

import org.jspecify.annotations.NullMarked;
