/** Puts the declarations of a module together, whether they are compiled now or were before, and tells whose they are. */
@NullMarked
package dev.dunlin.processor.gathering;

import org.jspecify.annotations.NullMarked;
