package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The new one of two columns that stand side by side: how it is built with a twin of each constraint and index, takes the
 * place of the old one, and goes back.
 */
final class NewSide {
    private final Expansion expansion;
    private final QualifiedName table;

    /** The parts of the declared column as they are called until the old ones go. */
    private final Table parts;

    private final String name;

    NewSide(Expansion expansion) {
        this.expansion = expansion;
        this.table = expansion.table();
        this.name = Objects.requireNonNull(expansion.side(), "side");
        this.parts = Twins.of(expansion);
    }

    /** The column as it is added: empty, and without a default, since the old one has it. */
    Column bare() {
        return optional().withNullable(true);
    }

    /** Puts into tables what the database has while both columns are there and this one has nothing but its trigger. */
    void addTo(SortedMap<QualifiedName, Table> tables) {
        tables.computeIfPresent(table, (key, present) -> opened(present));
        for (Expansion.Reference reference : expansion.references()) {
            tables.computeIfPresent(reference.table(), (key, other) -> {
                List<Constraint> keys = new ArrayList<>(other.constraints());
                Collections.replaceAll(keys, reference.to(), reference.from());
                return other.withConstraints(keys);
            });
        }
    }

    private Table opened(Table present) {
        List<Column> columns = new ArrayList<>();
        for (Column column : present.columns()) {
            if (column.name().equals(expansion.declared().name())) {
                columns.add(expansion.old());
                columns.add(bare());
            } else {
                columns.add(column);
            }
        }
        List<Constraint> constraints = new ArrayList<>(present.constraints());
        constraints.removeAll(expansion.to().constraints());
        constraints.addAll(expansion.from().constraints());
        List<Index> indexes = new ArrayList<>(present.indexes());
        indexes.removeAll(expansion.to().indexes());
        indexes.addAll(expansion.from().indexes());
        return present.withColumns(columns).withConstraints(constraints).withIndexes(indexes);
    }

    private Column required() {
        return optional().withNullable(expansion.declared().nullable());
    }

    private Column optional() {
        return expansion.declared().withName(name).withDefault(null);
    }

    /** Fills the column, and builds what stands on it without blocking anybody. */
    List<Change> build() {
        List<Change> changes = new ArrayList<>();
        changes.add(new ColumnChange.Backfill(table, name, value(expansion.old().name())));
        if (!required().nullable()) {
            require(changes);
        }
        parts.indexes().forEach(index -> changes.add(new KeyChange.AddIndex(table, index)));
        for (Constraint constraint : parts.constraints()) {
            add(constraint, changes);
        }
        for (Expansion.Reference reference : expansion.references()) {
            addKey(reference.table(), Twins.of(reference, expansion), changes);
        }
        return changes;
    }

    private void require(List<Change> changes) {
        Constraint.Check proof = new Constraint.Check(Stages.temporary("required", name), NotNullProof.of(name), false);
        changes.add(new KeyChange.AddConstraint(table, proof));
        changes.add(new KeyChange.ValidateConstraint(table, proof.name()));
        changes.add(new ColumnChange.AlterColumn(table, bare(), required(), null, null));
        changes.add(new KeyChange.DropConstraint(table, proof.withValid(true)));
    }

    private void add(Constraint constraint, List<Change> changes) {
        Index index = DeferredDrops.indexOf(constraint);
        if (index != null) {
            changes.add(new KeyChange.AddIndex(table, index));
            if (!(constraint instanceof Constraint.PrimaryKey)) {
                changes.add(new KeyChange.PromoteIndex(table, index, constraint));
            }
        } else {
            addKey(table, constraint, changes);
        }
    }

    private static void addKey(QualifiedName table, Constraint constraint, List<Change> changes) {
        changes.add(new KeyChange.AddConstraint(table, ColumnDraft.unchecked(constraint)));
        if (constraint.valid()) {
            changes.add(new KeyChange.ValidateConstraint(table, constraint.name()));
        }
    }

    /** Takes down what {@link #build} built; values stay until the column itself goes. */
    List<Change> takeDown() {
        List<Change> changes = new ArrayList<>();
        for (Expansion.Reference reference : expansion.references()) {
            changes.add(new KeyChange.DropConstraint(reference.table(), Twins.of(reference, expansion)));
        }
        for (Constraint constraint : parts.constraints()) {
            changes.add(
                    constraint instanceof Constraint.PrimaryKey
                            ? new KeyChange.DropIndex(table, Objects.requireNonNull(DeferredDrops.indexOf(constraint)))
                            : new KeyChange.DropConstraint(table, constraint));
        }
        parts.indexes().forEach(index -> changes.add(new KeyChange.DropIndex(table, index)));
        if (!required().nullable()) {
            changes.add(new ColumnChange.AlterColumn(table, required(), bare(), null, null));
        }
        return changes;
    }

    /** The old column goes with what stands on it, and the new one gets its names. */
    List<Change> takeOver() {
        List<Change> changes = new ArrayList<>();
        Column declared = expansion.declared();
        Column plain = declared.withDefault(null);
        Column meanwhile = declared.withDefault(ofTwin(declared.defaultValue()));
        boolean counts = DefaultValue.sequence(declared.defaultValue()) != null;
        if (counts) {
            // While the old sequence is there, so that the new one can go on where it stands.
            changes.add(
                    new ColumnChange.AlterColumn(table, plain.withName(name), meanwhile.withName(name), null, null));
        }
        dropOld(changes);
        rename(changes, false);
        for (Expansion.Reference reference : expansion.references()) {
            String last = reference.to().name();
            if (!expansion.twin(last).equals(last)) {
                changes.add(new KeyChange.RenameConstraint(reference.table(), expansion.twin(last), last));
            }
        }
        Column before = counts ? meanwhile : plain;
        if (!before.equals(declared)) {
            changes.add(new ColumnChange.AlterColumn(table, before, declared, null, null));
        }
        return changes;
    }

    private @Nullable DefaultValue ofTwin(@Nullable DefaultValue value) {
        String sequence = DefaultValue.sequence(value);
        return sequence == null
                ? value
                : DefaultValue.withSequence(value, expansion.twin(sequence), DefaultValue.sequenceOptions(value));
    }

    private void dropOld(List<Change> changes) {
        for (Expansion.Reference reference : expansion.references()) {
            changes.add(new KeyChange.DropConstraint(reference.table(), reference.from()));
        }
        expansion.from().constraints().forEach(old -> changes.add(new KeyChange.DropConstraint(table, old)));
        expansion.from().indexes().forEach(old -> changes.add(new KeyChange.DropIndex(table, old)));
        changes.add(new ColumnChange.DropColumn(table, expansion.old()));
    }

    /** Gives the column and its parts their last names, or takes these away again. */
    private void rename(List<Change> changes, boolean back) {
        String last = expansion.declared().name();
        if (!back && !name.equals(last)) {
            changes.add(new ColumnChange.RenameColumn(table, name, last));
        }
        for (Constraint constraint : expansion.to().constraints()) {
            String twin = expansion.twin(constraint.name());
            Index index = DeferredDrops.indexOf(constraint);
            if (constraint instanceof Constraint.PrimaryKey && index != null) {
                promote(constraint, index, changes, back);
            } else if (!twin.equals(constraint.name())) {
                changes.add(new KeyChange.RenameConstraint(
                        table, back ? constraint.name() : twin, back ? twin : constraint.name()));
            }
        }
        for (Index index : expansion.to().indexes()) {
            String twin = expansion.twin(index.name());
            if (!twin.equals(index.name())) {
                changes.add(new KeyChange.RenameIndex(table, back ? index.name() : twin, back ? twin : index.name()));
            }
        }
        if (back && !name.equals(last)) {
            changes.add(new ColumnChange.RenameColumn(table, last, name));
        }
    }

    /** The primary key can be only one, so that its twin is a unique index until then. */
    private void promote(Constraint key, Index index, List<Change> changes, boolean back) {
        String twin = expansion.twin(index.name());
        if (back) {
            changes.add(new KeyChange.DropConstraint(table, key));
            changes.add(new KeyChange.AddIndex(table, index.withName(twin)));
        } else {
            if (!twin.equals(index.name())) {
                changes.add(new KeyChange.RenameIndex(table, twin, index.name()));
            }
            changes.add(new KeyChange.PromoteIndex(table, index, key));
        }
    }

    /** The old column comes back, filled from the new one. */
    List<Change> giveBack() {
        List<Change> changes = new ArrayList<>();
        for (Expansion.Reference reference : expansion.references()) {
            changes.add(new KeyChange.DropConstraint(reference.table(), reference.to()));
        }
        Column declared = expansion.declared();
        if (declared.defaultValue() != null) {
            changes.add(new ColumnChange.AlterColumn(table, declared, declared.withDefault(null), null, null));
        }
        rename(changes, true);
        changes.add(new ColumnChange.AddColumn(table, expansion.old(), value(name)));
        expansion.from().indexes().forEach(old -> changes.add(new KeyChange.AddIndex(table, old)));
        expansion.from().constraints().forEach(old -> changes.add(new KeyChange.AddConstraint(table, old)));
        for (Expansion.Reference reference : expansion.references()) {
            changes.add(new KeyChange.AddConstraint(reference.table(), reference.from()));
            changes.add(new KeyChange.AddConstraint(reference.table(), Twins.of(reference, expansion)));
        }
        return changes;
    }

    private static SqlExpression value(String column) {
        return new SqlExpression('"' + column.replace("\"", "\"\"") + '"');
    }
}
