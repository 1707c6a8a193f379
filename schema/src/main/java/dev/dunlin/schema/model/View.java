package dev.dunlin.schema.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view.
 *
 * @param javaType binary name of the record that declares it; null where none does
 * @param columns in order, never empty
 * @param options what the view does beyond its query
 * @param comment text of {@code COMMENT ON VIEW}; null for none
 */
public record View(
        QualifiedName name,
        @Nullable String javaType,
        List<ViewColumn> columns,
        SqlExpression query,
        Options options,
        @Nullable String comment)
        implements QueryObject {
    public View {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("view " + name + " has no columns");
        }
    }

    /** Which rows can be written through a view. */
    public enum Check {
        /** Any that its table accepts. */
        NONE,
        /** Those that this view itself shows. */
        LOCAL,
        /** Those that this view and those below it show. */
        CASCADED
    }

    /**
     * What a view does beyond its query.
     *
     * @param securityBarrier whether its conditions come before those of whoever reads it
     * @param securityInvoker whether who reads it needs the privileges on what it reads (PostgreSQL 15 and later)
     */
    public record Options(boolean securityBarrier, boolean securityInvoker, Check check) {
        /** Nothing. */
        public static final Options NONE = new Options(false, false, Check.NONE);
    }

    /** A view without anything else. */
    public static View of(QualifiedName name, String query, ViewColumn... columns) {
        return new View(name, null, List.of(columns), new SqlExpression(query), Options.NONE, null);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.VIEW;
    }

    @Override
    public View withName(QualifiedName newName) {
        return new View(newName, javaType, columns, query, options, comment);
    }

    @Override
    public View withJavaType(@Nullable String newJavaType) {
        return new View(name, newJavaType, columns, query, options, comment);
    }

    @Override
    public View withColumns(List<ViewColumn> newColumns) {
        return new View(name, javaType, newColumns, query, options, comment);
    }

    public View withQuery(SqlExpression newQuery) {
        return new View(name, javaType, columns, newQuery, options, comment);
    }

    public View withOptions(Options newOptions) {
        return new View(name, javaType, columns, query, newOptions, comment);
    }

    public View withComment(@Nullable String newComment) {
        return new View(name, javaType, columns, query, options, newComment);
    }
}
