package dev.dunlin.schema.laws;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import java.util.Comparator;
import java.util.TreeMap;

/** A schema in which the orders that are no difference are always the same. */
final class Canonical {
    private Canonical() {}

    static Schema of(Schema schema) {
        TreeMap<dev.dunlin.schema.model.QualifiedName, dev.dunlin.schema.model.Table> tables =
                new TreeMap<>(schema.tables());
        tables.replaceAll((name, table) -> table.withColumns(table.columns().stream()
                .sorted(Comparator.comparing(Column::name))
                .toList()));
        TreeMap<dev.dunlin.schema.model.QualifiedName, EnumType> enums = new TreeMap<>(schema.enums());
        enums.replaceAll((name, type) -> type.withLabels(type.labels().stream()
                .sorted(Comparator.comparing(EnumType.Label::text))
                .toList()));
        return new Schema(schema.extensions(), enums, tables)
                .withObjects(
                        schema.objects().values().stream().map(Canonical::of).toList());
    }

    private static SchemaObject of(SchemaObject object) {
        return object instanceof CompositeType type
                ? type.withAttributes(type.attributes().stream()
                        .sorted(Comparator.comparing(CompositeType.Attribute::name))
                        .toList())
                : object;
    }
}
