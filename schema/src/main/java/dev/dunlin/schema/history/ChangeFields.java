package dev.dunlin.schema.history;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.snapshot.NameFormat;
import org.jspecify.annotations.Nullable;

/** Fields that changes of several kinds have. */
final class ChangeFields {
    private ChangeFields() {}

    static JsonOutput name(JsonOutput out, String field, QualifiedName name) {
        return out.field(field, NameFormat.write(name));
    }

    static QualifiedName name(JsonObject in, String field) {
        return in.parsed(field, NameFormat::read);
    }

    static @Nullable String sql(@Nullable SqlExpression expression) {
        return expression == null ? null : expression.sql();
    }

    static @Nullable SqlExpression sql(JsonObject in, String field) {
        return in.optional(field, SqlExpression::new);
    }
}
