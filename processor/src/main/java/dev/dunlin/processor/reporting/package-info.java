/** What is wrong, where, and how the compiler is told. */
@NullMarked
package dev.dunlin.processor.reporting;

import org.jspecify.annotations.NullMarked;
