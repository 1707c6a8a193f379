package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which indexes may stay until the transaction is over, so that they can be dropped without locking their tables. */
final class DeferredDrops {
    private final Map<QualifiedName, Set<String>> disturbedColumns = new HashMap<>();
    private final Set<QualifiedName> wantedNames = new HashSet<>();
    private boolean replacesLabels;
    private final Map<QualifiedName, Change.AddIndex> added = new HashMap<>();

    DeferredDrops(List<Change> all) {
        all.forEach(this::note);
    }

    /** Whether nothing that the transaction does needs the index to be gone. */
    boolean canWait(Change.DropIndex drop) {
        QualifiedName name = drop.table().sibling(drop.index().name());
        Change.AddIndex other = added.get(name);
        return !replacesLabels
                && disturbedColumns.getOrDefault(drop.table(), Set.of()).stream()
                        .noneMatch(drop.index()::dependsOn)
                && (other == null || other.table().equals(drop.table()))
                && !wantedNames.contains(name);
    }

    /** What adds another index of the same name to the same table. */
    Change.@Nullable AddIndex replacement(Change.DropIndex drop) {
        Change.AddIndex add = added.get(drop.table().sibling(drop.index().name()));
        return add != null && add.table().equals(drop.table()) ? add : null;
    }

    private void note(Change change) {
        if (change instanceof Change.DropColumn drop) {
            disturb(drop.table(), drop.column().name());
        } else if (change instanceof Change.AlterColumn alter) {
            if (!alter.from().type().equals(alter.to().type())) {
                disturb(alter.table(), alter.to().name());
            }
        } else if (change instanceof Change.ReplaceLabels) {
            replacesLabels = true;
        } else if (change instanceof Change.RenameIndex rename) {
            wantedNames.add(rename.table().sibling(rename.to()));
        } else if (change instanceof Change.CreateTable create) {
            Table table = create.table();
            wantedNames.add(table.name());
            table.indexes().forEach(index -> wantedNames.add(table.name().sibling(index.name())));
            table.constraints()
                    .forEach(constraint -> wantedNames.add(table.name().sibling(constraint.name())));
        } else if (change instanceof Change.AddConstraint add) {
            wantedNames.add(add.table().sibling(add.constraint().name()));
        } else if (change instanceof Change.RenameConstraint rename) {
            wantedNames.add(rename.table().sibling(rename.to()));
        } else if (change instanceof Change.RenameTable rename) {
            wantedNames.add(rename.to());
        } else if (change instanceof Change.AddIndex add) {
            added.put(add.table().sibling(add.index().name()), add);
        }
    }

    private void disturb(QualifiedName table, String column) {
        disturbedColumns.computeIfAbsent(table, name -> new HashSet<>()).add(column);
    }
}
