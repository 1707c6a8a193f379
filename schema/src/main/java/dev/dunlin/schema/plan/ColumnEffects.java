package dev.dunlin.schema.plan;

import static dev.dunlin.schema.plan.LockMode.ACCESS_EXCLUSIVE;
import static dev.dunlin.schema.plan.LockMode.ROW_EXCLUSIVE;
import static dev.dunlin.schema.plan.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.Keys;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.DefaultValue.Generated;
import dev.dunlin.schema.model.DefaultValue.Identity;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the statements of columns do to their tables. */
final class ColumnEffects {
    private ColumnEffects() {}

    /** Values are written into rows that exist. */
    static Effect update(QualifiedName table) {
        return Effect.on(table, ROW_EXCLUSIVE, Work.UPDATE);
    }

    static List<Effect> add(ColumnChange.AddColumn add, SchemaView before) {
        QualifiedName table = add.table();
        Column column = add.column();
        SqlExpression backfill = add.backfill();
        List<Effect> effects = new ArrayList<>();
        if (backfill == null || column.isGenerated()) {
            effects.add(Effect.on(table, ACCESS_EXCLUSIVE, workOfAdding(column, before)));
        } else if (add.isNumberedLater()
                || (backfill.isConstant() && DefaultValue.sequence(column.defaultValue()) == null)) {
            effects.add(Effect.on(table, ACCESS_EXCLUSIVE, workOfType(column, before)));
        } else {
            Column empty = column.withNullable(true).withDefault(null);
            effects.add(Effect.on(table, ACCESS_EXCLUSIVE, workOfType(column, before)));
            effects.addAll(alter(
                    new ColumnChange.AlterColumn(table, empty, column.withComment(null), null, backfill), before));
        }
        effects.addAll(options(table, column.options(), ColumnOptions.NONE));
        if (column.comment() != null) {
            effects.add(Effects.comment(table));
        }
        return effects;
    }

    /** How values are kept counts for those to come. */
    private static List<Effect> options(QualifiedName table, ColumnOptions from, ColumnOptions to) {
        if (from.equals(to)) {
            return List.of();
        }
        boolean onlyStatistics = from.storage() == to.storage() && Objects.equals(from.compression(), to.compression());
        return List.of(Effect.on(table, onlyStatistics ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE));
    }

    /** A required column without a value fails at the first row, so that there is nothing to read. */
    private static Work[] workOfAdding(Column column, SchemaView before) {
        DefaultValue value = column.defaultValue();
        boolean computed = DefaultValue.sequence(value) != null
                || (value instanceof Generated generated && generated.stored())
                || (value instanceof DefaultValue.Expression expression && Volatility.mayBeVolatile(expression.sql()));
        if (computed) {
            return new Work[] {Work.REWRITE};
        }
        boolean isCheckedAtOnce = value instanceof Generated && !column.nullable();
        return isCheckedAtOnce ? new Work[] {Work.SCAN} : workOfType(column, before);
    }

    /** A domain with conditions is asked about every row's value, even about null. */
    private static Work[] workOfType(Column column, SchemaView before) {
        return TypeUse.isConstrained(column.type(), before) ? new Work[] {Work.REWRITE} : new Work[0];
    }

    static List<Effect> alter(ColumnChange.AlterColumn alter, SchemaView before) {
        Column from = alter.from();
        Column to = alter.to();
        QualifiedName table = alter.table();
        List<Effect> effects = new ArrayList<>();
        if (isReplaced(from, to)) {
            effects.addAll(replace(table, to, before));
        } else {
            boolean changesCatalog = !Objects.equals(plain(from), plain(to))
                    || isDetached(from, to)
                    || (!from.nullable() && to.nullable());
            if (isRetyped(from, to)) {
                effects.add(retype(alter, before));
            } else if (changesCatalog) {
                effects.add(Effect.on(table, ACCESS_EXCLUSIVE));
            }
            if (alter.backfill() != null) {
                effects.add(update(table));
            }
            if (from.nullable() && !to.nullable()) {
                effects.add(require(table, to.name(), before));
            }
        }
        effects.addAll(identity(alter, before));
        effects.addAll(options(table, from.options(), to.options()));
        if (Effects.rewrites(alter, before) && !to.isVirtual()) {
            effects.add(Effect.on(table, SHARE_UPDATE_EXCLUSIVE));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            effects.add(Effects.comment(table));
        }
        return effects;
    }

    /** Whether PostgreSQL can only drop the column and add it anew: it makes no plain column a computed one. */
    static boolean isReplaced(Column from, Column to) {
        if (to.isGenerated()) {
            return !Objects.equals(from.defaultValue(), to.defaultValue()) || isRetyped(from, to);
        }
        return from.defaultValue() instanceof Generated generated && !generated.stored();
    }

    private static List<Effect> replace(QualifiedName table, Column to, SchemaView before) {
        if (to.defaultValue() instanceof Generated) {
            return List.of(Effect.on(table, ACCESS_EXCLUSIVE, workOfAdding(to, before)));
        }
        List<Effect> effects = new ArrayList<>();
        effects.add(Effect.on(table, ACCESS_EXCLUSIVE));
        effects.add(update(table));
        if (!to.nullable()) {
            effects.add(Effect.on(table, ACCESS_EXCLUSIVE, Work.SCAN));
        }
        return effects;
    }

    private static Effect require(QualifiedName name, String column, SchemaView before) {
        boolean known = before.table(name)
                .map(table -> NotNullProof.exists(table, column))
                .orElse(false);
        return known ? Effect.on(name, ACCESS_EXCLUSIVE) : Effect.on(name, ACCESS_EXCLUSIVE, Work.SCAN);
    }

    /** The sequence has to go on after the highest value, which an index knows, or a sequence that the column had before. */
    private static List<Effect> identity(ColumnChange.AlterColumn alter, SchemaView before) {
        QualifiedName name = alter.table();
        Column from = alter.from();
        Column to = alter.to();
        boolean isSerial = to.defaultValue() instanceof DefaultValue.Serial;
        if (isSerial && from.defaultValue() instanceof DefaultValue.Serial && !isReplaced(from, to)) {
            return List.of();
        }
        if (!isSerial && !(to.defaultValue() instanceof Identity)) {
            return List.of();
        }
        if (to.defaultValue() instanceof Identity identity
                && from.defaultValue() instanceof Identity old
                && !isReplaced(from, to)) {
            return old.always() == identity.always() ? List.of() : List.of(Effect.on(name, ACCESS_EXCLUSIVE));
        }
        boolean isKnown = alter.keepsCounting()
                || before.table(name)
                        .map(table -> Keys.isOrdered(table, to.name()))
                        .orElse(false);
        return List.of(isKnown ? Effect.on(name, ACCESS_EXCLUSIVE) : Effect.on(name, ACCESS_EXCLUSIVE, Work.SCAN));
    }

    private static Effect retype(ColumnChange.AlterColumn alter, SchemaView before) {
        QualifiedName name = alter.table();
        String column = alter.to().name();
        Effect effect = Effect.on(name, ACCESS_EXCLUSIVE);
        Table table = before.table(name).orElse(null);
        boolean rewrites = rewrites(alter, before);
        if (rewrites) {
            effect = effect.and(Effect.on(name, ACCESS_EXCLUSIVE, Work.REWRITE));
        }
        if (table == null) {
            return effect;
        }
        Set<Work> work = EnumSet.noneOf(Work.class);
        boolean reindexed = isRecollated(alter) || typeChange(alter, before).cost() == TypeChange.Cost.REINDEX;
        if (isComputedInIndex(table, column) || (reindexed && isIndexed(table, column))) {
            work.add(Work.REBUILD_INDEX);
        }
        if (isChecked(table, column)) {
            work.add(Work.SCAN);
        }
        return effect.and(Effect.on(name, ACCESS_EXCLUSIVE, work.toArray(Work[]::new)))
                .and(foreignKeys(table, column, rewrites, before));
    }

    /** Foreign keys over the column are made anew, and checked if they were and the old ones prove nothing. */
    private static Effect foreignKeys(Table table, String column, boolean checked, SchemaView before) {
        Effect effect = Effect.NONE;
        for (ForeignKey key : table.foreignKeys()) {
            if (key.columns().contains(column)) {
                effect = effect.and(remade(table.name(), key, checked));
            }
        }
        for (Table other : before.referrers(table.name())) {
            for (ForeignKey key : other.foreignKeys()) {
                if (key.target().equals(table.name()) && key.references().contains(column)) {
                    effect = effect.and(remade(other.name(), key, checked));
                }
            }
        }
        return effect;
    }

    private static Effect remade(QualifiedName table, ForeignKey key, boolean checked) {
        Work[] work = checked && key.valid() ? new Work[] {Work.SCAN} : new Work[0];
        return Effect.on(table, ACCESS_EXCLUSIVE, work).and(Effect.on(key.target(), ACCESS_EXCLUSIVE, work));
    }

    /** Whether a change of type or collation writes the table again. */
    static boolean rewrites(ColumnChange.AlterColumn alter, SchemaView before) {
        return isReplaced(alter.from(), alter.to())
                || typeChange(alter, before).cost() == TypeChange.Cost.REWRITE
                || !isPlainCast(alter);
    }

    static TypeChange typeChange(ColumnChange.AlterColumn alter, SchemaView before) {
        return alter.from().type().equals(alter.to().type())
                ? new TypeChange(TypeChange.Cost.FREE, TypeChange.Risk.NONE)
                : TypeChange.of(alter.from().type(), alter.to().type(), before);
    }

    /** Whether values are converted by PostgreSQL's own cast, so that it can see that nothing changes. */
    private static boolean isPlainCast(ColumnChange.AlterColumn alter) {
        String column = '"' + alter.to().name().replace("\"", "\"\"") + '"';
        SqlExpression using = alter.using();
        return using == null
                || using.equals(new SqlExpression(column))
                || using.equals(new SqlExpression(column + "::" + alter.to().type()));
    }

    static boolean isRetyped(Column from, Column to) {
        return !from.type().equals(to.type()) || !Objects.equals(from.collation(), to.collation());
    }

    private static boolean isRecollated(ColumnChange.AlterColumn alter) {
        return !Objects.equals(alter.from().collation(), alter.to().collation());
    }

    private static boolean isIdentity(Column column) {
        return column.defaultValue() instanceof Identity;
    }

    private static boolean isDetached(Column from, Column to) {
        return (isIdentity(from) && !isIdentity(to)) || (from.isGenerated() && !to.isGenerated());
    }

    private static @Nullable DefaultValue plain(Column column) {
        DefaultValue value = column.defaultValue();
        return value instanceof DefaultValue.Literal
                        || value instanceof DefaultValue.Expression
                        || value instanceof DefaultValue.Serial
                ? value
                : null;
    }

    private static List<Index> allIndexes(Table table) {
        List<Index> indexes = new ArrayList<>(table.indexes());
        table.constraints().stream()
                .map(constraint -> constraint instanceof Constraint.Exclude exclude
                        ? exclude.index()
                        : DeferredDrops.indexOf(constraint))
                .filter(Objects::nonNull)
                .forEach(indexes::add);
        return indexes;
    }

    /** Whether a column is indexed as it is. */
    private static boolean isIndexed(Table table, String column) {
        return allIndexes(table).stream()
                .flatMap(index -> index.parts().stream())
                .anyMatch(part -> column.equals(part.column()));
    }

    /** Whether an expression or condition of an index reads a column. */
    private static boolean isComputedInIndex(Table table, String column) {
        return allIndexes(table).stream()
                .flatMap(index -> index.expressions().stream())
                .anyMatch(expression -> expression.mentions(column));
    }

    static boolean isChecked(Table table, String column) {
        return table.constraints(Constraint.Check.class).stream()
                .anyMatch(check -> check.valid() && check.expression().mentions(column));
    }
}
