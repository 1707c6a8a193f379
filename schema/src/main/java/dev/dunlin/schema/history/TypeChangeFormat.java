package dev.dunlin.schema.history;

import static dev.dunlin.schema.history.ChangeFields.name;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.snapshot.EnumFormat;
import org.jspecify.annotations.Nullable;

/** Changes of extensions and enum types as JSON. */
final class TypeChangeFormat {
    private TypeChangeFormat() {}

    /** Writes a change if it is one of these; returns whether it is. */
    static boolean write(JsonOutput out, Change change) {
        if (change instanceof Change.AddExtension add) {
            out.field("extension", add.name());
        } else if (change instanceof Change.RemoveExtension remove) {
            out.field("extension", remove.name());
        } else if (change instanceof EnumChange.CreateEnum create) {
            enumType(out, "enum", create.type());
        } else if (change instanceof EnumChange.DropEnum drop) {
            enumType(out, "enum", drop.type());
        } else if (change instanceof EnumChange.RenameEnum rename) {
            name(name(out, "from", rename.from()), "to", rename.to());
        } else if (change instanceof EnumChange.CommentEnum comment) {
            name(out, "enum", comment.type()).optional("from", comment.from()).optional("to", comment.to());
        } else if (change instanceof EnumChange.AddLabel add) {
            EnumFormat.writeLabel(name(out, "enum", add.type()), "label", add.label());
            out.optional("before", add.before());
        } else if (change instanceof EnumChange.RenameLabel rename) {
            name(out, "enum", rename.type()).field("from", rename.from()).field("to", rename.to());
        } else if (change instanceof EnumChange.ReplaceLabels replace) {
            enumType(enumType(out, "from", replace.from()), "to", replace.to());
        } else {
            return false;
        }
        return true;
    }

    /** The change of a kind; null if it is none of these. */
    static @Nullable Change read(JsonObject in, String kind) {
        return switch (kind) {
            case "add-extension" -> new Change.AddExtension(in.string("extension"));
            case "remove-extension" -> new Change.RemoveExtension(in.string("extension"));
            case "create-enum" -> new EnumChange.CreateEnum(enumType(in, "enum"));
            case "drop-enum" -> new EnumChange.DropEnum(enumType(in, "enum"));
            case "rename-enum" -> new EnumChange.RenameEnum(name(in, "from"), name(in, "to"));
            case "comment-enum" ->
                new EnumChange.CommentEnum(name(in, "enum"), in.optionalString("from"), in.optionalString("to"));
            case "add-label" ->
                new EnumChange.AddLabel(
                        name(in, "enum"), EnumFormat.readLabel(in, "label"), in.optionalString("before"));
            case "rename-label" -> new EnumChange.RenameLabel(name(in, "enum"), in.string("from"), in.string("to"));
            case "replace-labels" -> new EnumChange.ReplaceLabels(enumType(in, "from"), enumType(in, "to"));
            default -> null;
        };
    }

    private static JsonOutput enumType(JsonOutput out, String field, EnumType type) {
        return out.object(field, object -> EnumFormat.write(object, type));
    }

    private static EnumType enumType(JsonObject in, String field) {
        return in.object(field, EnumFormat::read);
    }
}
