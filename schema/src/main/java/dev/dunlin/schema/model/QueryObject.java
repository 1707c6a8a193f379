package dev.dunlin.schema.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query under a name: a view, or a materialized view. */
public sealed interface QueryObject extends SchemaObject permits View, MaterializedView {
    /** In the order of the query's own columns, never empty. */
    List<ViewColumn> columns();

    /** A {@code SELECT}, {@code VALUES}, {@code TABLE} or {@code WITH}. */
    SqlExpression query();

    QueryObject withColumns(List<ViewColumn> newColumns);

    /**
     * A column of the query.
     *
     * @param type what the declaration says it is; the server takes it from the query
     * @param comment text of {@code COMMENT ON COLUMN}; null for none
     */
    record ViewColumn(
            String name, ColumnType type, @Nullable String comment) {
        public ViewColumn {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a column of a view has no name");
            }
        }

        public static ViewColumn of(String name, ColumnType type) {
            return new ViewColumn(name, type, null);
        }

        public ViewColumn withType(ColumnType newType) {
            return new ViewColumn(name, newType, comment);
        }

        /** The same column without its comment. */
        public ViewColumn bare() {
            return new ViewColumn(name, type, null);
        }
    }

    /** Whether its query may read something of this name, be it table, view, column or function. */
    default boolean mentions(String word) {
        return query().mentions(word);
    }
}
