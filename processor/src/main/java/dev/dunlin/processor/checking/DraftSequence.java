package dev.dunlin.processor.checking;

import dev.dunlin.schema.model.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * A sequence that stands alone, as it is declared.
 *
 * @param was the former name; null for none
 */
record DraftSequence(Sequence value, @Nullable String was, Spot spot) {}
