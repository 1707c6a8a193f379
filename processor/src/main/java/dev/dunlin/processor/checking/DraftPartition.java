package dev.dunlin.processor.checking;

import dev.dunlin.schema.model.Partition;
import org.jspecify.annotations.Nullable;

/**
 * A partition where it is declared.
 *
 * @param was its former name; null for none
 */
record DraftPartition(Partition value, @Nullable String was, Spot spot) {}
