package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import java.util.List;
import java.util.Objects;

/** The constraints and indexes over a new column as they are called while the old ones are there. */
final class Twins {
    private Twins() {}

    /** The declared column and its parts under the names that they have until the old ones go. */
    static Table of(Expansion expansion) {
        Table declared = expansion.to();
        String last = expansion.declared().name();
        String side = Objects.requireNonNull(expansion.side(), "side");
        Table named = side.equals(last) ? declared : withColumn(declared, last, side);
        return named.withConstraints(named.constraints().stream()
                        .map(constraint -> constraint.withName(expansion.twin(constraint.name())))
                        .toList())
                .withIndexes(named.indexes().stream()
                        .map(index -> index.withName(expansion.twin(index.name())))
                        .toList());
    }

    private static Table withColumn(Table declared, String from, String to) {
        Schema alone = Schema.of(List.of(), List.of(), List.of(declared));
        Schema renamed = Fold.apply(alone, List.of(new ColumnChange.RenameColumn(declared.name(), from, to)));
        return Objects.requireNonNull(renamed.tables().get(declared.name()));
    }

    /** A foreign key to the new column. */
    static Constraint.ForeignKey of(Expansion.Reference reference, Expansion expansion) {
        Constraint.ForeignKey declared = reference.to();
        String last = expansion.declared().name();
        String side = Objects.requireNonNull(expansion.side(), "side");
        return declared.withName(expansion.twin(declared.name()))
                .withColumns(
                        declared.columns(),
                        declared.references().stream()
                                .map(column -> column.equals(last) ? side : column)
                                .toList());
    }
}
