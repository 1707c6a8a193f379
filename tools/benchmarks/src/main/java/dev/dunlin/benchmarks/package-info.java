/** Measures the engine by itself and the processor inside {@code javac}. Nothing here is published or timed by tests. */
@NullMarked
package dev.dunlin.benchmarks;

import org.jspecify.annotations.NullMarked;
