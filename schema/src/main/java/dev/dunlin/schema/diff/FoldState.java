package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Schema;

/** placeholder: a schema under change. */
final class FoldState {
    private final Schema schema;
    FoldState(Schema schema) { this.schema = schema; }
    void apply(Change change) { throw new UnsupportedOperationException(change.toString()); }
    Schema schema() { return schema; }
}
