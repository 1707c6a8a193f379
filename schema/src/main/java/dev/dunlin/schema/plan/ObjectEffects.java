package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.SqlDefinition;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the statements of objects that are neither table nor enum type do to tables. */
final class ObjectEffects {
    private ObjectEffects() {}

    /** Empty for a change of anything else. */
    static Optional<List<Effect>> of(Change change, SchemaView before) {
        if (change instanceof ObjectChange.AlterObject alter
                && alter.from() instanceof SqlObject old
                && alter.to() instanceof SqlObject file) {
            return Optional.of(List.of(removal(file.outdated(old), before).and(creation(file, before))));
        } else if (change instanceof ObjectChange.DropObject drop && drop.object() instanceof SqlObject file) {
            return Optional.of(List.of(removal(file.removal().orElse(List.of()), before)));
        } else if (change instanceof ObjectChange.CreateObject create && create.object() instanceof SqlObject file) {
            return Optional.of(List.of(creation(file, before)));
        }
        if (change instanceof ObjectChange.AlterObject alter) {
            return Optional.of(List.of(alter(alter, before)));
        }
        boolean isNothing = change instanceof ObjectChange.CreateObject
                || change instanceof ObjectChange.DropObject
                || change instanceof ObjectChange.RenameObject
                || change instanceof ObjectChange.RenameAttribute;
        return isNothing ? Optional.of(List.of()) : Optional.empty();
    }

    /** What belongs to a table is taken from it. */
    private static Effect removal(List<SqlDefinition> definitions, SchemaView before) {
        return on(definitions, before, LockMode.ACCESS_EXCLUSIVE);
    }

    /** As far as the text is understood: triggers, rules and policies. */
    private static Effect creation(SqlObject file, SchemaView before) {
        List<SqlDefinition> triggers =
                file.definitions().stream().filter(SqlDefinition::isTrigger).toList();
        List<SqlDefinition> others =
                file.definitions().stream().filter(each -> !each.isTrigger()).toList();
        return on(triggers, before, LockMode.SHARE_ROW_EXCLUSIVE).and(on(others, before, LockMode.ACCESS_EXCLUSIVE));
    }

    private static Effect on(List<SqlDefinition> definitions, SchemaView before, LockMode lock) {
        Effect effect = Effect.NONE;
        for (SqlDefinition definition : definitions) {
            for (QualifiedName table : before.tables().keySet()) {
                effect = table.name().equals(definition.on()) ? effect.and(Effect.on(table, lock)) : effect;
            }
        }
        return effect;
    }

    private static Effect alter(ObjectChange.AlterObject alter, SchemaView before) {
        if (TypeUse.mustReplace(alter.from(), alter.to(), before)) {
            return replace(alter.from().name(), before);
        }
        boolean isStricter =
                alter.from() instanceof Domain from && alter.to() instanceof Domain to && TypeUse.isStricter(from, to);
        return isStricter ? on(alter.from().name(), before, LockMode.SHARE, Work.SCAN) : Effect.NONE;
    }

    /** Foreign keys over the columns go before and come back after. */
    private static Effect replace(QualifiedName type, SchemaView before) {
        Effect effect = on(type, before, LockMode.ACCESS_EXCLUSIVE, Work.REWRITE);
        Set<QualifiedName> moved = effect.tables().keySet();
        for (Table table : before.tables().values()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (moved.contains(table.name()) || moved.contains(key.target())) {
                    effect = effect.and(Effect.on(table.name(), LockMode.ACCESS_EXCLUSIVE))
                            .and(Effect.on(key.target(), LockMode.ACCESS_EXCLUSIVE));
                }
            }
        }
        return effect;
    }

    /** The tables with a column of a type, or of one that is made of it. */
    private static Effect on(QualifiedName type, SchemaView before, LockMode lock, Work work) {
        Set<QualifiedName> types = new HashSet<>(Set.of(type));
        for (SchemaObject user : TypeUse.madeOf(type, before)) {
            types.add(user.name());
        }
        Effect effect = Effect.NONE;
        for (Table table : before.tables().values()) {
            boolean isUser = table.columns().stream()
                    .map(column -> column.type().definedName())
                    .anyMatch(name -> name != null && types.contains(name));
            if (isUser) {
                effect = effect.and(Effect.on(table.name(), lock, work));
            }
        }
        return effect;
    }
}
