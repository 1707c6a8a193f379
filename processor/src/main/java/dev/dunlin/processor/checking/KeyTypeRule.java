package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Foreign;
import java.util.List;
import java.util.Set;

/**
 * Rule: a relation's columns are of the types of the key that they refer to. Lengths and precisions may differ;
 * integers of different sizes are told; of types from elsewhere nothing is known.
 */
final class KeyTypeRule {
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "char", "name");

    private final Context context;

    KeyTypeRule(Context context) {
        this.context = context;
    }

    void check(List<DraftColumn> columns, List<DraftColumn> references, DraftTable target, Spot spot) {
        for (int i = 0; i < columns.size(); i++) {
            check(columns.get(i), references.get(i), target, spot);
        }
    }

    private void check(DraftColumn column, DraftColumn key, DraftTable target, Spot spot) {
        String name = column.javaName();
        String of = "\"%s\" is %s, and the key %s.%s is %s"
                .formatted(name, shown(column), target.record.name().nested(), key.javaName(), shown(key));
        String fix = "Write: %s %s".formatted(key.javaType(), name);
        if (!isComparable(column.type(), key.type())) {
            context.add(spot.problem(Code.KEY_TYPE, of)
                    .because("PostgreSQL cannot compare the two, and refuses such a foreign key.")
                    .fix(fix));
        } else if (isOtherInteger(column.type(), key.type())) {
            context.add(spot.problem(Code.KEY_WIDTH, of)
                    .because("A foreign key takes both, but one of them cannot hold every value of the other.")
                    .fix(fix));
        }
    }

    private static String shown(DraftColumn column) {
        return "%s (%s)".formatted(column.javaType(), column.type());
    }

    private static boolean isComparable(ColumnType one, ColumnType other) {
        if (one instanceof Foreign || other instanceof Foreign) {
            return true;
        }
        if (one instanceof ArrayOf first && other instanceof ArrayOf second) {
            return isComparable(first.element(), second.element());
        }
        return (one instanceof Builtin first && other instanceof Builtin second)
                ? kind(first).equals(kind(second))
                : one.equals(other);
    }

    private static String kind(Builtin type) {
        if (INTEGERS.contains(type.name())) {
            return "integer";
        }
        return TEXTS.contains(type.name()) ? "text" : type.name();
    }

    private static boolean isOtherInteger(ColumnType one, ColumnType other) {
        return one instanceof Builtin builtin
                && INTEGERS.contains(builtin.name())
                && other instanceof Builtin
                && !one.equals(other);
    }
}
