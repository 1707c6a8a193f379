package dev.dunlin.schema.plan;

import static dev.dunlin.schema.plan.LockMode.ACCESS_EXCLUSIVE;

import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a new enum type in the place of an old one does to the tables that use it.
 *
 * @param type the type's name
 * @param moved by table: columns whose values move to the new type; no table without
 * @param columns by table: those and the ones that are computed from them; no table without
 */
record LabelReplacement(
        QualifiedName type,
        Map<QualifiedName, Set<String>> moved,
        Map<QualifiedName, Set<String>> columns,
        SchemaView before) {
    static LabelReplacement of(EnumChange.ReplaceLabels replace, SchemaView before) {
        QualifiedName type = replace.from().name();
        Set<QualifiedName> types = TypeUse.withUsers(type, before);
        Map<QualifiedName, Set<String>> movedColumns = new TreeMap<>();
        Map<QualifiedName, Set<String>> columns = new TreeMap<>();
        for (Table table : before.tables().values()) {
            Set<String> moved = new TreeSet<>();
            table.columns().stream().filter(column -> uses(column, types)).forEach(column -> moved.add(column.name()));
            Set<String> computed = new TreeSet<>();
            for (Column column : table.columns()) {
                if (column.defaultValue() instanceof DefaultValue.Generated generated
                        && mentions(generated.sql(), type, moved)) {
                    computed.add(column.name());
                }
            }
            if (!moved.isEmpty()) {
                movedColumns.put(table.name(), new TreeSet<>(moved));
            }
            moved.addAll(computed);
            if (!moved.isEmpty()) {
                columns.put(table.name(), moved);
            }
        }
        return new LabelReplacement(type, movedColumns, columns, before);
    }

    private static boolean uses(Column column, Set<QualifiedName> types) {
        QualifiedName type = column.type().definedName();
        return type != null && types.contains(type);
    }

    Effect effect() {
        Effect effect = Effect.NONE;
        for (Table table : before.tables().values()) {
            if (columns.containsKey(table.name())) {
                effect = effect.and(Effect.on(table.name(), ACCESS_EXCLUSIVE, Work.REWRITE));
            } else if (table.columns().stream().anyMatch(this::hasDefaultOfType)) {
                effect = effect.and(Effect.on(table.name(), ACCESS_EXCLUSIVE));
            }
            for (Constraint.ForeignKey key : table.foreignKeys()) {
                if (isOver(table.name(), key)) {
                    effect = effect.and(onForeignKey(table.name(), key));
                }
            }
        }
        return effect;
    }

    private boolean hasDefaultOfType(Column column) {
        return column.defaultValue() instanceof DefaultValue.Expression value && mentions(value.sql(), type, Set.of());
    }

    private boolean isOver(QualifiedName table, Constraint.ForeignKey key) {
        return key.columns().stream().anyMatch(columns.getOrDefault(table, Set.of())::contains)
                || key.references().stream().anyMatch(columns.getOrDefault(key.target(), Set.of())::contains);
    }

    private static Effect onForeignKey(QualifiedName table, Constraint.ForeignKey key) {
        Work[] work = key.valid() ? new Work[] {Work.SCAN} : new Work[0];
        return Effect.on(table, ACCESS_EXCLUSIVE, work).and(Effect.on(key.target(), ACCESS_EXCLUSIVE, work));
    }

    private static boolean mentions(SqlExpression sql, QualifiedName type, Set<String> columns) {
        return sql.mentions(type.name()) || columns.stream().anyMatch(sql::mentions);
    }
}
