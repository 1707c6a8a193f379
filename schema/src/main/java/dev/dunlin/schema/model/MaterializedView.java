package dev.dunlin.schema.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A materialized view.
 *
 * @param javaType binary name of the record that declares it; null where none does
 * @param columns in order, never empty
 * @param populated whether its rows are there when it is made; otherwise it cannot be read before it is refreshed
 * @param indexes sorted by name
 * @param storage storage parameters by name
 * @param comment text of {@code COMMENT ON MATERIALIZED VIEW}; null for none
 */
public record MaterializedView(
        QualifiedName name,
        @Nullable String javaType,
        List<ViewColumn> columns,
        SqlExpression query,
        boolean populated,
        List<Index> indexes,
        SortedMap<String, String> storage,
        @Nullable String comment)
        implements QueryObject {
    public MaterializedView {
        columns = List.copyOf(columns);
        indexes = indexes.stream().sorted(Comparator.comparing(Index::name)).toList();
        storage = Collections.unmodifiableSortedMap(new TreeMap<>(storage));
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("materialized view " + name + " has no columns");
        }
    }

    /** One that is filled at once, without anything else. */
    public static MaterializedView of(QualifiedName name, String query, ViewColumn... columns) {
        return new MaterializedView(
                name, null, List.of(columns), new SqlExpression(query), true, List.of(), new TreeMap<>(), null);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.MATERIALIZED_VIEW;
    }

    @Override
    public MaterializedView withName(QualifiedName newName) {
        return new MaterializedView(newName, javaType, columns, query, populated, indexes, storage, comment);
    }

    @Override
    public MaterializedView withJavaType(@Nullable String newJavaType) {
        return new MaterializedView(name, newJavaType, columns, query, populated, indexes, storage, comment);
    }

    @Override
    public MaterializedView withColumns(List<ViewColumn> newColumns) {
        return new MaterializedView(name, javaType, newColumns, query, populated, indexes, storage, comment);
    }

    public MaterializedView withQuery(SqlExpression newQuery) {
        return new MaterializedView(name, javaType, columns, newQuery, populated, indexes, storage, comment);
    }

    public MaterializedView withPopulated(boolean newPopulated) {
        return new MaterializedView(name, javaType, columns, query, newPopulated, indexes, storage, comment);
    }

    public MaterializedView withIndexes(List<Index> newIndexes) {
        return new MaterializedView(name, javaType, columns, query, populated, newIndexes, storage, comment);
    }

    public MaterializedView withStorage(SortedMap<String, String> newStorage) {
        return new MaterializedView(name, javaType, columns, query, populated, indexes, newStorage, comment);
    }

    public MaterializedView withComment(@Nullable String newComment) {
        return new MaterializedView(name, javaType, columns, query, populated, indexes, storage, newComment);
    }
}
