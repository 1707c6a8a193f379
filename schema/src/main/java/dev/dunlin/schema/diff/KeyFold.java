package dev.dunlin.schema.diff;

import static dev.dunlin.schema.diff.Expectations.absent;
import static dev.dunlin.schema.diff.Expectations.expect;
import static dev.dunlin.schema.diff.Expectations.name;
import static dev.dunlin.schema.diff.Lists.minus;
import static dev.dunlin.schema.diff.Lists.plus;
import static dev.dunlin.schema.diff.Lists.replaced;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Table;

/** Applies changes of constraints and indexes. */
final class KeyFold {
    private final FoldedTables tables;

    KeyFold(FoldedTables tables) {
        this.tables = tables;
    }

    /** Applies a change if it is one of these; returns whether it is. */
    boolean apply(Change change) {
        return applyToConstraint(change) || applyToIndex(change);
    }

    private boolean applyToConstraint(Change change) {
        if (change instanceof KeyChange.AddConstraint add) {
            Table table = tables.table(change, add.table());
            absent(change, table.constraint(add.constraint().name()).orElse(null), "constraint " + name(change));
            tables.update(add.table(), t -> t.withConstraints(plus(t.constraints(), add.constraint())));
        } else if (change instanceof KeyChange.DropConstraint drop) {
            Constraint constraint =
                    tables.constraint(change, drop.table(), drop.constraint().name());
            expect(change, drop.constraint(), constraint);
            tables.update(drop.table(), t -> t.withConstraints(minus(t.constraints(), constraint)));
        } else if (change instanceof KeyChange.RenameConstraint rename) {
            Constraint constraint = tables.constraint(change, rename.table(), rename.from());
            Table table = tables.table(change, rename.table());
            absent(change, table.constraint(rename.to()).orElse(null), "constraint " + rename.to());
            tables.update(
                    rename.table(),
                    t -> t.withConstraints(replaced(t.constraints(), constraint, constraint.withName(rename.to()))));
        } else if (change instanceof KeyChange.AlterConstraint alter) {
            Constraint constraint =
                    tables.constraint(change, alter.table(), alter.from().name());
            expect(change, alter.from(), constraint);
            tables.update(alter.table(), t -> t.withConstraints(replaced(t.constraints(), constraint, alter.to())));
        } else if (change instanceof KeyChange.ValidateConstraint validate) {
            Constraint constraint = tables.constraint(change, validate.table(), validate.constraint());
            tables.update(
                    validate.table(),
                    t -> t.withConstraints(replaced(t.constraints(), constraint, Rewrites.validated(constraint))));
        } else if (change instanceof KeyChange.PromoteIndex promote) {
            Index index = tables.index(change, promote.table(), promote.index().name());
            expect(change, promote.index(), index);
            tables.update(
                    promote.table(),
                    t -> t.withIndexes(minus(t.indexes(), index))
                            .withConstraints(plus(t.constraints(), promote.constraint())));
        } else {
            return false;
        }
        return true;
    }

    private boolean applyToIndex(Change change) {
        if (change instanceof KeyChange.AddIndex add) {
            Table table = tables.table(change, add.table());
            absent(change, table.index(add.index().name()).orElse(null), "index " + name(change));
            tables.update(add.table(), t -> t.withIndexes(plus(t.indexes(), add.index())));
        } else if (change instanceof KeyChange.DropIndex drop) {
            Index index = tables.index(change, drop.table(), drop.index().name());
            expect(change, drop.index(), index);
            tables.update(drop.table(), t -> t.withIndexes(minus(t.indexes(), index)));
        } else if (change instanceof KeyChange.AlterIndex alter) {
            Index index = tables.index(change, alter.table(), alter.from().name());
            expect(change, alter.from(), index);
            tables.update(alter.table(), t -> t.withIndexes(replaced(t.indexes(), index, alter.to())));
        } else if (change instanceof KeyChange.RenameIndex rename) {
            Index index = tables.index(change, rename.table(), rename.from());
            Table table = tables.table(change, rename.table());
            absent(change, table.index(rename.to()).orElse(null), "index " + rename.to());
            tables.update(
                    rename.table(), t -> t.withIndexes(replaced(t.indexes(), index, index.withName(rename.to()))));
        } else {
            return false;
        }
        return true;
    }
}
