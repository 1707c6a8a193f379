package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table change so deeply that what depends on them has to be taken away before and put back after.
 *
 * @param retyped columns that get a type under which stored expressions and foreign keys no longer hold
 * @param replaced columns that are dropped and added again, since PostgreSQL cannot alter them in place
 * @param functions names of functions that are made anew and that something of the table calls
 */
record Disturbance(Set<String> retyped, Set<String> replaced, Set<String> functions) {
    private static final Pattern INTEGER = Pattern.compile("smallint|integer|bigint");
    private static final Pattern TEXT = Pattern.compile("text|varchar");

    /**
     * What is disturbed in one table.
     *
     * @param replacedTypes enum types that are built anew
     * @param lostFunctions functions that are made anew
     */
    static Disturbance of(
            Set<QualifiedName> replacedTypes, Set<String> lostFunctions, Table present, @Nullable Table wanted) {
        Set<String> retyped = new TreeSet<>();
        Set<String> replaced = new TreeSet<>();
        if (wanted != null && !present.equals(wanted)) {
            for (Column column : present.columns()) {
                wanted.column(column.name()).ifPresent(to -> {
                    if (isReplaced(column, to)) {
                        replaced.add(column.name());
                    } else if (!isAlike(column.type(), to.type())) {
                        retyped.add(column.name());
                    }
                });
            }
        }
        addColumnsOfReplacedTypes(replacedTypes, present, retyped);
        addDependentColumns(present, wanted, retyped, replaced);
        return new Disturbance(
                retyped, replaced, LostFunctions.isUsed(present, lostFunctions) ? lostFunctions : Set.of());
    }

    /** What is disturbed here or there. */
    Disturbance and(Disturbance other) {
        Set<String> allRetyped = new TreeSet<>(retyped);
        allRetyped.addAll(other.retyped);
        Set<String> allReplaced = new TreeSet<>(replaced);
        allReplaced.addAll(other.replaced);
        Set<String> allFunctions = new TreeSet<>(functions);
        allFunctions.addAll(other.functions);
        return new Disturbance(allRetyped, allReplaced, allFunctions);
    }

    boolean isEmpty() {
        return retyped.isEmpty() && replaced.isEmpty() && functions.isEmpty();
    }

    /** Whether an expression has to be taken away. */
    boolean touches(@Nullable SqlExpression expression) {
        if (expression == null || isEmpty()) {
            return false;
        }
        Set<String> names = expression.identifiers();
        return retyped.stream().anyMatch(names::contains)
                || replaced.stream().anyMatch(names::contains)
                || LostFunctions.isCalled(expression, functions);
    }

    private static boolean isReplaced(Column from, Column to) {
        boolean unchanged = Objects.equals(from.defaultValue(), to.defaultValue())
                && from.type().equals(to.type());
        if (to.defaultValue() instanceof DefaultValue.Generated) {
            return !unchanged;
        }
        return from.defaultValue() instanceof DefaultValue.Generated generated && !generated.stored();
    }

    /** Whether a column gets another type or collation, be it one under which stored expressions hold. */
    static boolean isRetyped(Column from, Column to) {
        return !from.type().equals(to.type()) || !Objects.equals(from.collation(), to.collation());
    }

    /** The enum types that are built anew. */
    static Set<QualifiedName> replacedTypes(Draft draft) {
        Set<QualifiedName> types = new HashSet<>();
        for (EnumType type : draft.wanted().enums().values()) {
            EnumType before = draft.enumType(type.name());
            if (before != null && Types.mustReplace(draft, before, type)) {
                types.add(type.name());
            }
        }
        return types;
    }

    private static void addColumnsOfReplacedTypes(Set<QualifiedName> types, Table present, Set<String> retyped) {
        if (types.isEmpty()) {
            return;
        }
        for (Column column : present.columns()) {
            ColumnType type = column.type() instanceof ColumnType.ArrayOf array ? array.element() : column.type();
            if (type instanceof ColumnType.Defined defined && types.contains(defined.name())) {
                retyped.add(column.name());
            }
        }
    }

    /** A generated column stands in the way of any change of type of a column that it reads. */
    private static void addDependentColumns(
            Table present, @Nullable Table wanted, Set<String> retyped, Set<String> replaced) {
        if (wanted == null) {
            return;
        }
        Set<String> altered = new TreeSet<>(retyped);
        altered.addAll(replaced);
        for (Column column : present.columns()) {
            wanted.column(column.name())
                    .filter(to -> isRetyped(column, to))
                    .ifPresent(to -> altered.add(column.name()));
        }
        for (Column column : present.columns()) {
            if (column.defaultValue() instanceof DefaultValue.Generated generated
                    && altered.stream().anyMatch(generated.sql().identifiers()::contains)) {
                replaced.add(column.name());
            }
        }
    }

    /** Whether stored expressions and foreign keys hold under both types. */
    private static boolean isAlike(ColumnType from, ColumnType to) {
        if (from.equals(to)) {
            return true;
        }
        if (from instanceof ColumnType.Builtin one && to instanceof ColumnType.Builtin other) {
            return one.name().equals(other.name())
                    || (INTEGER.matcher(one.name()).matches()
                            && INTEGER.matcher(other.name()).matches())
                    || (TEXT.matcher(one.name()).matches()
                            && TEXT.matcher(other.name()).matches());
        }
        return false;
    }
}
