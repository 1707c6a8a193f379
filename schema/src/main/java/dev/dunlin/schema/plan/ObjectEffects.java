package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What changes to objects that are neither table nor enum type do to the tables whose columns are of them. */
final class ObjectEffects {
    private ObjectEffects() {}

    /** The effects; empty for a change to something else. */
    static Optional<List<Effect>> of(Change change, SchemaView before) {
        if (change.subject().object().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(change instanceof Change.AlterObject alter ? alter(alter, before) : List.of());
    }

    private static List<Effect> alter(Change.AlterObject alter, SchemaView before) {
        Effect effect = Effect.NONE;
        if (TypeUse.mustReplace(alter.from(), alter.to(), before)) {
            effect = onTables(alter, before, LockMode.ACCESS_EXCLUSIVE, Work.REWRITE);
        } else if (alter.from() instanceof Domain from
                && alter.to() instanceof Domain to
                && TypeUse.isStricter(from, to)) {
            effect = onTables(alter, before, LockMode.SHARE, Work.SCAN);
        }
        return List.of(effect);
    }

    private static Effect onTables(Change.AlterObject alter, SchemaView before, LockMode lock, Work work) {
        return columns(alter.from().name(), before).keySet().stream()
                .map(table -> Effect.on(table, lock, work))
                .reduce(Effect.NONE, Effect::and);
    }

    /** The columns of a type, or of one that is made of it, by table. */
    static SortedMap<QualifiedName, SortedSet<String>> columns(QualifiedName type, SchemaView before) {
        Set<QualifiedName> types = new HashSet<>(Set.of(type));
        for (SchemaObject user : TypeUse.madeOf(type, before)) {
            types.add(user.name());
        }
        SortedMap<QualifiedName, SortedSet<String>> columns = new TreeMap<>();
        for (Table table : before.tables().values()) {
            for (Column column : table.columns()) {
                QualifiedName name = column.type().definedName();
                if (name != null && types.contains(name)) {
                    columns.computeIfAbsent(table.name(), key -> new TreeSet<>())
                            .add(column.name());
                }
            }
        }
        return columns;
    }
}
