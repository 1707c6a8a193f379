/** From the compiler's elements to declared facts. */
@NullMarked
package dev.dunlin.processor.reading;

import org.jspecify.annotations.NullMarked;
