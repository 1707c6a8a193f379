package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.schema.model.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * The type of a component that is a domain's value or a composite type's attribute, not a column.
 *
 * @param column its {@code @Column}; one without members where none is written
 * @param javaType the component's type; of an {@code Optional} its value's
 * @param collation null where none is written
 */
record MemberType(
        AnnotationUse column,
        TypeUse javaType,
        ColumnType type,
        @Nullable String collation) {
    static MemberType of(Component component, Context context, EnumCatalog enums, Spot spot) {
        AnnotationUse column = component.annotation("Column").orElseGet(() -> AnnotationUse.plain("Column"));
        TypeUse javaType = JavaTypes.optionalValue(component.type()).orElse(component.type());
        ColumnType type = new ColumnTypeReader(context, enums).read(component, javaType, column, spot);
        Spot at = spot.annotation("Column").value("collation");
        return new MemberType(column, javaType, type, new ColumnReader(context, enums).collation(column, type, at));
    }
}
