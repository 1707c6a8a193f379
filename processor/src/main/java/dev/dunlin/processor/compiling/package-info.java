/** What a compiler tells about the compilation that is under way, over all of its rounds. */
@NullMarked
package dev.dunlin.processor.compiling;

import org.jspecify.annotations.NullMarked;
