package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.QualifiedName;
import org.jspecify.annotations.Nullable;

/** {@code COMMENT ON} statements. */
final class Comments {
    private Comments() {}

    static Statement onTable(QualifiedName table, @Nullable String text) {
        return on("TABLE " + Sql.name(table), text);
    }

    static Statement onColumn(QualifiedName table, Column column) {
        return on("COLUMN " + Sql.name(table) + "." + Sql.identifier(column.name()), column.comment());
    }

    static Statement onConstraint(QualifiedName table, String name, @Nullable String text) {
        return on("CONSTRAINT " + Sql.identifier(name) + " ON " + Sql.name(table), text);
    }

    static Statement onIndex(QualifiedName index, @Nullable String text) {
        return on("INDEX " + Sql.name(index), text);
    }

    static Statement onType(QualifiedName type, @Nullable String text) {
        return on("TYPE " + Sql.name(type), text);
    }

    static Statement onAttribute(QualifiedName type, String attribute, @Nullable String text) {
        return on("COLUMN " + Sql.name(type) + "." + Sql.identifier(attribute), text);
    }

    static Statement onObject(ObjectId id, @Nullable String text) {
        return on(id.kind().sql() + " " + Sql.name(id.name()), text);
    }

    private static Statement on(String object, @Nullable String text) {
        return Statement.of("COMMENT ON " + object + " IS " + (text == null ? "NULL" : Sql.literal(text)));
    }
}
