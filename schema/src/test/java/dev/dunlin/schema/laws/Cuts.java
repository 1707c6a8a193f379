package dev.dunlin.schema.laws;

import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Takes parts out of a schema, with everything that cannot be without them. */
final class Cuts {
    private Cuts() {}

    /** Without the table and those that inherit it. */
    static Schema withoutTable(Schema schema, QualifiedName name) {
        TreeMap<QualifiedName, Table> tables = new TreeMap<>(schema.tables());
        Set<QualifiedName> gone = new TreeSet<>(Set.of(name));
        Heirs.of(schema, name).forEach(heir -> gone.add(heir.name()));
        tables.keySet().removeAll(gone);
        tables.replaceAll((other, table) -> withoutForeignKeys(table, key -> gone.contains(key.target())));
        return new Schema(schema.extensions(), schema.enums(), schema.objects(), tables);
    }

    /** Without a view, file, sequence or type, and without everything that may read it. */
    static Schema withoutObject(Schema schema, ObjectId id) {
        SchemaObject object = schema.objects().get(id);
        if (object == null) {
            return schema;
        }
        List<SchemaObject> objects = new ArrayList<>(schema.objects().values());
        objects.remove(object);
        Schema result = schema.withObjects(objects);
        for (SchemaObject user : TypeUse.madeOf(id.name(), schema)) {
            result = id.kind().isType() ? withoutObject(result, user.id()) : result;
        }
        result = id.kind().isType() ? withoutColumnsOf(result, id.name()) : result;
        List<String> names = object instanceof SqlObject file
                ? file.provides()
                : List.of(object.name().name());
        for (String name : names) {
            result = withoutReaders(result, name);
        }
        return result;
    }

    /** Without the views and files, and the parts of tables, that may read something of this name. */
    static Schema withoutReaders(Schema schema, String name) {
        Schema result = schema;
        for (SchemaObject object : schema.objects().values()) {
            boolean isReader = object instanceof QueryObject view
                    ? view.mentions(name) && !view.name().name().equals(name)
                    : object instanceof SqlObject file
                            && file.text().names().contains(name)
                            && !file.provides().contains(name);
            result = isReader ? withoutObject(result, object.id()) : result;
        }
        return withoutCalls(result, name);
    }

    /** Without the parts of tables that call a function, or take values from a sequence. */
    static Schema withoutCalls(Schema schema, String name) {
        Schema result = schema;
        for (Table table : schema.tables().values()) {
            for (Column column : table.columns()) {
                if (column.defaultValue() instanceof DefaultValue.Generated generated
                        && generated.sql().calls().contains(name)) {
                    result = withoutColumn(result, table.name(), column.name());
                } else if (column.defaultValue() instanceof DefaultValue.Expression expression
                        && expression.sql().names().contains(name)) {
                    result = mapColumn(result, table.name(), column.name(), old -> old.withDefault(null));
                }
            }
        }
        return map(
                result,
                table -> table.withConstraints(table.constraints().stream()
                                .filter(constraint -> constraint.expressions().stream()
                                        .noneMatch(sql -> sql.calls().contains(name)))
                                .toList())
                        .withIndexes(table.indexes().stream()
                                .filter(index -> index.expressions().stream()
                                        .noneMatch(sql -> sql.calls().contains(name)))
                                .toList()));
    }

    private static Schema withoutColumnsOf(Schema schema, QualifiedName type) {
        Schema result = schema;
        for (Table table : schema.tables().values()) {
            for (Column column : table.columns()) {
                result = type.equals(column.type().definedName())
                        ? withoutColumn(result, table.name(), column.name())
                        : result;
            }
        }
        return result;
    }

    /** Without the type and every column of it. */
    static Schema withoutEnum(Schema schema, QualifiedName name) {
        Schema result = schema;
        for (Table table : schema.tables().values()) {
            for (Column column : table.columns()) {
                if (isOf(column.type(), name)) {
                    result = withoutColumn(result, table.name(), column.name());
                }
            }
        }
        TreeMap<QualifiedName, EnumType> enums = new TreeMap<>(result.enums());
        enums.remove(name);
        return new Schema(result.extensions(), enums, result.objects(), result.tables());
    }

    /** Without the column and those that are computed from it; without the whole table if no column is left. */
    static Schema withoutColumn(Schema schema, QualifiedName name, String column) {
        Table table = schema.tables().get(name);
        if (table == null) {
            return schema;
        }
        Set<String> gone = table.columns().stream()
                .filter(other -> other.name().equals(column) || isComputedFrom(other, column))
                .map(Column::name)
                .collect(Collectors.toSet());
        List<Column> columns = table.columns().stream()
                .filter(other -> !gone.contains(other.name()))
                .toList();
        if (columns.isEmpty()) {
            return withoutTable(schema, name);
        }
        boolean isDividing = table.partitioning() != null
                && table.partitioning().key().columns().stream().anyMatch(gone::contains);
        Table rest = withoutDependents(table, gone).withColumns(columns);
        Schema result = with(schema, isDividing ? rest.withPartitioning(null) : rest);
        return map(
                result,
                other -> withoutForeignKeys(
                        other,
                        key -> key.target().equals(name)
                                && key.references().stream().anyMatch(gone::contains)));
    }

    /** Without the constraint and the foreign keys that refer to the same columns. */
    static Schema withoutConstraint(Schema schema, QualifiedName name, String constraint) {
        Table table = schema.tables().get(name);
        if (table == null || table.constraint(constraint).isEmpty()) {
            return schema;
        }
        List<String> columns =
                Constraint.keyColumns(table.constraint(constraint).orElseThrow());
        Schema result = with(
                schema,
                table.withConstraints(table.constraints().stream()
                        .filter(other -> !other.name().equals(constraint))
                        .toList()));
        return columns == null
                ? result
                : map(
                        result,
                        other -> withoutForeignKeys(
                                other,
                                key -> key.target().equals(name)
                                        && Set.copyOf(key.references()).equals(Set.copyOf(columns))));
    }

    static Schema withoutIndex(Schema schema, QualifiedName name, String index) {
        return mapTable(
                schema,
                name,
                table -> table.withIndexes(table.indexes().stream()
                        .filter(other -> !other.name().equals(index))
                        .toList()));
    }

    static Schema with(Schema schema, Table table) {
        TreeMap<QualifiedName, Table> tables = new TreeMap<>(schema.tables());
        tables.put(table.name(), table);
        return new Schema(schema.extensions(), schema.enums(), schema.objects(), tables);
    }

    static Schema with(Schema schema, EnumType type) {
        TreeMap<QualifiedName, EnumType> enums = new TreeMap<>(schema.enums());
        enums.put(type.name(), type);
        return new Schema(schema.extensions(), enums, schema.objects(), schema.tables());
    }

    static Schema map(Schema schema, UnaryOperator<Table> change) {
        TreeMap<QualifiedName, Table> tables = new TreeMap<>(schema.tables());
        tables.replaceAll((name, table) -> change.apply(table));
        return new Schema(schema.extensions(), schema.enums(), schema.objects(), tables);
    }

    /** The schema with one object changed; the same if it has no such object. */
    static Schema mapObject(Schema schema, ObjectId id, UnaryOperator<SchemaObject> change) {
        return schema.withObjects(schema.objects().values().stream()
                .map(object -> object.id().equals(id) ? change.apply(object) : object)
                .toList());
    }

    /** The schema with one table changed; the same if it has no such table. */
    static Schema mapTable(Schema schema, QualifiedName name, UnaryOperator<Table> change) {
        Table table = schema.tables().get(name);
        return table == null ? schema : with(schema, change.apply(table));
    }

    /** The schema with one column changed; the same if it has no such column. */
    static Schema mapColumn(Schema schema, QualifiedName table, String name, UnaryOperator<Column> change) {
        return mapTable(
                schema,
                table,
                there -> there.withColumns(there.columns().stream()
                        .map(column -> column.name().equals(name) ? change.apply(column) : column)
                        .toList()));
    }

    /** The table without the constraints, indexes and policies that involve one of these columns. */
    static Table withoutDependents(Table table, Set<String> columns) {
        Table unread = table;
        for (String column : columns) {
            unread = RandomPolicies.withoutReaders(unread, column);
        }
        return unread.withConstraints(table.constraints().stream()
                        .filter(constraint -> columns.stream().noneMatch(column -> involves(constraint, column)))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .filter(index -> columns.stream().noneMatch(index::dependsOn))
                        .toList());
    }

    static boolean isComputedFrom(Column column, String base) {
        return column.defaultValue() instanceof DefaultValue.Generated generated
                && generated.sql().mentions(base);
    }

    static boolean involves(Constraint constraint, String column) {
        return constraint.dependsOn(column);
    }

    private static boolean isOf(ColumnType type, QualifiedName name) {
        return (type instanceof ColumnType.ArrayOf array && isOf(array.element(), name))
                || (type instanceof ColumnType.Defined defined && defined.name().equals(name));
    }

    private static Table withoutForeignKeys(Table table, java.util.function.Predicate<Constraint.ForeignKey> gone) {
        return table.withConstraints(table.constraints().stream()
                .filter(constraint -> !(constraint instanceof Constraint.ForeignKey key && gone.test(key)))
                .toList());
    }
}
