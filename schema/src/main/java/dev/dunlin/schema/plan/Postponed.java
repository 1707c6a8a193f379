package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaView;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Drops that wait for a contract: the old side still needs a type, or a sequence, that nothing else does. */
final class Postponed {
    private Postponed() {}

    /** The changes without those that wait. */
    static List<Change> leftOut(Collection<Expansion> expansions, List<Change> changes, SchemaView before) {
        Set<String> sequences = new HashSet<>();
        Set<QualifiedName> types = new HashSet<>();
        for (Expansion expansion : expansions) {
            for (Column column : expansion.from().columns()) {
                types.addAll(TypeUse.madeFrom(column.type(), before));
                if (column.defaultValue() instanceof DefaultValue.Expression expression) {
                    sequences.addAll(expression.sql().names());
                }
            }
        }
        return changes.stream()
                .filter(change -> !isDropOf(change, types, sequences) || isMadeAnew(change, changes))
                .toList();
    }

    private static boolean isDropOf(Change change, Set<QualifiedName> types, Set<String> sequences) {
        if (change instanceof EnumChange.DropEnum drop) {
            return types.contains(drop.type().name());
        }
        if (change instanceof ObjectChange.DropObject drop) {
            QualifiedName name = drop.object().name();
            return drop.object().kind().isType()
                    ? types.contains(name)
                    : drop.object().kind() == ObjectKind.SEQUENCE && sequences.contains(name.name());
        }
        return false;
    }

    private static boolean isMadeAnew(Change drop, List<Change> changes) {
        QualifiedName name = drop.subject().owner();
        return changes.stream()
                .filter(change -> change instanceof EnumChange.CreateEnum
                        || change instanceof ObjectChange.CreateObject
                        || change instanceof TableChange.CreateTable)
                .anyMatch(change -> Objects.equals(change.subject().owner(), name));
    }
}
