package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.Keys;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Sorts changes of constraints and indexes. One is checked or built beside the running application, and takes the place of
 * another only then.
 */
final class KeyDraft {
    private final Stages stages;
    private final PartitionHazards partitions;
    private final DeferredDrops deferredDrops;

    /** Drops that wait until what takes their place is built, by the change that adds it. */
    private final Map<Change, Change> waiting = new LinkedHashMap<>();

    /** Tables with a key that is about to be replaced. */
    private final Set<QualifiedName> rekeyed = new HashSet<>();

    /** @param all the changes of the whole plan */
    KeyDraft(Stages stages, PartitionHazards partitions, List<Change> all) {
        this.stages = stages;
        this.partitions = partitions;
        this.deferredDrops = new DeferredDrops(all);
    }

    /** Drops what still waits, since nothing takes its place. */
    void finish() {
        waiting.values().forEach(stages::now);
    }

    void add(KeyChange.AddConstraint add) {
        Constraint constraint = add.constraint();
        boolean isReady = !(constraint instanceof Constraint.ForeignKey key) || isTargetReady(key);
        if (!stages.isSafe(add.table())) {
            if (isReady) {
                stages.now(add);
            } else {
                stages.later(add);
            }
        } else if (stages.divided(add.table()).isPresent() && isBuiltApart(add.table(), constraint)) {
            addApart(add, isReady);
        } else if (constraint instanceof Constraint.ForeignKey key) {
            addUnchecked(add.table(), key.withValid(false), key.valid(), isReady);
        } else if (constraint instanceof Constraint.Check check) {
            addUnchecked(add.table(), check.withValid(false), check.valid(), true);
        } else if (constraint instanceof Constraint.Exclude) {
            stages.now(add);
        } else {
            addThroughIndex(add, Objects.requireNonNull(DeferredDrops.indexOf(constraint)));
        }
    }

    /** Whether a constraint of a divided table is added to each partition first. */
    private boolean isBuiltApart(QualifiedName table, Constraint constraint) {
        boolean isUncheckedKey = constraint instanceof Constraint.ForeignKey key
                && key.valid()
                && partitions.addsForeignKeysApart(stages.fold().tables().get(table));
        return isUncheckedKey || constraint.hasIndex();
    }

    /** Adds what works through the rows of each partition by itself, if the partitions are known. */
    private void addApart(Change change, boolean ready) {
        Table table = stages.fold().tables().get(change.subject().owner());
        if (PartitionHazards.isApart(table) || !ready) {
            stages.later(change);
        } else {
            stages.now(change);
        }
    }

    private void addUnchecked(QualifiedName table, Constraint unchecked, boolean validate, boolean ready) {
        Change add = new KeyChange.AddConstraint(table, unchecked);
        if (ready) {
            stages.now(add);
        } else {
            stages.later(add);
        }
        if (validate) {
            stages.later(new KeyChange.ValidateConstraint(table, unchecked.name()));
        }
    }

    private void addThroughIndex(KeyChange.AddConstraint add, Index index) {
        QualifiedName table = add.table();
        if (waiting.remove(add) instanceof KeyChange.DropConstraint drop) {
            boolean sameName = drop.constraint().name().equals(index.name());
            String fresh = sameName ? Stages.temporary("new", index.name()) : index.name();
            stages.later(new KeyChange.AddIndex(table, index.withName(fresh)));
            stages.later(drop);
            if (sameName) {
                stages.later(new KeyChange.RenameIndex(table, fresh, index.name()));
            }
        } else {
            stages.later(new KeyChange.AddIndex(table, index));
        }
        stages.later(new KeyChange.PromoteIndex(table, index, add.constraint()));
    }

    /** Whether the key that a foreign key refers to is there when the transaction runs, and stays. */
    private boolean isTargetReady(Constraint.ForeignKey key) {
        Table target = stages.fold().tables().get(key.target());
        return target == null
                || !target.managed()
                || (!rekeyed.contains(key.target()) && Keys.hasKey(target, key.references()));
    }

    void drop(KeyChange.DropConstraint drop) {
        KeyChange.AddConstraint successor = deferredDrops.successor(drop, stages.fold());
        boolean isDivided = stages.divided(drop.table()).isPresent();
        if (isDivided || successor == null || waiting.putIfAbsent(successor, drop) != null) {
            stages.now(drop);
        } else {
            rekeyed.add(drop.table());
        }
    }

    void drop(KeyChange.DropIndex drop) {
        KeyChange.AddIndex successor = deferredDrops.successor(drop);
        if (stages.divided(drop.table()).isPresent() || !deferredDrops.canWait(drop, stages.fold())) {
            stages.now(drop);
        } else if (successor == null) {
            stages.last(drop);
        } else {
            waiting.put(successor, drop);
            if (drop.index().unique()) {
                rekeyed.add(drop.table());
            }
        }
    }

    void add(KeyChange.AddIndex add) {
        if (stages.divided(add.table()).isPresent()) {
            addApart(add, true);
            return;
        }
        if (!(waiting.remove(add) instanceof KeyChange.DropIndex drop)) {
            stages.later(add);
            return;
        }
        String name = add.index().name();
        String fresh = Stages.temporary("new", name);
        String stale = Stages.temporary("old", name);
        stages.later(new KeyChange.AddIndex(add.table(), add.index().withName(fresh)));
        stages.later(new KeyChange.RenameIndex(add.table(), name, stale));
        stages.later(new KeyChange.RenameIndex(add.table(), fresh, name));
        stages.later(new KeyChange.DropIndex(add.table(), drop.index().withName(stale)));
    }
}
