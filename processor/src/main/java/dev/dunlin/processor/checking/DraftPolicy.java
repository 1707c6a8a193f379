package dev.dunlin.processor.checking;

import dev.dunlin.schema.model.Policy;
import org.jspecify.annotations.Nullable;

/**
 * A policy where it is declared.
 *
 * @param was its former name; null for none
 */
record DraftPolicy(Policy value, @Nullable String was, Spot spot) {}
