/** Compilations in real folders, by each compiler that is there. */
@NullMarked
package dev.dunlin.processor.testing;

import org.jspecify.annotations.NullMarked;
