package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.TypeParser;
import java.util.Set;
import java.util.stream.Collectors;

/** Types as text of a statement. */
final class Types {
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final Set<String> STRINGS = Set.of("text", "varchar", "char", "bpchar", "name");

    private Types() {}

    /**
     * The type as a column is declared with it.
     *
     * @throws IllegalArgumentException if it is not a type
     */
    static String sql(ColumnType type) {
        if (type instanceof ColumnType.ArrayOf array) {
            return sql(array.element()) + "[]";
        }
        if (type instanceof ColumnType.Defined defined) {
            return Sql.name(defined.name());
        }
        if (type instanceof ColumnType.Foreign foreign) {
            ColumnType parsed = TypeParser.parse(foreign.sql().sql());
            return parsed instanceof ColumnType.Foreign same ? same.sql().sql() : sql(parsed);
        }
        return sql((ColumnType.Builtin) type);
    }

    private static String sql(ColumnType.Builtin type) {
        if (!TypeParser.isBuiltin(type.name())) {
            throw new IllegalArgumentException("\"%s\" is not a type of PostgreSQL itself".formatted(type.name()));
        }
        return type.modifiers().isEmpty()
                ? type.name()
                : type.name()
                        + type.modifiers().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The type's own name without length and precision, or an empty text if it is not one of PostgreSQL's own. */
    static String builtinName(ColumnType type) {
        return type instanceof ColumnType.Builtin builtin ? builtin.name() : "";
    }

    static boolean isInteger(ColumnType type) {
        return INTEGERS.contains(builtinName(type));
    }

    static boolean isNumber(ColumnType type) {
        return NUMBERS.contains(builtinName(type));
    }

    /** Whether PostgreSQL counts it among the string types, to which it assigns values of every other type. */
    static boolean isString(ColumnType type) {
        return STRINGS.contains(builtinName(type));
    }

    /** Whether both are one type but for length and precision. */
    static boolean isSameButForModifiers(ColumnType one, ColumnType other) {
        if (one instanceof ColumnType.ArrayOf array && other instanceof ColumnType.ArrayOf otherArray) {
            return isSameButForModifiers(array.element(), otherArray.element());
        }
        if (one instanceof ColumnType.Foreign foreign && other instanceof ColumnType.Foreign otherForeign) {
            return withoutModifiers(foreign).equals(withoutModifiers(otherForeign));
        }
        boolean sameName = !builtinName(one).isEmpty() && builtinName(one).equals(builtinName(other));
        return sameName || one.equals(other);
    }

    private static String withoutModifiers(ColumnType.Foreign type) {
        String sql = sql(type);
        return sql.endsWith(")") ? sql.substring(0, sql.lastIndexOf('(')) : sql;
    }
}
