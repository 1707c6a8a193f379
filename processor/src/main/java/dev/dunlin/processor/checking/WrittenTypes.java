package dev.dunlin.processor.checking;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.QualifiedName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recognises the schema's own types where an author writes their names as a column's type. */
final class WrittenTypes {
    private final Map<String, ColumnType> types = new HashMap<>();

    WrittenTypes(Context context, List<QualifiedName> names) {
        for (QualifiedName name : names) {
            ColumnType defined = new ColumnType.Defined(name);
            types.put(name.toString(), defined);
            types.put(context.shown(name), defined);
            types.put('"' + name.name() + '"', defined);
        }
    }

    Column resolve(Column column) {
        return column.withType(resolve(column.type()));
    }

    ColumnType resolve(ColumnType type) {
        if (type instanceof ColumnType.ArrayOf array) {
            return new ColumnType.ArrayOf(resolve(array.element()));
        }
        return type instanceof ColumnType.Foreign foreign
                ? types.getOrDefault(foreign.sql().sql(), type)
                : type;
    }
}
