package dev.dunlin.schema.json;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object that is being written. Fields come out in the order of the calls, one on each line; what {@link JsonObject} takes
 * for absent, that is null, empty lists and false flags, is left out.
 */
public final class JsonOutput {
    private static final FormattingStyle LINES =
            FormattingStyle.PRETTY.withIndent("  ").withNewline("\n");
    private static final FormattingStyle INLINE = FormattingStyle.COMPACT.withSpaceAfterSeparators(true);
    /** Characters that a list of scalars may take without its brackets and still stand on one line. */
    private static final int INLINE_WIDTH = 88;

    private final JsonWriter writer;

    private JsonOutput(JsonWriter writer) {
        this.writer = writer;
    }

    static String write(Consumer<JsonOutput> fields) {
        StringWriter text = new StringWriter();
        JsonWriter writer = new JsonWriter(text);
        writer.setStrictness(Strictness.STRICT);
        writer.setFormattingStyle(LINES);
        new JsonOutput(writer).body(LINES, fields);
        return Invisible.escape(text.append('\n').toString());
    }

    public JsonOutput field(String name, String value) {
        return write(() -> writer.name(name).value(value));
    }

    public JsonOutput field(String name, int value) {
        return write(() -> writer.name(name).value(value));
    }

    /** A whole number, left out if null. */
    public JsonOutput optionalLong(String name, @Nullable Long value) {
        return value == null ? this : write(() -> writer.name(name).value(value));
    }

    /** A string, left out if null. */
    public JsonOutput optional(String name, @Nullable String value) {
        return value == null ? this : field(name, value);
    }

    /** A flag, left out if false. */
    public JsonOutput flag(String name, boolean value) {
        return flag(name, value, false);
    }

    /** A flag, left out if it has the value that an absent one stands for. */
    public JsonOutput flag(String name, boolean value, boolean ifAbsent) {
        return value == ifAbsent ? this : write(() -> writer.name(name).value(value));
    }

    /** An enum constant, in lower case with hyphens. */
    public JsonOutput constant(String name, Enum<?> value) {
        return field(name, Constants.text(value));
    }

    /** An enum constant, left out if it is the one that an absent one stands for. */
    public <E extends Enum<E>> JsonOutput constant(String name, E value, E ifAbsent) {
        return value == ifAbsent ? this : constant(name, value);
    }

    /** Strings, on one line where they are short; left out if there are none. */
    public JsonOutput strings(String name, List<String> values) {
        int width = values.stream().mapToInt(value -> value.length() + 4).sum();
        return array(name, values, width <= INLINE_WIDTH ? INLINE : LINES, writer::value);
    }

    /** Whole numbers on one line; left out if there are none. */
    public JsonOutput integers(String name, List<Integer> values) {
        return array(name, values, INLINE, writer::value);
    }

    /** An object of strings; left out if empty. */
    public JsonOutput stringMap(String name, SortedMap<String, String> values) {
        return values.isEmpty() ? this : object(name, map -> values.forEach(map::field));
    }

    /** An object, one field a line. */
    public JsonOutput object(String name, Consumer<JsonOutput> fields) {
        return write(() -> writer.name(name)).body(LINES, fields);
    }

    /** An object on one line. */
    public JsonOutput inlineObject(String name, Consumer<JsonOutput> fields) {
        return write(() -> writer.name(name)).body(INLINE, fields);
    }

    /** A list of objects, one field a line; left out if empty. */
    public <T> JsonOutput list(String name, List<T> values, BiConsumer<JsonOutput, T> fields) {
        return array(name, values, LINES, value -> body(LINES, element -> fields.accept(element, value)));
    }

    /**
     * A list of values, each a string if that says it all and otherwise an object on a line of its own; left out if empty.
     *
     * @param text the string that says it all; null if none does
     */
    public <T> JsonOutput listOfEither(
            String name, List<T> values, Function<T, @Nullable String> text, BiConsumer<JsonOutput, T> fields) {
        List<@Nullable String> texts =
                values.stream().<@Nullable String>map(text).toList();
        if (!texts.contains(null)) {
            return strings(name, texts.stream().map(String::valueOf).toList());
        }
        return array(name, values, LINES, value -> {
            String string = text.apply(value);
            if (string == null) {
                body(INLINE, element -> fields.accept(element, value));
            } else {
                writer.value(string);
            }
        });
    }

    private <T> JsonOutput array(String name, List<T> values, FormattingStyle style, Action<T> element) {
        if (values.isEmpty()) {
            return this;
        }
        FormattingStyle outer = writer.getFormattingStyle();
        return write(() -> {
            writer.name(name).beginArray();
            writer.setFormattingStyle(outer.equals(INLINE) ? INLINE : style);
            for (T value : values) {
                element.accept(value);
            }
            writer.endArray();
            writer.setFormattingStyle(outer);
        });
    }

    private JsonOutput body(FormattingStyle style, Consumer<JsonOutput> fields) {
        FormattingStyle outer = writer.getFormattingStyle();
        return write(() -> {
            writer.beginObject();
            writer.setFormattingStyle(outer.equals(INLINE) ? INLINE : style);
            fields.accept(this);
            writer.endObject();
            writer.setFormattingStyle(outer);
        });
    }

    private JsonOutput write(Call call) {
        try {
            call.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("writing a string failed", e);
        }
    }

    private interface Call {
        void run() throws IOException;
    }

    private interface Action<T> {
        void accept(T value) throws IOException;
    }
}
