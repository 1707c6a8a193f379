package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Table;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Fifth phase: constraints and indexes that are wanted and not there, keys before the foreign keys that refer to them. */
final class Attaching {
    private final Draft draft;

    Attaching(Draft draft) {
        this.draft = draft;
    }

    void run() {
        List<Table> unlike = draft.changedTables();
        for (Table table : unlike) {
            addConstraints(table, Constraint::hasIndex);
            addIndexes(table);
            addConstraints(table, constraint -> !constraint.hasIndex() && !isForeignKey(constraint));
        }
        unlike.forEach(table -> addConstraints(table, Attaching::isForeignKey));
        unlike.forEach(this::alter);
        unlike.forEach(this::validate);
    }

    private static boolean isForeignKey(Constraint constraint) {
        return constraint instanceof Constraint.ForeignKey;
    }

    private void addConstraints(Table table, Predicate<Constraint> which) {
        for (Constraint constraint : wanted(table).constraints()) {
            if (which.test(constraint) && table.constraint(constraint.name()).isEmpty()) {
                draft.add(new KeyChange.AddConstraint(table.name(), constraint));
            }
        }
    }

    private void addIndexes(Table table) {
        for (Index index : wanted(table).indexes()) {
            if (table.index(index.name()).isEmpty()) {
                draft.add(new KeyChange.AddIndex(table.name(), index));
            }
        }
    }

    /** Changes in place what stayed; whether rows were checked is left for later. */
    private void alter(Table table) {
        for (Constraint present : table.constraints()) {
            wanted(table).constraint(present.name()).ifPresent(constraint -> {
                Constraint to = present.valid() ? constraint : Rewrites.withoutValidation(constraint);
                if (!present.equals(to)) {
                    draft.add(new KeyChange.AlterConstraint(table.name(), present, to));
                }
            });
        }
        for (Index present : table.indexes()) {
            wanted(table)
                    .index(present.name())
                    .filter(index -> !index.equals(present))
                    .ifPresent(index -> draft.add(new KeyChange.AlterIndex(table.name(), present, index)));
        }
    }

    private void validate(Table table) {
        for (Constraint constraint : wanted(table).constraints()) {
            boolean isPending = table.constraint(constraint.name())
                    .filter(present -> !present.valid())
                    .isPresent();
            if (isPending && constraint.valid()) {
                draft.add(new KeyChange.ValidateConstraint(table.name(), constraint.name()));
            }
        }
    }

    private Table wanted(Table table) {
        return Objects.requireNonNull(draft.wantedTable(table.name()));
    }
}
