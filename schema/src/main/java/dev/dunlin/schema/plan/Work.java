package dev.dunlin.schema.plan;

/** What takes as long as a table is large. */
public enum Work {
    /** All rows are read. */
    SCAN,
    /** An index is built that was not there. */
    BUILD_INDEX,
    /** Indexes that are there are built again; the table stays. */
    REBUILD_INDEX,
    /** Rows are updated, each for itself. */
    UPDATE,
    /** The table and its indexes are written again. */
    REWRITE
}
