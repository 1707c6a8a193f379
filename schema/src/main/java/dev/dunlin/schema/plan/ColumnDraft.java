package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sorts changes of columns. One that would write or read all rows under a lock is taken apart. */
final class ColumnDraft {
    /** The version from which a column is required before rows that exist are looked at. */
    private static final int CHECKED_LATER = 18;

    private static final SqlExpression DEFAULT = new SqlExpression("DEFAULT");

    private final Stages stages;
    private final PlanOptions options;

    ColumnDraft(Stages stages, PlanOptions options) {
        this.stages = stages;
        this.options = options;
    }

    /** Adds a column of a table that is in use: its rows are filled, and the column is required, afterwards. */
    void add(ColumnChange.AddColumn add) {
        Column column = add.column();
        if (DefaultValue.sequence(column.defaultValue()) != null && add.backfill() == null) {
            addNumbered(add);
            return;
        }
        boolean filled = add.backfill() != null && !add.backfill().isConstant();
        if (!filled && !isVolatile(column.defaultValue())) {
            stages.now(add);
            return;
        }
        Column bare = column.withNullable(true).withDefault(null);
        Column optional = column.withNullable(true);
        stages.now(new ColumnChange.AddColumn(add.table(), bare, null));
        if (column.defaultValue() != null) {
            stages.now(new ColumnChange.AlterColumn(add.table(), bare, optional, null, null));
        }
        SqlExpression value = add.backfill() != null ? add.backfill() : DEFAULT;
        stages.later(new ColumnChange.Backfill(add.table(), column.name(), value));
        if (!column.nullable()) {
            require(add.table(), optional, column);
        }
    }

    /**
     * Adds a column whose values a sequence gives, without writing the table again: rows that exist are numbered afterwards.
     * PostgreSQL makes an identity only of a column that is required, so the sequence is first one of a default.
     */
    private void addNumbered(ColumnChange.AddColumn add) {
        Column column = add.column();
        String sequence = Objects.requireNonNull(DefaultValue.sequence(column.defaultValue()));
        Column required = column.withNullable(false)
                .withDefault(new DefaultValue.Serial(sequence, DefaultValue.sequenceOptions(column.defaultValue())));
        Column optional = required.withNullable(true);
        stages.now(new ColumnChange.AddColumn(add.table(), optional, ColumnChange.AddColumn.NO_VALUE));
        stages.later(new ColumnChange.Backfill(add.table(), column.name(), DEFAULT));
        boolean isIdentity = column.defaultValue() instanceof DefaultValue.Identity;
        if (isIdentity || !column.nullable()) {
            require(add.table(), optional, required);
        }
        if (isIdentity) {
            stages.later(new ColumnChange.AlterColumn(add.table(), required, column, null, null));
        }
    }

    /** Alters a column; nulls that it may no longer have become its default, where it has one. */
    void alter(ColumnChange.AlterColumn alter) {
        if (fillsWithDefault(alter)) {
            alterFilled(alter);
        } else {
            alterPlain(alter);
        }
    }

    /** Whether a column becomes required whose default can stand in for the nulls of rows that exist. */
    private static boolean fillsWithDefault(ColumnChange.AlterColumn alter) {
        DefaultValue value = alter.to().defaultValue();
        return alter.from().nullable()
                && !alter.to().nullable()
                && alter.backfill() == null
                && (value instanceof DefaultValue.Literal
                        || value instanceof DefaultValue.Expression
                        || value instanceof DefaultValue.Serial);
    }

    private void alterFilled(ColumnChange.AlterColumn alter) {
        Column optional = alter.to().withNullable(true);
        if (!optional.equals(alter.from())) {
            alterPlain(new ColumnChange.AlterColumn(alter.table(), alter.from(), optional, alter.using(), null));
        }
        alterPlain(new ColumnChange.AlterColumn(alter.table(), optional, alter.to(), null, DEFAULT));
    }

    private void alterPlain(ColumnChange.AlterColumn alter) {
        if (stages.isSafe(alter.table())) {
            alterSafely(alter);
        } else {
            stages.now(alter);
        }
    }

    private void alterSafely(ColumnChange.AlterColumn alter) {
        if (!alter.from().nullable() || alter.to().nullable()) {
            alterNow(alter);
            return;
        }
        Column required = withoutIdentity(alter.to(), alter.from());
        Column optional = required.withNullable(true);
        if (!optional.equals(alter.from())) {
            alterNow(new ColumnChange.AlterColumn(alter.table(), alter.from(), optional, alter.using(), null));
        }
        if (alter.backfill() != null) {
            stages.later(new ColumnChange.Backfill(alter.table(), optional.name(), alter.backfill()));
        }
        require(alter.table(), optional, required);
        if (!required.equals(alter.to())) {
            stages.later(new ColumnChange.AlterColumn(alter.table(), required, alter.to(), null, null));
        }
    }

    /**
     * Alters a column. Constraints that PostgreSQL would check anew meanwhile go and come back for new rows, and old rows are
     * looked at afterwards: checks over a column that is not written again, foreign keys over one that is.
     */
    private void alterNow(ColumnChange.AlterColumn alter) {
        List<KeyChange.DropConstraint> detached = ColumnEffects.isRetyped(alter.from(), alter.to())
                ? checkedAnew(alter, ColumnEffects.rewrites(alter, stages.fold()))
                : List.of();
        detached.forEach(stages::now);
        stages.now(alter);
        for (KeyChange.DropConstraint drop : detached) {
            stages.now(new KeyChange.AddConstraint(drop.table(), unchecked(drop.constraint())));
            stages.later(new KeyChange.ValidateConstraint(
                    drop.table(), drop.constraint().name()));
        }
    }

    private List<KeyChange.DropConstraint> checkedAnew(ColumnChange.AlterColumn alter, boolean rewrites) {
        QualifiedName name = alter.table();
        String column = alter.to().name();
        List<KeyChange.DropConstraint> checked = new ArrayList<>();
        for (Constraint constraint : constraints(name)) {
            boolean isRead = rewrites
                    ? constraint instanceof Constraint.ForeignKey key
                            && isValidatedApart(name)
                            && key.columns().contains(column)
                    : constraint instanceof Constraint.Check check
                            && check.expression().mentions(column);
            if (constraint.valid() && isRead) {
                checked.add(new KeyChange.DropConstraint(name, constraint));
            }
        }
        for (Table other : rewrites ? stages.fold().referrers(name) : List.<Table>of()) {
            for (Constraint.ForeignKey key : other.foreignKeys()) {
                boolean isRead = key.target().equals(name) && key.references().contains(column);
                if (other.managed()
                        && isValidatedApart(other.name())
                        && key.valid()
                        && isRead
                        && !checked.contains(new KeyChange.DropConstraint(other.name(), key))) {
                    checked.add(new KeyChange.DropConstraint(other.name(), key));
                }
            }
        }
        return checked;
    }

    /** Whether PostgreSQL takes a foreign key of the table without looking at its rows. */
    private boolean isValidatedApart(QualifiedName table) {
        return !new PartitionHazards(options)
                .addsForeignKeysApart(stages.fold().tables().get(table));
    }

    private List<Constraint> constraints(QualifiedName name) {
        Table table = stages.fold().tables().get(name);
        return table == null ? List.of() : table.constraints();
    }

    static Constraint unchecked(Constraint constraint) {
        return constraint instanceof Constraint.ForeignKey key
                ? key.withValid(false)
                : ((Constraint.Check) constraint).withValid(false);
    }

    /** PostgreSQL makes an identity of a required column only. */
    private static Column withoutIdentity(Column column, Column before) {
        return column.defaultValue() instanceof DefaultValue.Identity
                ? column.withDefault(before.defaultValue())
                : column;
    }

    /** Makes a column required without reading the table under a lock: a validated check is proof enough, where PostgreSQL cannot require it unchecked. */
    private void require(QualifiedName table, Column optional, Column required) {
        if (options.postgres() >= CHECKED_LATER) {
            stages.later(new ColumnChange.RequireColumn(table, optional));
            return;
        }
        String name = Stages.temporary("required", required.name());
        Constraint.Check proof = new Constraint.Check(name, NotNullProof.of(required.name()), false);
        stages.later(new KeyChange.AddConstraint(table, proof));
        stages.later(new KeyChange.ValidateConstraint(table, name));
        stages.later(new ColumnChange.AlterColumn(table, optional, required, null, null));
        stages.later(new KeyChange.DropConstraint(table, proof.withValid(true)));
    }

    /** Whether a default gives all rows one value, so that it need not be written into them. */
    static boolean isStable(@Nullable DefaultValue value) {
        return DefaultValue.sequence(value) == null && !isVolatile(value);
    }

    private static boolean isVolatile(@Nullable DefaultValue value) {
        return value instanceof DefaultValue.Serial
                || (value instanceof DefaultValue.Expression expression && Volatility.mayBeVolatile(expression.sql()));
    }
}
