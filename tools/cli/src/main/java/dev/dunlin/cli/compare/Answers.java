package dev.dunlin.cli.compare;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How PostgreSQL writes what was asked.
 *
 * @param schema what could be made, as it was read
 * @param failed the columns whose type, default or options could not be made
 */
record Answers(Schema schema, Set<ColumnName> failed) {
    /** No answers at all. */
    static final Answers NONE = new Answers(Schema.EMPTY, Set.of());

    /** A column of a table. */
    record ColumnName(QualifiedName table, String column) {}

    Answers {
        failed = Set.copyOf(failed);
    }

    @Nullable
    Table table(QualifiedName name) {
        return schema.tables().get(name);
    }

    @Nullable
    Column column(QualifiedName table, String name) {
        Table found = failed.contains(new ColumnName(table, name)) ? null : table(table);
        return found == null ? null : found.column(name).orElse(null);
    }

    @Nullable
    SchemaObject object(ObjectId id) {
        return schema.objects().get(id);
    }
}
