package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.TypeParser;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rule: length, precision and scale fit the type that they refine. */
final class TypeModifiers {
    private static final Map<String, Set<String>> TAKEN = Map.of(
            "text", Set.of("length"),
            "numeric", Set.of("precision", "scale"),
            "timestamptz", Set.of("precision"),
            "timestamp", Set.of("precision"),
            "time", Set.of("precision"),
            "timetz", Set.of("precision"),
            "interval", Set.of("precision"));

    /** From this version on a scale may be negative, or larger than the precision. */
    private static final int FREE_SCALE_SERVER = 15;

    private final Context context;

    TypeModifiers(Context context) {
        this.context = context;
    }

    /** The type with what the annotation adds; that of an array's elements. */
    ColumnType apply(ColumnType type, TypeUse javaType, AnnotationUse column, Spot spot) {
        if (type instanceof ArrayOf array) {
            return new ArrayOf(apply(array.element(), javaType, column, spot));
        }
        String name = type instanceof Builtin builtin ? builtin.name() : "";
        Set<String> taken = TAKEN.getOrDefault(name, Set.of());
        boolean refused = false;
        for (String member : List.of("length", "precision", "scale")) {
            if (column.has(member) && !taken.contains(member)) {
                refuse(member, type, javaType, spot);
                refused = true;
            }
        }
        return refused ? type : refined(type, name, column, spot);
    }

    private void refuse(String member, ColumnType type, TypeUse javaType, Spot spot) {
        context.add(spot.value(member)
                .problem(Code.TYPE_MODIFIER, "\"%s\" says nothing about %s".formatted(member, javaType))
                .because("Its PostgreSQL type is %s, which takes none.".formatted(type))
                .fix("Remove it, or write the whole type: @Column(type = \"…\")"));
    }

    private ColumnType refined(ColumnType type, String name, AnnotationUse column, Spot spot) {
        if (name.equals("numeric")) {
            return numeric((Builtin) type, column, spot);
        }
        String member = name.equals("text") ? "length" : "precision";
        if (!column.has(member)) {
            return type;
        }
        String refined = name.equals("text") ? "varchar" : name;
        return parsed(refined + "(" + column.number(member).orElse(0) + ")", type, spot.value(member));
    }

    private ColumnType numeric(Builtin type, AnnotationUse column, Spot spot) {
        boolean whole = !type.modifiers().isEmpty();
        if (column.has("scale") && (whole || !column.has("precision"))) {
            context.add(spot.value("scale")
                    .problem(Code.TYPE_MODIFIER, "\"scale\" says nothing here")
                    .because(whole ? "A BigInteger has no digits after the point." : "A scale needs a precision.")
                    .fix(whole ? "Remove it." : "Write both, for example: precision = 10, scale = 2"));
            return type;
        }
        if (!column.has("precision")) {
            return type;
        }
        int precision = column.number("precision").orElse(0);
        int scale = column.number("scale").orElse(0);
        boolean freeScale = context.settings().postgres() >= FREE_SCALE_SERVER;
        if (!freeScale && (scale < 0 || scale > precision)) {
            context.add(spot.value("scale")
                    .problem(
                            Code.TYPE_MODIFIER,
                            "\"%d\" is not a scale for a precision of %d".formatted(scale, precision))
                    .because("Before PostgreSQL %d the scale is from 0 to the precision.".formatted(FREE_SCALE_SERVER))
                    .fix("Write a scale of at most the precision."));
            return type;
        }
        return parsed("numeric(%d,%d)".formatted(precision, scale), type, spot.value("precision"));
    }

    private ColumnType parsed(String sql, ColumnType otherwise, Spot spot) {
        try {
            return TypeParser.parse(sql);
        } catch (IllegalArgumentException e) {
            context.add(spot.problem(Code.TYPE_MODIFIER, String.valueOf(e.getMessage()))
                    .fix("Write a number that the type takes."));
            return otherwise;
        }
    }
}
