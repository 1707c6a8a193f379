/** What the caller of the compiler asks for: the options, and the folder that they lead to. */
@NullMarked
package dev.dunlin.processor.option;

import org.jspecify.annotations.NullMarked;
