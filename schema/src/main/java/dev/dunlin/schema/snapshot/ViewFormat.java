package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.View;

/** Views and materialized views. What is left out is as PostgreSQL has it: no options, rows that are there at once. */
final class ViewFormat {
    private ViewFormat() {}

    static void write(JsonOutput out, View view) {
        out.field("name", NameFormat.write(view.name())).optional("java", view.javaType());
        View.Options options = view.options();
        out.list("columns", view.columns(), ViewFormat::writeColumn)
                .field("query", view.query().sql())
                .flag("securityBarrier", options.securityBarrier())
                .flag("securityInvoker", options.securityInvoker())
                .constant("check", options.check(), View.Check.NONE)
                .optional("comment", view.comment());
    }

    static View readView(JsonObject in) {
        return new View(
                in.parsed("name", NameFormat::read),
                in.optionalString("java"),
                in.list("columns", ViewFormat::readColumn),
                in.parsed("query", SqlExpression::new),
                new View.Options(
                        in.flag("securityBarrier"), in.flag("securityInvoker"), in.constant("check", View.Check.NONE)),
                in.optionalString("comment"));
    }

    static void write(JsonOutput out, MaterializedView view) {
        out.field("name", NameFormat.write(view.name())).optional("java", view.javaType());
        out.list("columns", view.columns(), ViewFormat::writeColumn)
                .field("query", view.query().sql())
                .flag("populated", view.populated(), true)
                .list("indexes", view.indexes(), IndexFormat::write)
                .stringMap("storage", view.storage());
        out.optional("comment", view.comment());
    }

    static MaterializedView readMaterializedView(JsonObject in) {
        return new MaterializedView(
                in.parsed("name", NameFormat::read),
                in.optionalString("java"),
                in.list("columns", ViewFormat::readColumn),
                in.parsed("query", SqlExpression::new),
                in.flag("populated", true),
                in.list("indexes", IndexFormat::read),
                in.stringMap("storage"),
                in.optionalString("comment"));
    }

    private static void writeColumn(JsonOutput out, ViewColumn column) {
        out.field("name", column.name());
        TypeFormat.write(out, "type", column.type());
        out.optional("comment", column.comment());
    }

    private static ViewColumn readColumn(JsonObject in) {
        return new ViewColumn(in.string("name"), TypeFormat.read(in, "type"), in.optionalString("comment"));
    }
}
