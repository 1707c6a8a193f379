package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Defaults that are labels of an enum type. While a type waits to be built anew, a column's default may be a label that the
 * type does not have at that moment: it is left out until {@link TypeReplacement} sets it.
 */
final class LabelDefaults {
    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\]|'')*)'(?:::[^'()]*)?");

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
        String text = text(value);
        if (text == null) {
            return true;
        }
        if (!(columnType instanceof ColumnType.ArrayOf)) {
            return type.texts().contains(text);
        }
        return ArrayLiteral.elements(text).stream()
                .allMatch(element -> element == null || type.texts().contains(element));
    }

    /** The text of a literal, stated as such or as an expression that is nothing else; null for any other value. */
    private static @Nullable String text(DefaultValue value) {
        if (value instanceof DefaultValue.Literal literal) {
            return literal.text();
        }
        if (value instanceof DefaultValue.Expression expression) {
            Matcher literal = LITERAL.matcher(expression.sql().sql());
            return literal.matches() ? literal.group(1).replace("''", "'") : null;
        }
        return null;
    }
}
