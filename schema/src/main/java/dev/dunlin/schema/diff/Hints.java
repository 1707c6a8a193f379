package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import java.util.Map;
import java.util.Set;

/**
 * What the author of a schema says about the way to it, beside what it is. All names are the new ones.
 *
 * @param was former names: of a table or enum type as {@code name} or {@code schema.name}, of a column or label as the name
 *     alone
 * @param using how a column's old value becomes one of its new type
 * @param backfill what rows that exist get in a column that is required from now on
 * @param ordered enum types in which the order of labels alone is a difference
 */
public record Hints(
        Map<Subject, String> was,
        Map<Subject, SqlExpression> using,
        Map<Subject, SqlExpression> backfill,
        Set<QualifiedName> ordered) {
    /** Nothing is said. */
    public static final Hints NONE = new Hints(Map.of(), Map.of(), Map.of(), Set.of());

    public Hints {
        was = Map.copyOf(was);
        using = Map.copyOf(using);
        backfill = Map.copyOf(backfill);
        ordered = Set.copyOf(ordered);
    }
}
