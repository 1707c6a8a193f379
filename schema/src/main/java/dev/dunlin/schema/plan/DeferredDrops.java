package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.Keys;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which indexes and keys may stay until the transaction is over: to be dropped without locks, or until others replace them. */
final class DeferredDrops {
    /** By table: columns that are dropped or get another type. */
    private final Map<QualifiedName, Set<String>> disturbedColumns = new HashMap<>();
    /** Tables of which a column becomes optional, which PostgreSQL refuses for one of the primary key. */
    private final Set<QualifiedName> relaxed = new HashSet<>();
    /** Names of relations that the transaction gives to others. */
    private final Set<QualifiedName> wantedNames = new HashSet<>();
    /** Tables to which foreign keys are added. */
    private final Set<QualifiedName> referenced = new HashSet<>();

    private final Map<QualifiedName, KeyChange.AddIndex> addedIndexes = new HashMap<>();
    private final Map<QualifiedName, KeyChange.AddConstraint> addedKeys = new HashMap<>();
    private final Map<QualifiedName, KeyChange.AddConstraint> primaryKeys = new HashMap<>();
    /** Names of functions, and whatever else a file creates, that go or are made anew. */
    private final Set<String> lostNames = new HashSet<>();

    private boolean changesLabels;

    DeferredDrops(List<Change> all) {
        all.forEach(this::note);
    }

    /**
     * Whether the index may stay, since nothing that the transaction does needs it to be gone.
     *
     * @param before the schema from which it is dropped
     */
    boolean canWait(KeyChange.DropIndex drop, SchemaView before) {
        Index index = drop.index();
        QualifiedName name = drop.table().sibling(index.name());
        boolean isNeeded = wantedNames.contains(name) || addedKeys.containsKey(name);
        KeyChange.AddIndex successor = addedIndexes.get(name);
        boolean isLast = successor == null && !(index.unique() && referenced.contains(drop.table()));
        return !isNeeded && !isDisturbed(drop.table(), index, before) && (isLast || successor(drop) != null);
    }

    /** What adds another index of the same name to the same table. */
    KeyChange.@Nullable AddIndex successor(KeyChange.DropIndex drop) {
        KeyChange.AddIndex add =
                addedIndexes.get(drop.table().sibling(drop.index().name()));
        return add != null && add.table().equals(drop.table()) ? add : null;
    }

    /**
     * What adds the key that takes the place of one that goes, if the old one may stay until the new one is built.
     *
     * @param before the schema from which it is dropped
     */
    KeyChange.@Nullable AddConstraint successor(KeyChange.DropConstraint drop, SchemaView before) {
        Index index = indexOf(drop.constraint());
        boolean isPrimaryKey = drop.constraint() instanceof Constraint.PrimaryKey;
        boolean isRelaxed =
                isPrimaryKey && family(drop.table(), before).stream().anyMatch(relaxed::contains);
        if (index == null || isRelaxed || isDisturbed(drop.table(), index, before)) {
            return null;
        }
        QualifiedName name = drop.table().sibling(drop.constraint().name());
        KeyChange.AddConstraint sameName = addedKeys.get(name);
        if (wantedNames.contains(name) || addedIndexes.containsKey(name)) {
            return null;
        }
        if (sameName != null) {
            return sameName.table().equals(drop.table()) ? sameName : null;
        }
        return isPrimaryKey ? primaryKeys.get(drop.table()) : null;
    }

    static @Nullable Index indexOf(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return Keys.indexOf(key);
        }
        return constraint instanceof Constraint.Unique unique ? Keys.indexOf(unique) : null;
    }

    private boolean isDisturbed(QualifiedName table, Index index, SchemaView before) {
        boolean isOfLost = index.expressions().stream()
                .anyMatch(expression -> lostNames.stream().anyMatch(expression::mentions));
        return changesLabels
                || isOfLost
                || family(table, before).stream()
                        .flatMap(name -> disturbedColumns.getOrDefault(name, Set.of()).stream())
                        .anyMatch(index::dependsOn);
    }

    /** A table and those whose columns it inherits. */
    private static Set<QualifiedName> family(QualifiedName name, SchemaView before) {
        Set<QualifiedName> family = new HashSet<>(Set.of(name));
        Table table = before.tables().get(name);
        if (table != null) {
            table.options().inherits().forEach(parent -> family.addAll(family(parent, before)));
        }
        return family;
    }

    private void note(Change change) {
        if (change instanceof ColumnChange.DropColumn drop) {
            disturb(drop.table(), drop.column().name());
        } else if (change instanceof ColumnChange.AlterColumn alter) {
            if (!alter.from().type().equals(alter.to().type())) {
                disturb(alter.table(), alter.to().name());
            }
            if (!alter.from().nullable() && alter.to().nullable()) {
                relaxed.add(alter.table());
            }
        } else if (change instanceof EnumChange.ReplaceLabels || change instanceof EnumChange.RenameLabel) {
            changesLabels = true;
        } else if (change instanceof ObjectChange.DropObject drop && drop.object() instanceof SqlObject file) {
            lostNames.addAll(file.provides());
        } else if (change instanceof ObjectChange.AlterObject alter
                && alter.from() instanceof SqlObject old
                && alter.to() instanceof SqlObject file) {
            file.outdated(old).forEach(each -> lostNames.addAll(each.provides()));
            old.outdated(file).forEach(each -> lostNames.addAll(each.provides()));
        } else if (change instanceof KeyChange.RenameIndex rename) {
            wantedNames.add(rename.table().sibling(rename.to()));
        } else if (change instanceof TableChange.CreateTable create) {
            create(create.table());
        } else if (change instanceof KeyChange.RenameConstraint rename) {
            wantedNames.add(rename.table().sibling(rename.to()));
        } else if (change instanceof TableChange.RenameTable rename) {
            wantedNames.add(rename.to());
        } else if (change instanceof KeyChange.AddIndex add) {
            addedIndexes.put(add.table().sibling(add.index().name()), add);
        } else if (change instanceof KeyChange.AddConstraint add) {
            addConstraint(add);
        }
    }

    private void create(Table table) {
        wantedNames.add(table.name());
        table.indexes().forEach(index -> wantedNames.add(table.name().sibling(index.name())));
        table.constraints().forEach(constraint -> wantedNames.add(table.name().sibling(constraint.name())));
        table.foreignKeys().forEach(key -> referenced.add(key.target()));
    }

    private void addConstraint(KeyChange.AddConstraint add) {
        Constraint constraint = add.constraint();
        if (constraint instanceof Constraint.ForeignKey key) {
            referenced.add(key.target());
        }
        if (constraint instanceof Constraint.PrimaryKey) {
            primaryKeys.put(add.table(), add);
        }
        if (constraint.hasIndex()) {
            addedKeys.put(add.table().sibling(constraint.name()), add);
        }
    }

    private void disturb(QualifiedName table, String column) {
        disturbedColumns.computeIfAbsent(table, name -> new HashSet<>()).add(column);
    }
}
