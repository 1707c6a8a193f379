package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What views read, as far as the words of their queries tell, and what that means for changes to them. */
public final class Queries {
    private Queries() {}

    /** The views that read a view, or one that does; each before those that it reads. */
    static List<QueryObject> readers(QueryObject view, SchemaView schema) {
        List<QueryObject> found = new ArrayList<>();
        addReaders(view, schema, found, new ArrayList<>(List.of(view)));
        return readersFirst(found);
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

    /** The views and functions that may have to do with a type, or use one that does; each before those that it uses. */
    static List<SchemaObject> usersOfType(QualifiedName type, SchemaView schema) {
        List<SqlObject> files = new ArrayList<>();
        List<QueryObject> found = new ArrayList<>();
        List<QueryObject> seen = new ArrayList<>();
        for (SchemaObject object : schema.objects().values()) {
            if (object instanceof SqlObject file && isOfType(file, type, schema)) {
                files.add(file);
            }
        }
        for (SchemaObject object : schema.objects().values()) {
            if (object instanceof QueryObject view
                    && !seen.contains(view)
                    && (readsType(view, type, schema)
                            || files.stream()
                                    .flatMap(file -> file.routines().stream())
                                    .anyMatch(view::mentions))) {
                seen.add(view);
                found.add(view);
                addReaders(view, schema, found, seen);
            }
        }
        List<SchemaObject> users = new ArrayList<>(readersFirst(found));
        users.addAll(files);
        return users;
    }

    private static List<QueryObject> readersFirst(List<QueryObject> views) {
        List<QueryObject> open = new ArrayList<>(views);
        List<QueryObject> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            QueryObject next = open.stream()
                    .filter(view -> open.stream()
                            .noneMatch(other ->
                                    other != view && other.mentions(view.name().name())))
                    .findFirst()
                    .orElse(open.get(0));
            open.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** Whether a query may have to do with values of a type, or of one that is made of it. */
    static boolean readsType(QueryObject view, QualifiedName type, SchemaView schema) {
        Set<QualifiedName> types = new TreeSet<>(Set.of(type));
        TypeUse.madeOf(type, schema).forEach(user -> types.add(user.name()));
        return types.stream().anyMatch(name -> view.mentions(name.name()))
                || schema.tables().values().stream()
                        .anyMatch(table -> view.mentions(table.name().name())
                                && hasColumn(
                                        table,
                                        schema,
                                        column -> column.type().definedName() != null
                                                && types.contains(column.type().definedName())
                                                && reads(view, table.name().name(), column.name())));
    }

    /** Whether a file has a function that may take or return values of a type, or of one that is made of it. */
    static boolean isOfType(SqlObject file, QualifiedName type, SchemaView schema) {
        return file.removal().isPresent()
                && !file.routines().isEmpty()
                && Stream.concat(
                                Stream.of(type),
                                TypeUse.madeOf(type, schema).stream().map(SchemaObject::name))
                        .anyMatch(name -> file.text().mentions(name.name()));
    }

    /** Whether a table has such a column, its own or an inherited one. */
    private static boolean hasColumn(Table table, SchemaView schema, Predicate<Column> which) {
        return table.columns().stream().anyMatch(which)
                || table.options().inherits().stream()
                        .map(schema.tables()::get)
                        .anyMatch(parent -> parent != null && hasColumn(parent, schema, which));
    }

    /** Whether a query may read a column of a table. */
    static boolean reads(QueryObject view, String table, String column) {
        return view.mentions(table) && (view.mentions(column) || view.query().takesAllColumns());
    }
}
