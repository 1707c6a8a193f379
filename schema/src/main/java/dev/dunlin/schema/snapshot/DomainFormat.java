package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.SqlExpression;

/** Domains. Their values can be null unless {@code required} is true. */
final class DomainFormat {
    private DomainFormat() {}

    static void write(JsonOutput out, Domain domain) {
        out.field("name", NameFormat.write(domain.name())).optional("java", domain.javaType());
        TypeFormat.write(out, "type", domain.type());
        out.flag("required", !domain.nullable());
        ColumnFormat.writeDefault(out, domain.defaultValue());
        out.optional("collation", domain.collation())
                .optional("comment", domain.comment())
                .list("checks", domain.checks(), DomainFormat::writeCheck);
    }

    static Domain read(JsonObject in) {
        return new Domain(
                in.parsed("name", NameFormat::read),
                in.optionalString("java"),
                TypeFormat.read(in, "type"),
                !in.flag("required"),
                ColumnFormat.readDefault(in),
                in.optionalString("collation"),
                in.list("checks", DomainFormat::readCheck),
                in.optionalString("comment"));
    }

    private static void writeCheck(JsonOutput out, Constraint.Check check) {
        out.field("name", check.name()).field("check", check.expression().sql()).flag("valid", check.valid(), true);
    }

    private static Constraint.Check readCheck(JsonObject in) {
        return new Constraint.Check(in.string("name"), in.parsed("check", SqlExpression::new), in.flag("valid", true));
    }
}
