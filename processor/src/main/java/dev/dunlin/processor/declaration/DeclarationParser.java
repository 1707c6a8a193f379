package dev.dunlin.processor.declaration;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.dunlin.processor.declaration.AnnotationUse.Value;
import dev.dunlin.processor.declaration.Component.Nullness;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads fragments. What is not as it should be surfaces as one of the exceptions of Gson's tree, or as an illegal argument. */
final class DeclarationParser {
    private DeclarationParser() {}

    static Declaration declaration(JsonObject json) {
        int format = json.get("format").getAsInt();
        if (format != DeclarationCodec.FORMAT) {
            throw new DeclarationFormatException(
                    "a fragment of format " + format + ", and this version reads " + DeclarationCodec.FORMAT, null);
        }
        TypeName name = new TypeName(text(json, "package"), list(json, "name", JsonElement::getAsString));
        return switch (text(json, "kind")) {
            case "record" -> record(json, name);
            case "enum" -> new Declaration.EnumType(
                    name, annotations(json), list(json, "constants", DeclarationParser::constant), doc(json));
            case "package" -> new Declaration.PackageInfo(name, annotations(json));
            default -> throw new IllegalArgumentException("an unknown kind: " + text(json, "kind"));
        };
    }

    private static Declaration.RecordType record(JsonObject json, TypeName name) {
        return new Declaration.RecordType(
                name,
                list(json, "typeParameters", JsonElement::getAsString),
                json.has("local"),
                annotations(json),
                list(json, "components", DeclarationParser::component),
                doc(json));
    }

    private static Component component(JsonElement element) {
        JsonObject json = element.getAsJsonObject();
        Nullness nullness = json.has("nullness")
                ? Nullness.valueOf(text(json, "nullness").toUpperCase(Locale.ROOT))
                : Nullness.UNMARKED;
        return new Component(text(json, "name"), type(json.get("type")), nullness, annotations(json), doc(json));
    }

    private static Constant constant(JsonElement element) {
        JsonObject json = element.getAsJsonObject();
        return new Constant(text(json, "name"), annotations(json));
    }

    private static List<AnnotationUse> annotations(JsonObject json) {
        return list(json, "annotations", element -> {
            JsonObject annotation = element.getAsJsonObject();
            TreeMap<String, Value> values = new TreeMap<>();
            annotation.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("@"))
                    .forEach(entry -> values.put(entry.getKey().substring(1), value(entry.getValue())));
            return new AnnotationUse(text(annotation, "is"), values);
        });
    }

    private static Value value(JsonElement json) {
        if (json.isJsonArray()) {
            return new Value.ListOf(StreamSupport.stream(json.getAsJsonArray().spliterator(), false)
                    .map(DeclarationParser::value)
                    .toList());
        }
        if (json.isJsonObject()) {
            JsonObject object = json.getAsJsonObject();
            return object.has("constant")
                    ? new Value.Constant(text(object, "constant"))
                    : new Value.Type(type(object));
        }
        JsonPrimitive primitive = json.getAsJsonPrimitive();
        if (primitive.isBoolean()) {
            return new Value.Flag(primitive.getAsBoolean());
        }
        return primitive.isNumber() ? new Value.Number(primitive.getAsInt()) : new Value.Text(primitive.getAsString());
    }

    private static TypeUse type(JsonElement element) {
        JsonObject json = element.getAsJsonObject();
        String kind = json.keySet().iterator().next();
        return switch (kind) {
            case "primitive" -> new TypeUse.Primitive(text(json, kind));
            case "array" -> new TypeUse.Array(type(json.get(kind)));
            case "wildcard" -> new TypeUse.Wildcard();
            case "variable" -> new TypeUse.Variable(text(json, kind));
            case "unresolved" -> new TypeUse.Unresolved(text(json, kind));
            default -> new TypeUse.Declared(
                    name(text(json, kind)),
                    TypeUse.Declared.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    list(json, "arguments", DeclarationParser::type));
        };
    }

    private static TypeName name(String text) {
        int slash = text.indexOf('/');
        return new TypeName(
                text.substring(0, slash), List.of(text.substring(slash + 1).split("\\.")));
    }

    private static <T> List<T> list(JsonObject json, String name, Function<JsonElement, T> read) {
        return json.has(name)
                ? StreamSupport.stream(json.getAsJsonArray(name).spliterator(), false)
                        .map(read)
                        .toList()
                : List.of();
    }

    private static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }

    private static @Nullable String doc(JsonObject json) {
        return json.has("doc") ? text(json, "doc") : null;
    }
}
