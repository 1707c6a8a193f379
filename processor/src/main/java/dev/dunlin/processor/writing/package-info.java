/** What is written of a history: migrations into its folder, and what the module carries of it into the class output. */
@NullMarked
package dev.dunlin.processor.writing;

import org.jspecify.annotations.NullMarked;
