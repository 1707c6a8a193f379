package dev.dunlin.processor.fragment;

import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Component.Nullness;
import dev.dunlin.processor.declaration.Constant;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.schema.json.JsonFormatException;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.json.JsonText;

/** A declaration as canonical JSON. */
final class FragmentCodec {
    /** The number of the format. A fragment never outlives the build that it belongs to, so no other is read. */
    static final int FORMAT = 1;

    private FragmentCodec() {}

    /** The one text of a declaration. */
    static String write(Declaration declaration) {
        return JsonText.write(out -> {
            out.field("format", FORMAT).field("name", Names.write(declaration.name()));
            AnnotationFormat.write(out, declaration.annotations());
            if (declaration instanceof Declaration.RecordType type) {
                writeRecord(out.field("kind", "record"), type);
            } else if (declaration instanceof Declaration.EnumType type) {
                writeEnum(out.field("kind", "enum"), type);
            } else if (declaration instanceof Declaration.PackageInfo) {
                out.field("kind", "package");
            } else {
                throw new IllegalStateException("no format for " + declaration);
            }
        });
    }

    /**
     * Reads a declaration.
     *
     * @param file the file's name as messages show it
     * @throws JsonFormatException if the text is no fragment of this format
     */
    static Declaration read(String file, String text) {
        return JsonText.read(file, text, FragmentCodec::read);
    }

    private static Declaration read(JsonObject in) {
        in.format(FORMAT);
        TypeName name = in.parsed("name", Names::read);
        return switch (in.string("kind")) {
            case "record" -> readRecord(in, name);
            case "enum" -> readEnum(in, name);
            case "package" -> new Declaration.PackageInfo(name, AnnotationFormat.read(in));
            default -> throw in.error("kind", "there is no kind \"" + in.string("kind") + "\"");
        };
    }

    private static void writeRecord(JsonOutput out, Declaration.RecordType type) {
        out.strings("typeParameters", type.typeParameters())
                .flag("local", type.local())
                .optional("doc", type.doc())
                .list("components", type.components(), FragmentCodec::writeComponent);
    }

    private static Declaration readRecord(JsonObject in, TypeName name) {
        return new Declaration.RecordType(
                name,
                in.strings("typeParameters"),
                in.flag("local"),
                AnnotationFormat.read(in),
                in.list("components", FragmentCodec::readComponent),
                in.optionalString("doc"));
    }

    private static void writeComponent(JsonOutput out, Component component) {
        out.field("name", component.name())
                .object("type", type -> TypeFormat.write(type, component.type()))
                .constant("nullness", component.nullness(), Nullness.UNMARKED)
                .optional("doc", component.doc());
        AnnotationFormat.write(out, component.annotations());
    }

    private static Component readComponent(JsonObject in) {
        return new Component(
                in.string("name"),
                in.object("type", TypeFormat::read),
                in.constant("nullness", Nullness.UNMARKED),
                AnnotationFormat.read(in),
                in.optionalString("doc"));
    }

    private static void writeEnum(JsonOutput out, Declaration.EnumType type) {
        out.optional("doc", type.doc()).list("constants", type.constants(), (object, constant) -> {
            object.field("name", constant.name());
            AnnotationFormat.write(object, constant.annotations());
        });
    }

    private static Declaration readEnum(JsonObject in, TypeName name) {
        return new Declaration.EnumType(
                name,
                AnnotationFormat.read(in),
                in.list("constants", object -> new Constant(object.string("name"), AnnotationFormat.read(object))),
                in.optionalString("doc"));
    }
}
