package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.CompositeType.Attribute;

/** Composite types. */
final class CompositeFormat {
    private CompositeFormat() {}

    static void write(JsonOutput out, CompositeType type) {
        out.field("name", NameFormat.write(type.name()))
                .optional("java", type.javaType())
                .optional("comment", type.comment())
                .list("attributes", type.attributes(), CompositeFormat::writeAttribute);
    }

    static CompositeType read(JsonObject in) {
        return new CompositeType(
                in.parsed("name", NameFormat::read),
                in.optionalString("java"),
                in.list("attributes", CompositeFormat::readAttribute),
                in.optionalString("comment"));
    }

    private static void writeAttribute(JsonOutput out, Attribute attribute) {
        out.field("name", attribute.name());
        TypeFormat.write(out, "type", attribute.type());
        out.optional("collation", attribute.collation())
                .optional("comment", attribute.comment())
                .optional("java", attribute.javaName());
    }

    private static Attribute readAttribute(JsonObject in) {
        return new Attribute(
                in.string("name"),
                TypeFormat.read(in, "type"),
                in.optionalString("collation"),
                in.optionalString("comment"),
                in.optionalString("java"));
    }
}
