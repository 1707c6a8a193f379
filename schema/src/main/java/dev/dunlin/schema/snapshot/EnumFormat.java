package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.EnumType.Label;
import org.jspecify.annotations.Nullable;

/** Enum types. A label whose constant has the same name is a string, {@code "DRAFT"}; others are objects. */
public final class EnumFormat {
    private EnumFormat() {}

    public static void write(JsonOutput out, EnumType type) {
        out.field("name", NameFormat.write(type.name()))
                .optional("java", type.javaType())
                .optional("comment", type.comment())
                .listOfEither("labels", type.labels(), EnumFormat::text, EnumFormat::writeLabel);
    }

    public static EnumType read(JsonObject in) {
        return new EnumType(
                in.parsed("name", NameFormat::read),
                in.optionalString("java"),
                in.listOfEither("labels", EnumFormat::sameName, EnumFormat::readLabel),
                in.optionalString("comment"));
    }

    /** Writes a label as the field {@code label}. */
    public static void writeLabel(JsonOutput out, String field, Label label) {
        String text = text(label);
        if (text == null) {
            out.inlineObject(field, object -> writeLabel(object, label));
        } else {
            out.field(field, text);
        }
    }

    public static Label readLabel(JsonObject in, String field) {
        return in.either(field, EnumFormat::sameName, EnumFormat::readLabel);
    }

    private static void writeLabel(JsonOutput out, Label label) {
        out.field("text", label.text()).optional("java", label.javaName());
    }

    private static Label readLabel(JsonObject in) {
        return new Label(in.string("text"), in.optionalString("java"));
    }

    private static @Nullable String text(Label label) {
        return label.text().equals(label.javaName()) ? label.text() : null;
    }

    private static Label sameName(String text) {
        return new Label(text, text);
    }
}
