package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Keys;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sorts changes into what one transaction does and what is done afterwards, each statement for itself. A change whose plain
 * statement would hold a lock while it works is taken apart into changes that do not.
 */
final class Draft {
    /** PostgreSQL cuts longer names (manual, "Identifiers and Key Words"). */
    private static final int MAX_NAME_BYTES = 63;

    /** The version from which a column is required before rows that exist are looked at. */
    private static final int CHECKED_LATER = 18;

    private static final SqlExpression DEFAULT = new SqlExpression("DEFAULT");

    private final PlanOptions options;
    private final PartitionHazards partitions;
    private final Set<QualifiedName> created = new TreeSet<>();
    private final DeferredDrops deferredDrops;
    private final Fold fold;
    private final List<Change> transactional = new ArrayList<>();
    private final List<Change> online = new ArrayList<>();
    private final List<Change> cleanup = new ArrayList<>();

    /** Drops that wait until what takes their place is built, by the change that adds it. */
    private final Map<Change, Change> waiting = new LinkedHashMap<>();

    /** How many partitions of a table are added, dropped or altered. */
    private final Map<QualifiedName, Integer> repartitioned = new HashMap<>();

    /** Tables with a key that is about to be replaced. */
    private final Set<QualifiedName> rekeyed = new HashSet<>();

    /**
     * @param changes those to sort
     * @param all those of the whole plan
     */
    Draft(Schema from, List<Change> changes, List<Change> all, PlanOptions options) {
        this.options = options;
        this.partitions = new PartitionHazards(options);
        this.fold = Fold.from(from);
        this.deferredDrops = new DeferredDrops(all);
        for (Change change : all) {
            if (change instanceof Change.CreateTable create) {
                created.add(create.table().name());
            }
            notePartition(change);
        }
        changes.forEach(this::sort);
        waiting.values().forEach(this::now);
    }

    List<Change> transactional() {
        return transactional;
    }

    List<Change> online() {
        List<Change> all = new ArrayList<>(online);
        all.addAll(cleanup);
        return all;
    }

    Schema schemaAfterTransaction() {
        return fold.schema();
    }

    private void sort(Change change) {
        if (change instanceof Change.Expand expand) {
            expand(expand);
        } else if (isPartitionChange(change) && isSafe(change.subject().owner())) {
            changePartition(change);
        } else if (change instanceof Change.AlterColumn alter && fillsWithDefault(alter)) {
            alterColumnFilled(alter);
        } else if (change instanceof Change.AddColumn add && isSafe(add.table())) {
            addColumn(add);
        } else if (change instanceof Change.AlterColumn alter && isSafe(alter.table())) {
            alterColumn(alter);
        } else if (change instanceof Change.AddConstraint add) {
            addConstraint(add);
        } else if (change instanceof Change.DropConstraint drop && isSafe(drop.table())) {
            dropConstraint(drop);
        } else if (change instanceof Change.AddIndex add && isSafe(add.table())) {
            addIndex(add);
        } else if (change instanceof Change.DropIndex drop && isSafe(drop.table())) {
            dropIndex(drop);
        } else if (change instanceof Change.ValidateConstraint validate && isSafe(validate.table())) {
            online.add(validate);
        } else if (change instanceof Change.AlterObject alter && options.online()) {
            alterObject(alter);
        } else {
            now(change);
        }
    }

    /** Rows are filled afterwards, however large the table is: that is what an expansion is for. */
    private void expand(Change.Expand expand) {
        now(expand);
        Expansion expansion = expand.expansion();
        if (expansion.kind() == Expansion.Kind.CHANGE_COLUMN) {
            online.add(new Change.FillExpansion(
                    expansion.table(), expansion.declared().name()));
        }
    }

    private boolean isSafe(QualifiedName table) {
        return options.isOnline(table) && !created.contains(table);
    }

    private static boolean isPartitionChange(Change change) {
        return change instanceof Change.AddPartition
                || change instanceof Change.DropPartition
                || change instanceof Change.AlterPartition;
    }

    private void notePartition(Change change) {
        if (isPartitionChange(change)) {
            repartitioned.merge(change.subject().owner(), 1, Integer::sum);
        }
    }

    /**
     * One partition is detached, attached or moved by itself without blocking the table; where several change, their bounds
     * may depend on each other, and one transaction does it all.
     */
    private void changePartition(Change change) {
        QualifiedName name = change.subject().owner();
        Partitioning partitioning = divided(name).map(Table::partitioning).orElse(null);
        boolean isAlone = repartitioned.getOrDefault(name, 0) == 1;
        if (partitioning != null && isAlone && isLong(change, partitioning)) {
            online.add(change);
        } else {
            now(change);
        }
    }

    /** Whether a change reads rows, or waits for those who use the table, unless it is done by itself. */
    private boolean isLong(Change change, Partitioning partitioning) {
        if (change instanceof Change.AddPartition add) {
            return add.partition().attached()
                    && partitioning.defaultBeside(add.partition()).isPresent();
        }
        if (change instanceof Change.DropPartition drop) {
            return partitions.detachesConcurrently(partitioning, drop.partition());
        }
        Change.AlterPartition alter = (Change.AlterPartition) change;
        return alter.attaches() || (alter.detaches() && partitions.detachesConcurrently(partitioning, alter.from()));
    }

    private Optional<Table> divided(QualifiedName table) {
        return fold.table(table).filter(each -> each.partitioning() != null);
    }

    /** New checks of a domain are added unchecked, which locks no table, and rows are looked at apart. */
    private void alterObject(Change.AlterObject alter) {
        if (alter.from() instanceof Domain from
                && alter.to() instanceof Domain to
                && !TypeUse.mustReplace(from, to, fold)
                && TypeUse.isUsedByTables(from.name(), fold)) {
            Domain unchecked = to.withChecks(to.checks().stream()
                    .map(check -> from.checks().stream()
                                    .anyMatch(old -> old.withName(check.name()).equals(check))
                            ? check
                            : check.withValid(false))
                    .toList());
            if (!unchecked.equals(from)) {
                now(new Change.AlterObject(from, unchecked));
            }
            if (!unchecked.equals(to)) {
                online.add(new Change.AlterObject(unchecked, to));
            }
        } else {
            now(alter);
        }
    }

    private void now(Change change) {
        fold.apply(change);
        transactional.add(change);
    }

    private void addColumn(Change.AddColumn add) {
        Column column = add.column();
        if (DefaultValue.sequence(column.defaultValue()) != null && add.backfill() == null) {
            addNumbered(add);
            return;
        }
        boolean filled = add.backfill() != null && !add.backfill().isConstant();
        if (!filled && !isVolatile(column.defaultValue())) {
            now(add);
            return;
        }
        Column bare = column.withNullable(true).withDefault(null);
        Column optional = column.withNullable(true);
        now(new Change.AddColumn(add.table(), bare, null));
        if (column.defaultValue() != null) {
            now(new Change.AlterColumn(add.table(), bare, optional, null, null));
        }
        SqlExpression value = add.backfill() != null ? add.backfill() : DEFAULT;
        online.add(new Change.Backfill(add.table(), column.name(), value));
        if (!column.nullable()) {
            require(add.table(), optional, column);
        }
    }

    /**
     * Adds a column whose values a sequence gives, without writing the table again: rows that exist are numbered afterwards.
     * PostgreSQL makes an identity only of a column that is required, so the sequence is first one of a default.
     */
    private void addNumbered(Change.AddColumn add) {
        Column column = add.column();
        String sequence = Objects.requireNonNull(DefaultValue.sequence(column.defaultValue()));
        Column required = column.withNullable(false)
                .withDefault(new DefaultValue.Serial(sequence, DefaultValue.sequenceOptions(column.defaultValue())));
        Column optional = required.withNullable(true);
        now(new Change.AddColumn(add.table(), optional, Change.AddColumn.NO_VALUE));
        online.add(new Change.Backfill(add.table(), column.name(), DEFAULT));
        boolean isIdentity = column.defaultValue() instanceof DefaultValue.Identity;
        if (isIdentity || !column.nullable()) {
            require(add.table(), optional, required);
        }
        if (isIdentity) {
            online.add(new Change.AlterColumn(add.table(), required, column, null, null));
        }
    }

    /** Whether a column becomes required whose default can stand in for the nulls of rows that exist. */
    private static boolean fillsWithDefault(Change.AlterColumn alter) {
        DefaultValue value = alter.to().defaultValue();
        return alter.from().nullable()
                && !alter.to().nullable()
                && alter.backfill() == null
                && (value instanceof DefaultValue.Literal
                        || value instanceof DefaultValue.Expression
                        || value instanceof DefaultValue.Serial);
    }

    private void alterColumnFilled(Change.AlterColumn alter) {
        Column optional = alter.to().withNullable(true);
        if (!optional.equals(alter.from())) {
            sort(new Change.AlterColumn(alter.table(), alter.from(), optional, alter.using(), null));
        }
        sort(new Change.AlterColumn(alter.table(), optional, alter.to(), null, DEFAULT));
    }

    private void alterColumn(Change.AlterColumn alter) {
        if (!alter.from().nullable() || alter.to().nullable()) {
            alterNow(alter);
            return;
        }
        Column required = withoutIdentity(alter.to(), alter.from());
        Column optional = required.withNullable(true);
        if (!optional.equals(alter.from())) {
            alterNow(new Change.AlterColumn(alter.table(), alter.from(), optional, alter.using(), null));
        }
        if (alter.backfill() != null) {
            online.add(new Change.Backfill(alter.table(), optional.name(), alter.backfill()));
        }
        require(alter.table(), optional, required);
        if (!required.equals(alter.to())) {
            online.add(new Change.AlterColumn(alter.table(), required, alter.to(), null, null));
        }
    }

    /**
     * Alters a column. Constraints that PostgreSQL would check anew meanwhile go and come back for new rows, and old rows are
     * looked at afterwards: checks over a column that is not written again, foreign keys over one that is.
     */
    private void alterNow(Change.AlterColumn alter) {
        List<Change.DropConstraint> detached = ColumnEffects.isRetyped(alter.from(), alter.to())
                ? checkedAnew(alter, ColumnEffects.rewrites(alter, fold))
                : List.of();
        detached.forEach(this::now);
        now(alter);
        for (Change.DropConstraint drop : detached) {
            now(new Change.AddConstraint(drop.table(), unchecked(drop.constraint())));
            online.add(new Change.ValidateConstraint(
                    drop.table(), drop.constraint().name()));
        }
    }

    private List<Change.DropConstraint> checkedAnew(Change.AlterColumn alter, boolean rewrites) {
        QualifiedName name = alter.table();
        String column = alter.to().name();
        List<Change.DropConstraint> checked = new ArrayList<>();
        for (Constraint constraint : constraints(name)) {
            boolean isRead = rewrites
                    ? constraint instanceof Constraint.ForeignKey key
                            && key.columns().contains(column)
                    : constraint instanceof Constraint.Check check
                            && check.expression().mentions(column);
            if (constraint.valid() && isRead) {
                checked.add(new Change.DropConstraint(name, constraint));
            }
        }
        for (Table other : rewrites ? fold.referrers(name) : List.<Table>of()) {
            for (Constraint.ForeignKey key : other.foreignKeys()) {
                boolean isRead = key.target().equals(name) && key.references().contains(column);
                if (other.managed()
                        && key.valid()
                        && isRead
                        && !checked.contains(new Change.DropConstraint(other.name(), key))) {
                    checked.add(new Change.DropConstraint(other.name(), key));
                }
            }
        }
        return checked;
    }

    private List<Constraint> constraints(QualifiedName name) {
        Table table = fold.tables().get(name);
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
            online.add(new Change.RequireColumn(table, optional));
            return;
        }
        String name = temporary("required", required.name());
        Constraint.Check proof = new Constraint.Check(name, NotNullProof.of(required.name()), false);
        online.add(new Change.AddConstraint(table, proof));
        online.add(new Change.ValidateConstraint(table, name));
        online.add(new Change.AlterColumn(table, optional, required, null, null));
        online.add(new Change.DropConstraint(table, proof.withValid(true)));
    }

    private void addConstraint(Change.AddConstraint add) {
        Constraint constraint = add.constraint();
        boolean isReady = !(constraint instanceof Constraint.ForeignKey key) || isTargetReady(key);
        if (!isSafe(add.table())) {
            if (isReady) {
                now(add);
            } else {
                online.add(add);
            }
        } else if (divided(add.table()).isPresent() && isBuiltApart(add.table(), constraint)) {
            addApart(add, isReady);
        } else if (constraint instanceof Constraint.ForeignKey key) {
            addUnchecked(add.table(), key.withValid(false), key.valid(), isReady);
        } else if (constraint instanceof Constraint.Check check) {
            addUnchecked(add.table(), check.withValid(false), check.valid(), true);
        } else if (constraint instanceof Constraint.Exclude) {
            now(add);
        } else {
            addThroughIndex(add, Objects.requireNonNull(DeferredDrops.indexOf(constraint)));
        }
    }

    /** Whether a constraint of a divided table is added to each partition first. */
    private boolean isBuiltApart(QualifiedName table, Constraint constraint) {
        boolean isUncheckedKey = constraint instanceof Constraint.ForeignKey key
                && key.valid()
                && partitions.addsForeignKeysApart(fold.tables().get(table));
        return isUncheckedKey || constraint.hasIndex();
    }

    /** Adds what works through the rows of each partition by itself, if the partitions are known. */
    private void addApart(Change change, boolean ready) {
        Table table = fold.tables().get(change.subject().owner());
        if (PartitionHazards.isApart(table) || !ready) {
            online.add(change);
        } else {
            now(change);
        }
    }

    private void addUnchecked(QualifiedName table, Constraint unchecked, boolean validate, boolean ready) {
        Change add = new Change.AddConstraint(table, unchecked);
        if (ready) {
            now(add);
        } else {
            online.add(add);
        }
        if (validate) {
            online.add(new Change.ValidateConstraint(table, unchecked.name()));
        }
    }

    private void addThroughIndex(Change.AddConstraint add, Index index) {
        QualifiedName table = add.table();
        if (waiting.remove(add) instanceof Change.DropConstraint drop) {
            boolean sameName = drop.constraint().name().equals(index.name());
            String fresh = sameName ? temporary("new", index.name()) : index.name();
            online.add(new Change.AddIndex(table, index.withName(fresh)));
            online.add(drop);
            if (sameName) {
                online.add(new Change.RenameIndex(table, fresh, index.name()));
            }
        } else {
            online.add(new Change.AddIndex(table, index));
        }
        online.add(new Change.PromoteIndex(table, index, add.constraint()));
    }

    /** Whether the key that a foreign key refers to is there when the transaction runs, and stays. */
    private boolean isTargetReady(Constraint.ForeignKey key) {
        Table target = fold.tables().get(key.target());
        return target == null
                || !target.managed()
                || (!rekeyed.contains(key.target()) && Keys.hasKey(target, key.references()));
    }

    private void dropConstraint(Change.DropConstraint drop) {
        Change.AddConstraint successor = deferredDrops.successor(drop);
        boolean isDivided = divided(drop.table()).isPresent();
        if (isDivided || successor == null || waiting.putIfAbsent(successor, drop) != null) {
            now(drop);
        } else {
            rekeyed.add(drop.table());
        }
    }

    private void dropIndex(Change.DropIndex drop) {
        Change.AddIndex successor = deferredDrops.successor(drop);
        if (divided(drop.table()).isPresent() || !deferredDrops.canWait(drop)) {
            now(drop);
        } else if (successor == null) {
            cleanup.add(drop);
        } else {
            waiting.put(successor, drop);
            if (drop.index().unique()) {
                rekeyed.add(drop.table());
            }
        }
    }

    private void addIndex(Change.AddIndex add) {
        if (divided(add.table()).isPresent()) {
            addApart(add, true);
            return;
        }
        if (!(waiting.remove(add) instanceof Change.DropIndex drop)) {
            online.add(add);
            return;
        }
        String name = add.index().name();
        String fresh = temporary("new", name);
        String stale = temporary("old", name);
        online.add(new Change.AddIndex(add.table(), add.index().withName(fresh)));
        online.add(new Change.RenameIndex(add.table(), name, stale));
        online.add(new Change.RenameIndex(add.table(), fresh, name));
        online.add(new Change.DropIndex(add.table(), drop.index().withName(stale)));
    }

    /** A name that an index or proof has only for a while. */
    static String temporary(String role, String name) {
        String whole = "dunlin_" + role + "_" + name;
        return whole.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES
                ? whole
                : "dunlin_" + role + "_" + Integer.toHexString(name.hashCode());
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
