package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of columns as text of a statement. */
final class Defaults {
    private static final Pattern INTEGER = Pattern.compile("-?\\d+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?");
    private static final Set<String> BOOLEANS = Set.of("true", "false");
    private static final int NAME_BYTES = 63;
    private static final String SEQUENCE_SUFFIX = "_seq";

    private Defaults() {}

    /** What stands after a column's type and nullability, with a space before it; empty if the column has no default. */
    static String clause(QualifiedName table, Column column) {
        DefaultValue value = column.defaultValue();
        if (value == null) {
            return "";
        }
        if (value instanceof DefaultValue.Identity identity) {
            return " " + identity(table, column.name(), identity);
        }
        if (value instanceof DefaultValue.Serial serial) {
            return " DEFAULT " + Sql.expression(nextValue(table, serial).sql());
        }
        if (value instanceof DefaultValue.Generated generated) {
            String how = generated.stored() ? "STORED" : "VIRTUAL";
            return " GENERATED ALWAYS AS (" + Sql.expression(generated.sql()) + ") " + how;
        }
        return " DEFAULT " + value(value, column.type());
    }

    /** A literal or an expression as it stands after {@code DEFAULT}. */
    static String value(DefaultValue value, ColumnType type) {
        return value instanceof DefaultValue.Expression expression
                ? Sql.operand(expression.sql())
                : literal(((DefaultValue.Literal) value).text(), type);
    }

    /** The default of a column that takes values from its own sequence. */
    static DefaultValue.Expression nextValue(QualifiedName table, DefaultValue.Serial serial) {
        String sequence = Sql.literal(Sql.name(table.sibling(serial.sequence())));
        return new DefaultValue.Expression(new SqlExpression("nextval(" + sequence + ")"));
    }

    /** The default if an ordinary one is there, literal or expression, be it one that its own sequence gives; otherwise null. */
    static @Nullable DefaultValue plain(QualifiedName table, Column column) {
        DefaultValue value = column.defaultValue();
        if (value instanceof DefaultValue.Serial serial) {
            return nextValue(table, serial);
        }
        return value instanceof DefaultValue.Literal || value instanceof DefaultValue.Expression ? value : null;
    }

    static String identity(QualifiedName table, String column, DefaultValue.Identity identity) {
        List<String> options = new ArrayList<>();
        if (!identity.sequence().equals(automaticSequence(table.name(), column))) {
            options.add("SEQUENCE NAME " + Sql.name(table.sibling(identity.sequence())));
        }
        options.addAll(Sequences.options(identity.options()));
        return "GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
    }

    static String literal(String text, ColumnType type) {
        if ("boolean".equals(Types.builtinName(type)) && BOOLEANS.contains(text.toLowerCase(Locale.ROOT))) {
            return text.toLowerCase(Locale.ROOT);
        }
        boolean isBare = Types.isInteger(type)
                ? INTEGER.matcher(text).matches()
                : Types.isNumber(type) && NUMBER.matcher(text).matches();
        return isBare ? text : Sql.literal(text);
    }

    /** The name that PostgreSQL gives the sequence of an identity column, if nothing else has it. */
    static String automaticSequence(String table, String column) {
        return automaticName(table, column, SEQUENCE_SUFFIX);
    }

    /**
     * The name that PostgreSQL makes of those of a table and a column ({@code makeObjectName} of its source): the longer of
     * both is cut until all fits 63 bytes.
     *
     * @param suffix what it ends in, with an underscore before it, in ASCII
     */
    static String automaticName(String table, String column, String suffix) {
        int room = NAME_BYTES - suffix.length() - 1;
        int tableBytes = bytes(table);
        int columnBytes = bytes(column);
        while (tableBytes + columnBytes > room) {
            if (tableBytes > columnBytes) {
                tableBytes--;
            } else {
                columnBytes--;
            }
        }
        return cut(table, tableBytes) + "_" + cut(column, columnBytes) + suffix;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The longest beginning of a text that has at most so many bytes. */
    static String cut(String text, int maxBytes) {
        int end = text.length();
        while (bytes(text.substring(0, end)) > maxBytes) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }
}
