package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import java.util.List;

/**
 * Defaults that are labels of an enum type. While a type waits to be built anew, a column's default may be a label that the
 * type does not have at that moment: it is left out until {@link EnumReplacement} sets it.
 */
final class LabelDefaults {
    private LabelDefaults() {}

    /** The columns, without those defaults that their types do not have now. */
    static List<Column> possible(List<Column> columns, Fold now) {
        return columns.stream().map(column -> possible(column, now)).toList();
    }

    /** The column, without its default if its type does not have that now. */
    static Column possible(Column column, Fold now) {
        DefaultValue value = column.defaultValue();
        ColumnType element = column.type() instanceof ColumnType.ArrayOf array ? array.element() : column.type();
        EnumType type =
                element instanceof ColumnType.Defined defined ? now.enums().get(defined.name()) : null;
        return value == null || type == null || isPossible(value, column.type(), type)
                ? column
                : column.withDefault(null);
    }

    /** Whether a value of a column of this type, or of an array of it, has labels of the type only. */
    static boolean isPossible(DefaultValue value, ColumnType columnType, EnumType type) {
        if (!(value instanceof DefaultValue.Literal literal)) {
            return true;
        }
        if (!(columnType instanceof ColumnType.ArrayOf)) {
            return type.texts().contains(literal.text());
        }
        return ArrayLiteral.elements(literal.text()).stream()
                .allMatch(element -> element == null || type.texts().contains(element));
    }
}
