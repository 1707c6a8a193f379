package dev.dunlin.processor.checking;

import dev.dunlin.schema.model.QueryObject;
import org.jspecify.annotations.Nullable;

/**
 * A view as its record declares it.
 *
 * @param relation its columns and indexes, these still without derived names
 * @param was the former name; null for none
 */
record DraftView(
        QueryObject object, DraftTable relation, @Nullable String was, Spot spot) {}
