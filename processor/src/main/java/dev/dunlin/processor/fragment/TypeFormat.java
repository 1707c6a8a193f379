package dev.dunlin.processor.fragment;

import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.declaration.TypeUse.Declared.Kind;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;

/** Uses of types as JSON objects, whose first field is what they are. */
final class TypeFormat {
    private TypeFormat() {}

    static void write(JsonOutput out, TypeUse type) {
        if (type instanceof TypeUse.Primitive primitive) {
            out.field("primitive", primitive.name());
        } else if (type instanceof TypeUse.Declared declared) {
            out.field("type", Names.write(declared.name()))
                    .constant("kind", declared.kind(), Kind.OTHER)
                    .list("arguments", declared.arguments(), TypeFormat::write);
        } else if (type instanceof TypeUse.Array array) {
            out.object("array", element -> write(element, array.element()));
        } else if (type instanceof TypeUse.Wildcard) {
            out.flag("wildcard", true);
        } else if (type instanceof TypeUse.Variable variable) {
            out.field("variable", variable.name());
        } else if (type instanceof TypeUse.Unresolved unresolved) {
            out.field("unresolved", unresolved.name());
        } else {
            throw new IllegalStateException("no format for " + type);
        }
    }

    static TypeUse read(JsonObject in) {
        if (in.has("primitive")) {
            return new TypeUse.Primitive(in.string("primitive"));
        }
        if (in.has("array")) {
            return new TypeUse.Array(in.object("array", TypeFormat::read));
        }
        if (in.flag("wildcard")) {
            return new TypeUse.Wildcard();
        }
        if (in.has("variable")) {
            return new TypeUse.Variable(in.string("variable"));
        }
        if (in.has("unresolved")) {
            return new TypeUse.Unresolved(in.string("unresolved"));
        }
        return new TypeUse.Declared(
                in.parsed("type", Names::read),
                in.constant("kind", Kind.OTHER),
                in.list("arguments", TypeFormat::read));
    }
}
