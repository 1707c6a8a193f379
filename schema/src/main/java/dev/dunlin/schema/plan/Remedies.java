package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;

/** The way out of work that others wait for: the plan's own safe way where the table is not online, otherwise the author's. */
final class Remedies {
    private static final String WINDOW = "Run it in a maintenance window";

    private Remedies() {}

    static String ofRewrite(Change change, boolean online) {
        if (change instanceof Change.AddColumn add) {
            DefaultValue value = add.column().defaultValue();
            if (value instanceof DefaultValue.Generated) {
                return WINDOW + ", or add a plain column and let a trigger fill it.";
            } else if (value instanceof DefaultValue.Identity) {
                return WINDOW + ", or add the column without identity, fill it in steps, and make it one afterwards.";
            } else if (!online) {
                return "Let the table be online (@Table(online = true)), so that rows are filled without blocking it.";
            }
        }
        if (change instanceof Change.ReplaceLabels) {
            return WINDOW + ", or keep the label and forbid it with a check.";
        }
        if (change instanceof Change.AlterColumn) {
            return WINDOW + ", or expand it: a new column stands beside the old one and is filled in batches.";
        }
        return change instanceof Change.AlterTable
                ? WINDOW + "."
                : WINDOW + ", or add a new column beside the old one and fill it in steps.";
    }

    /** Whether an exclusion constraint is added, which has its index built in the statement itself. */
    static boolean isExclude(Change change) {
        return change instanceof Change.AddConstraint add && add.constraint() instanceof Constraint.Exclude;
    }

    static String ofScan(Change change, boolean online) {
        if (change instanceof Change.AlterColumn alter && alter.to().defaultValue() instanceof DefaultValue.Identity) {
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
