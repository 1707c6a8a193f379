package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.Schema;
import java.util.List;

/**
 * Sorts changes into what one transaction does and what is done afterwards, each statement for itself. A change whose plain
 * statement would hold a lock while it works is taken apart into changes that do not.
 */
final class Draft {
    private final PlanOptions options;
    private final Stages stages;
    private final ColumnDraft columns;
    private final KeyDraft keys;
    private final PartitionDraft partitions;

    /**
     * @param changes those to sort
     * @param all those of the whole plan
     */
    Draft(Schema from, List<Change> changes, List<Change> all, PlanOptions options) {
        PartitionHazards hazards = new PartitionHazards(options);
        this.options = options;
        this.stages = new Stages(from, all, options);
        this.columns = new ColumnDraft(stages, options);
        this.keys = new KeyDraft(stages, hazards, all);
        this.partitions = new PartitionDraft(stages, hazards, all);
        changes.forEach(this::sort);
        keys.finish();
    }

    List<Change> transactional() {
        return stages.transactional();
    }

    List<Change> online() {
        return stages.online();
    }

    Schema schemaAfterTransaction() {
        return stages.fold().schema();
    }

    private void sort(Change change) {
        if (change instanceof ExpansionChange.Expand expand) {
            expand(expand);
        } else if (PartitionDraft.isOne(change)
                && stages.isSafe(change.subject().owner())) {
            partitions.change(change);
        } else if (change instanceof ColumnChange.AddColumn add && stages.isSafe(add.table())) {
            columns.add(add);
        } else if (change instanceof ColumnChange.AlterColumn alter) {
            columns.alter(alter);
        } else if (change instanceof KeyChange.AddConstraint add) {
            keys.add(add);
        } else if (change instanceof KeyChange.DropConstraint drop && stages.isSafe(drop.table())) {
            keys.drop(drop);
        } else if (change instanceof KeyChange.AddIndex add && stages.isSafe(add.table())) {
            keys.add(add);
        } else if (change instanceof KeyChange.DropIndex drop && stages.isSafe(drop.table())) {
            keys.drop(drop);
        } else if (change instanceof KeyChange.ValidateConstraint validate && stages.isSafe(validate.table())) {
            stages.later(validate);
        } else if (change instanceof ObjectChange.AlterObject alter && options.online()) {
            alterObject(alter);
        } else {
            stages.now(change);
        }
    }

    /** Rows are filled afterwards, however large the table is: that is what an expansion is for. */
    private void expand(ExpansionChange.Expand expand) {
        stages.now(expand);
        Expansion expansion = expand.expansion();
        if (expansion.kind() == Expansion.Kind.CHANGE_COLUMN) {
            stages.later(new ExpansionChange.FillExpansion(
                    expansion.table(), expansion.declared().name()));
        }
    }

    /** New checks of a domain are added unchecked, which locks no table, and rows are looked at apart. */
    private void alterObject(ObjectChange.AlterObject alter) {
        if (alter.from() instanceof Domain from
                && alter.to() instanceof Domain to
                && !TypeUse.mustReplace(from, to, stages.fold())
                && TypeUse.isUsedByTables(from.name(), stages.fold())) {
            Domain unchecked = to.withChecks(to.checks().stream()
                    .map(check -> from.checks().stream()
                                    .anyMatch(old -> old.withName(check.name()).equals(check))
                            ? check
                            : check.withValid(false))
                    .toList());
            if (!unchecked.equals(from)) {
                stages.now(new ObjectChange.AlterObject(from, unchecked));
            }
            if (!unchecked.equals(to)) {
                stages.later(new ObjectChange.AlterObject(unchecked, to));
            }
        } else {
            stages.now(alter);
        }
    }
}
