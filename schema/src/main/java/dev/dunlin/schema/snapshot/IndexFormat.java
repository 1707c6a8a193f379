package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Index.Part;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indexes. A part that is a column without more is a string, {@code "latitude"}; others are objects. */
public final class IndexFormat {
    private static final String DEFAULT_METHOD = "btree";

    private enum Nulls {
        FIRST,
        LAST
    }

    private IndexFormat() {}

    public static void write(JsonOutput out, Index index) {
        out.field("name", index.name())
                .listOfEither("parts", index.parts(), IndexFormat::text, IndexFormat::writePart)
                .flag("unique", index.unique())
                .optional("method", index.method().equals(DEFAULT_METHOD) ? null : index.method())
                .optional("where", sql(index.where()))
                .strings("include", index.include())
                .flag("nullsNotDistinct", index.nullsNotDistinct())
                .stringMap("storage", index.storage())
                .optional("tablespace", index.tablespace())
                .optional("comment", index.comment());
    }

    public static Index read(JsonObject in) {
        return new Index(
                in.string("name"),
                readParts(in, "parts"),
                in.flag("unique"),
                in.has("method") ? in.string("method") : DEFAULT_METHOD,
                in.optional("where", SqlExpression::new),
                in.strings("include"),
                in.flag("nullsNotDistinct"),
                in.stringMap("storage"),
                in.optionalString("tablespace"),
                in.optionalString("comment"));
    }

    static List<Part> readParts(JsonObject in, String field) {
        return in.listOfEither(field, Part::column, IndexFormat::readPart);
    }

    static @Nullable String text(Part part) {
        return part.column() != null && part.equals(Part.column(part.column())) ? part.column() : null;
    }

    static void writePart(JsonOutput out, Part part) {
        out.optional("column", part.column())
                .optional("expression", sql(part.expression()))
                .optional("collation", part.collation())
                .optional("operatorClass", sql(part.operatorClass()))
                .flag("descending", part.descending());
        if (part.nullsFirst() != part.descending()) {
            out.constant("nulls", part.nullsFirst() ? Nulls.FIRST : Nulls.LAST);
        }
    }

    static Part readPart(JsonObject in) {
        boolean descending = in.flag("descending");
        return new Part(
                in.optionalString("column"),
                in.optional("expression", SqlExpression::new),
                in.optionalString("collation"),
                in.optional("operatorClass", SqlExpression::new),
                descending,
                in.constant("nulls", descending ? Nulls.FIRST : Nulls.LAST) == Nulls.FIRST);
    }

    private static @Nullable String sql(@Nullable SqlExpression expression) {
        return expression == null ? null : expression.sql();
    }
}
