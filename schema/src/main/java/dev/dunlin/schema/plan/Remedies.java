package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;

/** The way out of work that others wait for: the plan's own safe way where the table is not online, otherwise the author's. */
final class Remedies {
    private static final String WINDOW = "Run it in a maintenance window";

    /** What a stored generated column can be instead. */
    private static final String COMPUTED_OTHERWISE =
            ", let the value be computed when it is read (@Column(virtual = true),"
                    + " PostgreSQL 18), or keep it in a plain column that a trigger fills.";

    private Remedies() {}

    static String ofRewrite(Change change, boolean online) {
        if (change instanceof ColumnChange.AddColumn add) {
            DefaultValue value = add.column().defaultValue();
            if (value instanceof DefaultValue.Generated) {
                return WINDOW + COMPUTED_OTHERWISE;
            } else if (add.column().type() instanceof ColumnType.Defined && ColumnDraft.isStable(value)) {
                return WINDOW + ", or give the column the type that the domain is over, and a check of its own.";
            } else if (!online) {
                return "Let the table be online (@Table(online = true)), so that rows are filled without blocking it.";
            }
        }
        if (change instanceof EnumChange.ReplaceLabels) {
            return WINDOW + ", or keep the label and forbid it with a check.";
        }
        if (change instanceof ColumnChange.AlterColumn alter && alter.to().isGenerated()) {
            return WINDOW + COMPUTED_OTHERWISE;
        }
        if (change instanceof ColumnChange.AlterColumn) {
            return WINDOW + ", or expand it: a new column stands beside the old one and is filled in batches.";
        }
        return change instanceof TableChange.AlterTable || change instanceof PartitionChange.AlterPartition
                ? WINDOW + "."
                : WINDOW + ", or add a new column beside the old one and fill it in steps.";
    }

    /** Whether an exclusion constraint is added, which has its index built in the statement itself. */
    static boolean isExclude(Change change) {
        return change instanceof KeyChange.AddConstraint add && add.constraint() instanceof Constraint.Exclude;
    }

    static String ofScan(Change change, boolean online) {
        if (change instanceof ColumnChange.AlterColumn alter
                && alter.to().defaultValue() instanceof DefaultValue.Identity) {
            return "Let an index begin with the column, which knows the highest value.";
        }
        return online
                ? WINDOW + "."
                : "Let the table be online (@Table(online = true)), so that rows are checked without blocking it.";
    }

    static String ofBuild(Change change, boolean online) {
        if (isExclude(change)) {
            return WINDOW + ": PostgreSQL has no way to build it concurrently.";
        }
        return online
                ? WINDOW + "."
                : "Let the table be online (@Table(online = true)), so that it is built concurrently.";
    }
}
