package dev.dunlin.processor.declaration;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import dev.dunlin.processor.declaration.AnnotationUse.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one fragment. */
final class DeclarationWriter {
    private final StringWriter text = new StringWriter();
    private final JsonWriter json = new JsonWriter(text);

    String write(Declaration declaration) {
        try {
            json.setFormattingStyle(FormattingStyle.PRETTY.withNewline("\n").withIndent("  "));
            json.setHtmlSafe(false);
            json.beginObject();
            json.name("format").value(DeclarationCodec.FORMAT);
            body(declaration);
            json.endObject();
            return text.append("\n").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void body(Declaration declaration) throws IOException {
        if (declaration instanceof Declaration.RecordType type) {
            head("record", type);
            optional("doc", type.doc());
            if (!type.typeParameters().isEmpty()) {
                texts("typeParameters", type.typeParameters());
            }
            if (type.local()) {
                json.name("local").value(true);
            }
            components(type.components());
        } else if (declaration instanceof Declaration.EnumType type) {
            head("enum", type);
            optional("doc", type.doc());
            constants(type.constants());
        } else {
            head("package", declaration);
        }
    }

    private void head(String kind, Declaration declaration) throws IOException {
        json.name("kind").value(kind);
        json.name("package").value(declaration.name().packageName());
        texts("name", declaration.name().simpleNames());
        annotations(declaration);
    }

    private void components(List<Component> components) throws IOException {
        json.name("components").beginArray();
        for (Component component : components) {
            json.beginObject();
            json.name("name").value(component.name());
            json.name("type");
            type(component.type());
            if (component.nullness() != Component.Nullness.UNMARKED) {
                json.name("nullness").value(component.nullness().name().toLowerCase(Locale.ROOT));
            }
            annotations(component);
            optional("doc", component.doc());
            json.endObject();
        }
        json.endArray();
    }

    private void constants(List<Constant> constants) throws IOException {
        json.name("constants").beginArray();
        for (Constant constant : constants) {
            json.beginObject();
            json.name("name").value(constant.name());
            annotations(constant);
            json.endObject();
        }
        json.endArray();
    }

    private void annotations(Annotated annotated) throws IOException {
        if (annotated.annotations().isEmpty()) {
            return;
        }
        json.name("annotations").beginArray();
        for (AnnotationUse use : annotated.annotations()) {
            json.beginObject();
            json.name("is").value(use.name());
            for (Map.Entry<String, Value> value : use.values().entrySet()) {
                json.name("@" + value.getKey());
                value(value.getValue());
            }
            json.endObject();
        }
        json.endArray();
    }

    private void value(Value value) throws IOException {
        if (value instanceof Value.Text text) {
            json.value(text.text());
        } else if (value instanceof Value.Number number) {
            json.value(number.number());
        } else if (value instanceof Value.Flag flag) {
            json.value(flag.flag());
        } else if (value instanceof Value.Constant constant) {
            json.beginObject().name("constant").value(constant.name()).endObject();
        } else if (value instanceof Value.Type type) {
            type(type.type());
        } else if (value instanceof Value.ListOf list) {
            json.beginArray();
            for (Value each : list.values()) {
                value(each);
            }
            json.endArray();
        } else {
            throw new IllegalStateException("a kind of value is not written: " + value);
        }
    }

    private void type(TypeUse type) throws IOException {
        json.beginObject();
        if (type instanceof TypeUse.Primitive primitive) {
            json.name("primitive").value(primitive.name());
        } else if (type instanceof TypeUse.Declared declared) {
            declared(declared);
        } else if (type instanceof TypeUse.Array array) {
            json.name("array");
            type(array.element());
        } else if (type instanceof TypeUse.Wildcard) {
            json.name("wildcard").value("?");
        } else if (type instanceof TypeUse.Variable variable) {
            json.name("variable").value(variable.name());
        } else if (type instanceof TypeUse.Unresolved unresolved) {
            json.name("unresolved").value(unresolved.name());
        } else {
            throw new IllegalStateException("a kind of type is not written: " + type);
        }
        json.endObject();
    }

    private void declared(TypeUse.Declared declared) throws IOException {
        String kind = declared.kind().name().toLowerCase(Locale.ROOT);
        json.name(kind).value(declared.name().packageName() + "/" + declared.name().nested());
        if (!declared.arguments().isEmpty()) {
            json.name("arguments").beginArray();
            for (TypeUse argument : declared.arguments()) {
                type(argument);
            }
            json.endArray();
        }
    }

    private void texts(String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }

    private void optional(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.name(name).value(value);
        }
    }
}
