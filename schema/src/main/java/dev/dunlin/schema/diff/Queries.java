package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.SchemaView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What views read, as far as the words of their queries tell, and what that means for changes to them. */
public final class Queries {
    private Queries() {}

    /** The views that read a view, or one that does; each before those that it reads. */
    static List<QueryObject> readers(QueryObject view, SchemaView schema) {
        List<QueryObject> found = new ArrayList<>();
        addReaders(view, schema, found, new ArrayList<>(List.of(view)));
        Collections.reverse(found);
        return found;
    }

    private static void addReaders(
            QueryObject view, SchemaView schema, List<QueryObject> found, List<QueryObject> seen) {
        schema.objects().values().stream()
                .filter(QueryObject.class::isInstance)
                .map(QueryObject.class::cast)
                .filter(reader -> reader.mentions(view.name().name()))
                .forEach(reader -> {
                    if (!reader.id().equals(view.id()) && !seen.contains(reader)) {
                        seen.add(reader);
                        found.add(reader);
                        addReaders(reader, schema, found, seen);
                    }
                });
    }

    /**
     * Whether a view can become another one as it stands: PostgreSQL lets a view get more columns behind those it has, and no
     * query of a materialized view change (PostgreSQL manual, {@code CREATE VIEW}, SQLSTATE 42P16).
     */
    public static boolean isAlterable(QueryObject from, QueryObject to) {
        List<ViewColumn> before = from.columns().stream().map(ViewColumn::bare).toList();
        List<ViewColumn> after = to.columns().stream().map(ViewColumn::bare).toList();
        if (from instanceof MaterializedView) {
            return before.equals(after) && from.query().equals(to.query());
        }
        return after.size() >= before.size() && after.subList(0, before.size()).equals(before);
    }

    /** Whether a query may read a column of a table. */
    static boolean reads(QueryObject view, String table, String column) {
        return view.mentions(table) && (view.mentions(column) || view.query().takesAllColumns());
    }
}
