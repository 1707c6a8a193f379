package dev.dunlin.schema.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object as a decoder sees it. Every field is asked for by its name; what was not asked for when the decoder is done is an
 * error. Absent lists are empty and absent flags false; other absent values are null where the method says so, since that is
 * what the components hold that they become. All methods throw {@link JsonFormatException}.
 */
public final class JsonObject implements JsonNode {
    private final String file;
    private final int line;
    private final Map<String, JsonNode> fields;
    /** In the order of asking, some twice. A list, since objects have few fields and there are very many objects. */
    private final List<String> asked = new ArrayList<>(16);

    JsonObject(String file, int line, Map<String, JsonNode> fields) {
        this.file = file;
        this.line = line;
        this.fields = fields;
    }

    /** The line on which the object begins, counted from 1. */
    @Override
    public int line() {
        return line;
    }

    /** Whether a field is there. */
    public boolean has(String name) {
        asked.add(name);
        return fields.containsKey(name);
    }

    /**
     * Checks the number of the file's format, which is the field {@code format}. Ask for it first, so that a newer file is not
     * taken for a broken one.
     *
     * @param newest the highest number that the decoder knows
     * @throws NewerFormatException if the number is higher
     */
    public void format(int newest) {
        int format = integer("format");
        int at = required("format").line();
        if (format > newest) {
            throw new NewerFormatException(file, at, format, newest);
        }
        if (format < 1) {
            throw error(at, "there is no format " + format);
        }
    }

    /** A string that must be there. */
    public String string(String name) {
        return text(name, required(name));
    }

    /** A string; null if absent. */
    public @Nullable String optionalString(String name) {
        return optional(name, Function.identity());
    }

    /**
     * A value written as a string, which must be there.
     *
     * @param parser throws {@link IllegalArgumentException} for a string that is no such value
     */
    public <T> T parsed(String name, Function<String, T> parser) {
        JsonNode node = required(name);
        return located(node.line(), () -> parser.apply(text(name, node)));
    }

    /** A value written as a string, as {@link #parsed}; null if absent. */
    public <T> @Nullable T optional(String name, Function<String, T> parser) {
        return has(name) ? parsed(name, parser) : null;
    }

    /** A whole number of 32 bits that must be there. */
    public int integer(String name) {
        JsonNode node = required(name);
        try {
            return Integer.parseInt(node instanceof Scalar scalar ? scalar.text() : "");
        } catch (NumberFormatException e) {
            throw wrongType(name, node, "a whole number");
        }
    }

    /** A whole number of 64 bits; null if absent. */
    public @Nullable Long optionalLong(String name) {
        if (!has(name)) {
            return null;
        }
        JsonNode node = required(name);
        try {
            return Long.valueOf(node instanceof Scalar scalar ? scalar.text() : "");
        } catch (NumberFormatException e) {
            throw wrongType(name, node, "a whole number");
        }
    }

    /** True or false; false if absent. */
    public boolean flag(String name) {
        return flag(name, false);
    }

    /** True or false. */
    public boolean flag(String name, boolean ifAbsent) {
        if (!has(name)) {
            return ifAbsent;
        }
        JsonNode node = required(name);
        String text = node instanceof Scalar scalar ? scalar.text() : "";
        if (!text.equals("true") && !text.equals("false")) {
            throw wrongType(name, node, "true or false");
        }
        return text.equals("true");
    }

    /** An enum constant, in lower case with hyphens, that must be there. */
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = string(name);
        return Constants.find(type, text)
                .orElseThrow(() -> error(
                        required(name).line(),
                        "\"%s\" is no value of field \"%s\", which is one of %s"
                                .formatted(text, name, Constants.all(type))));
    }

    /** An enum constant, in lower case with hyphens. */
    public <E extends Enum<E>> E constant(String name, E ifAbsent) {
        return has(name) ? constant(name, ifAbsent.getDeclaringClass()) : ifAbsent;
    }

    /** A list of strings; empty if absent. */
    public List<String> strings(String name) {
        return elements(name).stream().map(element -> text(name, element)).toList();
    }

    /** A list of whole numbers of 32 bits; empty if absent. */
    public List<Integer> integers(String name) {
        List<Integer> result = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            try {
                result.add(Integer.valueOf(element instanceof Scalar scalar ? scalar.text() : ""));
            } catch (NumberFormatException e) {
                throw wrongType(name, element, "a whole number");
            }
        }
        return result;
    }

    /** An object of strings; empty if absent. */
    public SortedMap<String, String> stringMap(String name) {
        SortedMap<String, String> result = new TreeMap<>();
        if (has(name)) {
            object(name, required(name)).fields.forEach((key, value) -> result.put(key, text(key, value)));
        }
        return result;
    }

    /** An object that must be there. */
    public <T> T object(String name, Function<JsonObject, T> decoder) {
        return object(name, required(name)).decode(decoder);
    }

    /** An object; null if absent. */
    public <T> @Nullable T optionalObject(String name, Function<JsonObject, T> decoder) {
        return has(name) ? object(name, decoder) : null;
    }

    /** A list of objects; empty if absent. */
    public <T> List<T> list(String name, Function<JsonObject, T> decoder) {
        List<T> result = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            result.add(object(name, element).decode(decoder));
        }
        return result;
    }

    /** A value that must be there, written as a string if that says it all and otherwise as an object. */
    public <T> T either(String name, Function<String, T> parser, Function<JsonObject, T> decoder) {
        return either(name, required(name), parser, decoder);
    }

    /** A list of values, each written as a string if that says it all and otherwise as an object; empty if absent. */
    public <T> List<T> listOfEither(String name, Function<String, T> parser, Function<JsonObject, T> decoder) {
        List<T> result = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            result.add(either(name, element, parser, decoder));
        }
        return result;
    }

    /**
     * An error about a field.
     *
     * @param name a field; if it is absent, the error is at the object's own line
     * @param reason what is wrong, a sentence that begins in lower case and has no full stop
     */
    public JsonFormatException error(String name, String reason) {
        JsonNode node = fields.get(name);
        return error(node == null ? line : node.line(), reason);
    }

    <T> T decode(Function<JsonObject, T> decoder) {
        T result = located(line, () -> decoder.apply(this));
        fields.forEach((name, value) -> {
            if (!asked.contains(name)) {
                throw error(value.line(), "unknown field \"" + name + "\"; known here are " + known());
            }
        });
        return result;
    }

    private String known() {
        return asked.stream().distinct().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }

    private <T> T either(String name, JsonNode node, Function<String, T> parser, Function<JsonObject, T> decoder) {
        if (node instanceof Text text) {
            return located(node.line(), () -> parser.apply(text.text()));
        }
        if (node instanceof JsonObject object) {
            return object.decode(decoder);
        }
        throw wrongType(name, node, "a string or an object");
    }

    private <T> T located(int at, Supplier<T> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException e) {
            throw error(at, String.valueOf(e.getMessage()));
        }
    }

    private JsonNode required(String name) {
        asked.add(name);
        JsonNode node = fields.get(name);
        if (node == null) {
            throw error(line, "field \"" + name + "\" is missing");
        }
        return node;
    }

    private String text(String name, JsonNode node) {
        if (node instanceof Text text) {
            return text.text();
        }
        throw wrongType(name, node, "a string");
    }

    private JsonObject object(String name, JsonNode node) {
        if (node instanceof JsonObject object) {
            return object;
        }
        throw wrongType(name, node, "an object");
    }

    private List<JsonNode> elements(String name) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode node = required(name);
        if (node instanceof Array array) {
            return array.elements();
        }
        throw wrongType(name, node, "a list");
    }

    private JsonFormatException wrongType(String name, JsonNode node, String wanted) {
        return error(node.line(), "field \"%s\" has %s where %s belongs".formatted(name, JsonNode.kind(node), wanted));
    }

    private JsonFormatException error(int at, String reason) {
        return new JsonFormatException(file, at, reason, JsonFormatException.RESTORE);
    }
}
