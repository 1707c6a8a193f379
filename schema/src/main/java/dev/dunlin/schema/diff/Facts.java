package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import java.util.Comparator;
import java.util.List;

/** What the database sees of an object: without Java identities, and without an order where order is no difference. */
final class Facts {
    private Facts() {}

    static Column of(Column column) {
        return column.withJavaName(null);
    }

    static SchemaObject of(SchemaObject object) {
        SchemaObject facts = object.withJavaType(null);
        return facts instanceof CompositeType type
                ? type.withAttributes(type.attributes().stream()
                        .map(attribute -> attribute.withJavaName(null))
                        .sorted(Comparator.comparing(CompositeType.Attribute::name))
                        .toList())
                : facts;
    }

    static EnumType of(EnumType type) {
        return type.withJavaType(null)
                .withLabels(type.labels().stream()
                        .map(label -> new EnumType.Label(label.text(), null))
                        .toList());
    }

    static Table of(Table table) {
        List<Column> columns = table.columns().stream()
                .map(Facts::of)
                .sorted(Comparator.comparing(Column::name))
                .toList();
        return table.withJavaType(null).withColumns(columns);
    }
}
