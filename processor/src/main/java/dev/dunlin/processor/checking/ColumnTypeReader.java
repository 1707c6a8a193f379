package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.TypeParser;
import java.util.List;

/** Finds the type of a column: the one that is written, or that of the Java type with what refines it. */
final class ColumnTypeReader {
    /** Stands for a type that could not be found, so that nothing else is said of it. */
    static final ColumnType UNKNOWN = new ColumnType.Foreign(new SqlExpression("unknown"));

    private static final int MULTIRANGE_SERVER = 14;
    private static final List<String> REFINEMENTS = List.of("length", "precision", "scale");

    private final Context context;
    private final TypeMapping mapping;
    private final TypeModifiers modifiers;

    ColumnTypeReader(Context context, EnumCatalog enums) {
        this.context = context;
        this.mapping = new TypeMapping(context.sources(), enums);
        this.modifiers = new TypeModifiers(context);
    }

    ColumnType read(Component component, TypeUse javaType, AnnotationUse column, Spot spot) {
        if (column.text("type").isPresent()) {
            return written(column.text("type").get(), column, spot);
        }
        return mapping.map(javaType)
                .map(type -> modifiers.apply(type, javaType, column, spot.annotation("Column")))
                .orElseGet(() -> unknown(component, javaType, spot));
    }

    private ColumnType written(String sql, AnnotationUse column, Spot spot) {
        Spot at = spot.annotation("Column");
        REFINEMENTS.stream()
                .filter(column::has)
                .forEach(member -> context.add(at.value(member)
                        .problem(Code.TYPE_MODIFIER, "\"%s\" says nothing beside a written type".formatted(member))
                        .fix("Write it into the type: type = \"%s(%d)\""
                                .formatted(sql, column.number(member).orElse(0)))));
        try {
            ColumnType type = TypeParser.parse(sql);
            if (type.toString().contains("multirange")) {
                new ServerRule(context).check(type.toString(), MULTIRANGE_SERVER, at.value("type"));
            }
            return type;
        } catch (IllegalArgumentException e) {
            context.add(at.value("type")
                    .problem(Code.MALFORMED_TYPE, String.valueOf(e.getMessage()))
                    .fix(fixOf(sql)));
            return UNKNOWN;
        }
    }

    private static String fixOf(String sql) {
        return sql.contains("serial")
                ? "Write: @Column(identity = Identity.BY_DEFAULT) — or, as it was: @Column(identity = Identity.SERIAL)"
                : "Write the type alone, as PostgreSQL's manual names it: type = \"citext\"";
    }

    private ColumnType unknown(Component component, TypeUse javaType, Spot spot) {
        if (javaType.isResolved()) {
            context.add(spot.problem(Code.UNKNOWN_TYPE, "\"%s\" has no PostgreSQL type".formatted(javaType))
                    .because(
                            "Dunlin maps the types of the JDK, enums, domains, composite types, arrays, List, Set, Map<String, ?> and JsonNode.")
                    .fix(fixOf(component, javaType)));
        }
        return UNKNOWN;
    }

    private String fixOf(Component component, TypeUse javaType) {
        String name = component.name();
        if (javaType instanceof TypeUse.Declared declared && declared.kind() == TypeUse.Declared.Kind.RECORD) {
            boolean isTable = context.sources()
                    .find(declared.name())
                    .filter(found -> found.isAnnotated("Table"))
                    .isPresent();
            return isTable
                    ? "Refer to its key, write for example: @Relation(to = %s.class) UUID %sId"
                            .formatted(javaType, name)
                    : "Write: @Embedded %s %s — or: @Column(type = \"jsonb\") %s %s"
                            .formatted(javaType, name, javaType, name);
        }
        return "Say which type it is, write for example: @Column(type = \"text\") %s %s".formatted(javaType, name);
    }
}
