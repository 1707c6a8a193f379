/** The Java that is generated. */
@NullMarked
package dev.dunlin.processor.generating;

import org.jspecify.annotations.NullMarked;
