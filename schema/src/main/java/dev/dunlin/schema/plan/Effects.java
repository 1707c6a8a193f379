package dev.dunlin.schema.plan;

import static dev.dunlin.schema.plan.LockMode.ACCESS_EXCLUSIVE;
import static dev.dunlin.schema.plan.LockMode.ROW_SHARE;
import static dev.dunlin.schema.plan.LockMode.SHARE;
import static dev.dunlin.schema.plan.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.dunlin.schema.plan.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.RowSecurityChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the statements of a change do to tables: what they lock, read and write again. It is what PostgreSQL 13 to 18 were
 * measured to do; every kind of change has to say it here.
 */
public final class Effects {
    /** Storage parameters that are set under a lock of readers too; all others hold off nobody. */
    private static final Set<String> EXCLUSIVE_PARAMETERS = Set.of("user_catalog_table");

    private Effects() {}

    /**
     * The effects of a change, one for each statement that matters, in their order.
     *
     * @param before the schema in which the change is done
     * @param transactional whether all run in one transaction; otherwise indexes are built and dropped concurrently
     */
    public static List<Effect> of(Change change, SchemaView before, boolean transactional) {
        List<Effect> effects = own(change, before, transactional);
        return reachesHeirs(change) && before instanceof Fold fold
                ? effects.stream()
                        .map(effect -> withHeirs(effect, change.subject().owner(), fold))
                        .toList()
                : effects;
    }

    private static List<Effect> own(Change change, SchemaView before, boolean transactional) {
        return ofTypes(change, before)
                .or(() -> ObjectEffects.of(change, before))
                .or(() -> ofTables(change, before))
                .or(() -> ofColumns(change, before, transactional))
                .or(() -> ofConstraints(change, before, transactional))
                .or(() -> ofIndexes(change, before, transactional))
                .or(() -> ofRowSecurity(change))
                .or(() -> ofPartitions(change, before, transactional))
                .or(() -> ofExpansions(change, before, transactional))
                .orElseThrow(() -> new IllegalStateException("no effect stated for " + change));
    }

    /** Whether tables that inherit the changed one change with it: columns and checks are theirs, too. */
    private static boolean reachesHeirs(Change change) {
        if (change instanceof KeyChange.AddConstraint add) {
            return add.constraint() instanceof Constraint.Check;
        }
        if (change instanceof KeyChange.DropConstraint drop) {
            return drop.constraint() instanceof Constraint.Check;
        }
        return change instanceof ColumnChange.AddColumn
                || change instanceof ColumnChange.DropColumn
                || change instanceof ColumnChange.RenameColumn
                || change instanceof ColumnChange.AlterColumn
                || change instanceof ColumnChange.RequireColumn;
    }

    private static Effect withHeirs(Effect effect, QualifiedName parent, Fold before) {
        Effect.OnTable onParent = effect.tables().get(parent);
        Effect all = effect;
        if (onParent != null) {
            for (Table heir : before.heirs(parent)) {
                all = all.and(
                        Effect.on(heir.name(), onParent.lock(), onParent.work().toArray(Work[]::new)));
            }
        }
        return all;
    }

    /**
     * Whether a changed type makes PostgreSQL write the column's table again.
     *
     * @param before the schema in which it is changed
     */
    public static boolean rewrites(ColumnChange.AlterColumn alter, SchemaView before) {
        boolean isConverted =
                ColumnEffects.isReplaced(alter.from(), alter.to()) || ColumnEffects.isRetyped(alter.from(), alter.to());
        return isConverted && ColumnEffects.rewrites(alter, before);
    }

    /**
     * Whether values that do not fit into a column's new type are rounded or cut in silence.
     *
     * @param before the schema in which it is changed
     */
    public static boolean narrows(ColumnChange.AlterColumn alter, SchemaView before) {
        return ColumnEffects.typeChange(alter, before).risk() == TypeChange.Risk.LOSES;
    }

    private static Optional<List<Effect>> ofTypes(Change change, SchemaView before) {
        if (change instanceof EnumChange.ReplaceLabels replace) {
            return Optional.of(List.of(LabelReplacement.of(replace, before).effect()));
        }
        boolean isNothing = change instanceof Change.AddExtension
                || change instanceof Change.RemoveExtension
                || change instanceof EnumChange.CreateEnum
                || change instanceof EnumChange.DropEnum
                || change instanceof EnumChange.RenameEnum
                || change instanceof EnumChange.CommentEnum
                || change instanceof EnumChange.AddLabel
                || change instanceof EnumChange.RenameLabel;
        return isNothing ? Optional.of(List.of()) : Optional.empty();
    }

    private static boolean isDivided(QualifiedName name, SchemaView before) {
        return before.table(name).map(Table::partitioning).isPresent();
    }

    private static Optional<List<Effect>> ofTables(Change change, SchemaView before) {
        List<Effect> effects = null;
        if (change instanceof TableChange.CreateTable create) {
            effects = create(create.table());
        } else if (change instanceof TableChange.DropTable drop) {
            effects = drop(drop.table());
        } else if (change instanceof TableChange.RenameTable rename) {
            effects = List.of(Effect.on(rename.from(), ACCESS_EXCLUSIVE));
        } else if (change instanceof TableChange.AlterTable alter) {
            effects = alter(alter.table(), isDivided(alter.table(), before), alter.from(), alter.to());
        } else if (change instanceof TableChange.Inherit inherit) {
            effects = List.of(Effect.on(inherit.table(), ACCESS_EXCLUSIVE)
                    .and(Effect.on(inherit.parent(), SHARE_UPDATE_EXCLUSIVE)));
        } else if (change instanceof TableChange.Disinherit disinherit) {
            effects = List.of(Effect.on(disinherit.table(), ACCESS_EXCLUSIVE));
        } else if (change instanceof TableChange.ManageTable || change instanceof Change.Identify) {
            effects = List.of();
        }
        return Optional.ofNullable(effects);
    }

    private static Optional<List<Effect>> ofColumns(Change change, SchemaView before, boolean transactional) {
        List<Effect> effects = null;
        if (change instanceof ColumnChange.AddColumn add) {
            effects = ColumnEffects.add(add, before);
        } else if (change instanceof ColumnChange.DropColumn drop) {
            effects = List.of(dropColumn(drop.table(), drop.column(), before));
        } else if (change instanceof ColumnChange.RenameColumn rename) {
            effects = List.of(Effect.on(rename.table(), ACCESS_EXCLUSIVE));
        } else if (change instanceof ColumnChange.AlterColumn alter) {
            effects = ColumnEffects.alter(alter, before);
        } else if (change instanceof ColumnChange.RequireColumn require) {
            effects = transactional
                    ? ColumnEffects.alter(require.atOnce(), before)
                    : List.of(
                            Effect.on(require.table(), ACCESS_EXCLUSIVE),
                            Effect.on(require.table(), SHARE_UPDATE_EXCLUSIVE, Work.SCAN));
        } else if (change instanceof ColumnChange.Backfill fill) {
            effects = List.of(ColumnEffects.update(fill.table()));
        }
        return Optional.ofNullable(effects);
    }

    private static Optional<List<Effect>> ofConstraints(Change change, SchemaView before, boolean transactional) {
        Effect effect = null;
        if (change instanceof KeyChange.AddConstraint add && !transactional && isApart(add, before)) {
            effect = addApart(add);
        } else if (change instanceof KeyChange.AddConstraint add) {
            effect = add(add.table(), add.constraint(), before);
        } else if (change instanceof KeyChange.DropConstraint drop) {
            effect = drop(drop.table(), drop.constraint());
        } else if (change instanceof KeyChange.RenameConstraint rename) {
            effect = Effect.on(rename.table(), ACCESS_EXCLUSIVE);
        } else if (change instanceof KeyChange.AlterConstraint alter) {
            effect = alter.from().deferral() == alter.to().deferral()
                    ? Effect.NONE
                    : Effect.on(alter.table(), ACCESS_EXCLUSIVE);
        } else if (change instanceof KeyChange.ValidateConstraint validate) {
            effect = validate(validate, before);
        } else if (change instanceof KeyChange.PromoteIndex promote) {
            effect = Effect.on(promote.table(), ACCESS_EXCLUSIVE)
                    .and(nullCheck(promote.table(), promote.constraint(), before));
        }
        return Optional.ofNullable(effect).map(List::of);
    }

    private static Optional<List<Effect>> ofIndexes(Change change, SchemaView before, boolean transactional) {
        Effect effect = null;
        if (change instanceof KeyChange.AddIndex add
                && !transactional
                && PartitionHazards.isApart(before.table(add.table()).orElse(null))) {
            return Optional.of(List.of(
                    Effect.on(add.table(), SHARE), Effect.on(add.table(), SHARE_UPDATE_EXCLUSIVE, Work.BUILD_INDEX)));
        }
        if (change instanceof KeyChange.AddIndex add) {
            effect = Effect.on(add.table(), transactional ? SHARE : SHARE_UPDATE_EXCLUSIVE, Work.BUILD_INDEX);
        } else if (change instanceof KeyChange.DropIndex drop) {
            effect = Effect.on(drop.table(), transactional ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE);
        } else if (change instanceof KeyChange.RenameIndex || change instanceof KeyChange.AlterIndex) {
            effect = Effect.NONE;
        }
        return Optional.ofNullable(effect).map(List::of);
    }

    /** A trigger that comes or goes locks no more than the column beside it, and a view no more than the rename. */
    private static Optional<List<Effect>> ofExpansions(Change change, SchemaView before, boolean transactional) {
        return ExpansionSteps.of(change, before).map(steps -> {
            List<Effect> effects = new ArrayList<>();
            Fold fold = Fold.from(steps.start());
            for (Change each : steps.changes()) {
                effects.addAll(of(each, fold, transactional));
                fold.apply(each);
            }
            return effects;
        });
    }

    /** Whether a constraint is added to each partition of a table by itself. */
    private static boolean isApart(KeyChange.AddConstraint add, SchemaView before) {
        boolean isLong = add.constraint().hasIndex() || add.constraint() instanceof ForeignKey;
        return isLong && PartitionHazards.isApart(before.table(add.table()).orElse(null));
    }

    /** The partitions have it already when it is added to the table: nothing is read. */
    private static Effect addApart(KeyChange.AddConstraint add) {
        return add.constraint() instanceof ForeignKey key
                ? Effect.on(add.table(), SHARE_ROW_EXCLUSIVE).and(Effect.on(key.target(), SHARE_ROW_EXCLUSIVE))
                : Effect.on(add.table(), ACCESS_EXCLUSIVE);
    }

    private static Optional<List<Effect>> ofRowSecurity(Change change) {
        boolean isOfTable = change instanceof RowSecurityChange.AlterRowSecurity
                || change instanceof RowSecurityChange.AddPolicy
                || change instanceof RowSecurityChange.DropPolicy
                || change instanceof RowSecurityChange.RenamePolicy
                || change instanceof RowSecurityChange.AlterPolicy;
        return isOfTable
                ? Optional.of(List.of(Effect.on(change.subject().owner(), ACCESS_EXCLUSIVE)))
                : Optional.empty();
    }

    /**
     * What is done to the table itself, and to a partition that gets other options; what is read of partitions that are
     * attached is a hazard of its own.
     */
    private static Optional<List<Effect>> ofPartitions(Change change, SchemaView before, boolean transactional) {
        QualifiedName table = change.subject().owner();
        Effect effect = null;
        if (change instanceof PartitionChange.AddPartition) {
            effect = Effect.on(table, SHARE_UPDATE_EXCLUSIVE);
        } else if (change instanceof PartitionChange.DropPartition drop) {
            effect = detach(table, drop.partition().attached(), before, transactional);
        } else if (change instanceof PartitionChange.AlterPartition alter) {
            List<Effect> effects = new ArrayList<>(List.of(alter(alter, before, transactional)));
            effects.addAll(alter(
                    alter.from().name(),
                    alter.from().key() != null,
                    alter.from().options(),
                    alter.to().options()));
            return Optional.of(effects);
        } else if (change instanceof PartitionChange.RenamePartition
                || change instanceof PartitionChange.ManagePartitions) {
            effect = Effect.NONE;
        }
        return Optional.ofNullable(effect).map(List::of);
    }

    private static Effect alter(PartitionChange.AlterPartition alter, SchemaView before, boolean transactional) {
        if (alter.movesBound() || alter.detaches()) {
            return detach(alter.table(), true, before, transactional || alter.movesBound());
        }
        return alter.attaches() ? Effect.on(alter.table(), SHARE_UPDATE_EXCLUSIVE) : Effect.NONE;
    }

    /** Rows that refer to rows of the partition are looked for. */
    private static Effect detach(QualifiedName table, boolean attached, SchemaView before, boolean transactional) {
        if (!attached) {
            return Effect.NONE;
        }
        Effect effect = Effect.on(table, transactional ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE);
        for (Table other : before.tables().values()) {
            if (other.foreignKeys().stream().anyMatch(key -> key.target().equals(table))) {
                effect = effect.and(Effect.on(other.name(), ACCESS_EXCLUSIVE, Work.SCAN));
            }
        }
        return effect;
    }

    /** Foreign keys inside {@code CREATE TABLE} and after it: there is no row to check. */
    private static List<Effect> create(Table table) {
        if (!table.managed()) {
            return List.of();
        }
        Effect effect = Effect.on(table.name(), ACCESS_EXCLUSIVE);
        for (ForeignKey key : table.foreignKeys()) {
            effect = effect.and(Effect.on(key.target(), SHARE_ROW_EXCLUSIVE));
        }
        for (QualifiedName parent : table.options().inherits()) {
            effect = effect.and(Effect.on(parent, SHARE_UPDATE_EXCLUSIVE));
        }
        return List.of(effect);
    }

    private static List<Effect> drop(Table table) {
        if (!table.managed()) {
            return List.of();
        }
        Effect effect = Effect.on(table.name(), ACCESS_EXCLUSIVE);
        for (ForeignKey key : table.foreignKeys()) {
            effect = effect.and(Effect.on(key.target(), ACCESS_EXCLUSIVE));
        }
        return List.of(effect);
    }

    /** A table that is divided has no rows of its own to write again. */
    private static List<Effect> alter(QualifiedName table, boolean divided, TableOptions from, TableOptions to) {
        List<Effect> effects = new ArrayList<>();
        Work[] work = divided ? new Work[0] : new Work[] {Work.REWRITE};
        if (from.unlogged() != to.unlogged()) {
            effects.add(Effect.on(table, ACCESS_EXCLUSIVE, work));
        }
        if (!Objects.equals(from.tablespace(), to.tablespace())) {
            effects.add(Effect.on(table, ACCESS_EXCLUSIVE, work));
        }
        Set<String> parameters = new TreeSet<>(from.storage().keySet());
        parameters.addAll(to.storage().keySet());
        parameters.removeIf(
                name -> Objects.equals(from.storage().get(name), to.storage().get(name)));
        if (!parameters.isEmpty()) {
            boolean exclusive = parameters.stream().anyMatch(EXCLUSIVE_PARAMETERS::contains);
            effects.add(Effect.on(table, exclusive ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            effects.add(comment(table));
        }
        return effects;
    }

    static Effect comment(QualifiedName table) {
        return Effect.on(table, SHARE_UPDATE_EXCLUSIVE);
    }

    /** Foreign keys and everything else that needs the column go with it. */
    private static Effect dropColumn(QualifiedName table, Column column, SchemaView before) {
        Effect effect = Effect.on(table, ACCESS_EXCLUSIVE);
        for (ForeignKey key : before.table(table).map(Table::foreignKeys).orElse(List.of())) {
            if (key.columns().contains(column.name())) {
                effect = effect.and(Effect.on(key.target(), ACCESS_EXCLUSIVE));
            }
        }
        return effect;
    }

    static Effect add(QualifiedName table, Constraint constraint, SchemaView before) {
        if (constraint instanceof ForeignKey key) {
            Work[] work = key.valid() ? new Work[] {Work.SCAN} : new Work[0];
            return Effect.on(table, SHARE_ROW_EXCLUSIVE, work).and(Effect.on(key.target(), SHARE_ROW_EXCLUSIVE, work));
        }
        if (constraint instanceof Constraint.Check check) {
            return check.valid() ? Effect.on(table, ACCESS_EXCLUSIVE, Work.SCAN) : Effect.on(table, ACCESS_EXCLUSIVE);
        }
        if (constraint.hasIndex()) {
            return Effect.on(table, ACCESS_EXCLUSIVE, Work.BUILD_INDEX).and(nullCheck(table, constraint, before));
        }
        throw new IllegalStateException("no effect stated for " + constraint);
    }

    private static Effect drop(QualifiedName table, Constraint constraint) {
        Effect effect = Effect.on(table, ACCESS_EXCLUSIVE);
        return constraint instanceof ForeignKey key ? effect.and(Effect.on(key.target(), ACCESS_EXCLUSIVE)) : effect;
    }

    private static Effect validate(KeyChange.ValidateConstraint validate, SchemaView before) {
        QualifiedName table = validate.table();
        Constraint constraint = before.table(table)
                .flatMap(known -> known.constraint(validate.constraint()))
                .orElse(null);
        if (constraint != null && constraint.valid()) {
            return Effect.on(table, SHARE_UPDATE_EXCLUSIVE);
        }
        Effect effect = Effect.on(table, SHARE_UPDATE_EXCLUSIVE, Work.SCAN);
        return constraint instanceof ForeignKey key
                ? effect.and(Effect.on(key.target(), ROW_SHARE, Work.SCAN))
                : effect;
    }

    /** A primary key makes its columns required, which takes a look at each row unless it is known. */
    private static Effect nullCheck(QualifiedName name, Constraint constraint, SchemaView before) {
        Table table = before.table(name).orElse(null);
        if (table == null || !(constraint instanceof Constraint.PrimaryKey key)) {
            return Effect.NONE;
        }
        boolean known = key.columns().stream()
                .allMatch(column -> NotNullProof.exists(table, column)
                        || table.column(column).map(found -> !found.nullable()).orElse(true));
        return known ? Effect.NONE : Effect.on(name, ACCESS_EXCLUSIVE, Work.SCAN);
    }
}
