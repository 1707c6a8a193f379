/** The last step before the disk: a plan becomes the texts of its migration folders. */
@NullMarked
package dev.dunlin.schema.generate;

import org.jspecify.annotations.NullMarked;
