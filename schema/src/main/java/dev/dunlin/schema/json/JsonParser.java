package dev.dunlin.schema.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON text into a tree that keeps the lines. */
final class JsonParser {
    private static final Pattern MERGE_MARKER = Pattern.compile("^(<{7}|\\|{7}|={7}|>{7})", Pattern.MULTILINE);
    private static final Pattern PLACE = Pattern.compile(" at line \\d+.*", Pattern.DOTALL);
    private static final int EXCERPT = 60;
    /** What may follow a backslash (RFC 8259, section 7). */
    private static final String ESCAPES = "\"\\/bfnrtu";

    private final String file;
    private final String text;
    private final JsonReader reader;
    private int lineEnd;
    private int line = 1;

    JsonParser(String file, String text) {
        this.file = file;
        this.text = text;
        this.reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        this.lineEnd = endOfLine(0);
    }

    JsonObject root() {
        try {
            JsonNode root = value();
            if (!(root instanceof JsonObject object)) {
                throw error(root.line(), "this is " + JsonNode.kind(root) + ", not an object");
            }
            if (!onlySpaceFollows()) {
                throw error(line(), "the file has text after its end: " + excerpt());
            }
            return object;
        } catch (EOFException e) {
            throw text.isBlank() ? error(1, "the file is empty") : malformed("it ends too early");
        } catch (MalformedJsonException e) {
            throw malformed(reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string failed", e);
        }
    }

    private JsonNode value() throws IOException {
        JsonToken token = reader.peek();
        int start = line();
        return switch (token) {
            case BEGIN_OBJECT -> object(start);
            case BEGIN_ARRAY -> array(start);
            case STRING -> new JsonNode.Text(start, string(reader::nextString));
            case NUMBER -> new JsonNode.Scalar(start, reader.nextString());
            case BOOLEAN -> new JsonNode.Scalar(start, String.valueOf(reader.nextBoolean()));
            case NULL -> {
                reader.nextNull();
                yield new JsonNode.Scalar(start, "null");
            }
            default -> throw new IllegalStateException("no value: " + token);
        };
    }

    private JsonObject object(int start) throws IOException {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = string(reader::nextName);
            int nameLine = line();
            JsonNode value = value();
            if (fields.put(name, value) != null) {
                throw error(nameLine, "field \"" + name + "\" is there twice");
            }
        }
        reader.endObject();
        return new JsonObject(file, start, fields);
    }

    private JsonNode.Array array(int start) throws IOException {
        List<JsonNode> elements = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            elements.add(value());
        }
        reader.endArray();
        return new JsonNode.Array(start, elements);
    }

    /**
     * A string or a name, whose opening quote was read. Gson's strict mode refuses half a surrogate pair, which is well-formed
     * JSON and which the writer escapes; what else it refuses in a string is refused here.
     */
    private String string(Reading reading) throws IOException {
        int from = offset();
        reader.setStrictness(Strictness.LEGACY_STRICT);
        String value = reading.read();
        reader.setStrictness(Strictness.STRICT);
        checkString(from, offset());
        return value;
    }

    private void checkString(int from, int to) throws MalformedJsonException {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c < ' ') {
                throw new MalformedJsonException("unescaped control character");
            }
            if (c == '\\' && ESCAPES.indexOf(text.charAt(++at)) < 0) {
                throw new MalformedJsonException("invalid escape sequence");
            }
        }
    }

    private interface Reading {
        String read() throws IOException;
    }

    private boolean onlySpaceFollows() throws IOException {
        try {
            return reader.peek() == JsonToken.END_DOCUMENT;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    /** The line of the last character that was read. Lines only grow, so that a whole file is walked once. */
    private int line() {
        int last = offset() - 1;
        while (last > lineEnd) {
            line++;
            lineEnd = endOfLine(lineEnd + 1);
        }
        return line;
    }

    /** How many characters were read. */
    private int offset() {
        return (int) reader.getCharacterOffset();
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private JsonFormatException malformed(String reason) {
        Matcher marker = MERGE_MARKER.matcher(text);
        if (marker.find()) {
            long markerLine = 1
                    + text.substring(0, marker.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            return new JsonFormatException(
                    file,
                    (int) markerLine,
                    "the file has a merge marker, " + marker.group(),
                    "Settle the merge in this file, keeping one side whole, and try again.");
        }
        return error(line(), "this is not well-formed JSON: " + reason + ", near " + excerpt());
    }

    private static String reason(MalformedJsonException e) {
        String message = PLACE.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        return message.startsWith("Use JsonReader")
                ? "unexpected text"
                : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private String excerpt() {
        int current = line();
        String written = text.lines().skip(current - 1L).findFirst().orElse("").strip();
        return written.length() <= EXCERPT ? written : written.substring(0, EXCERPT) + "…";
    }

    private JsonFormatException error(int at, String reason) {
        return new JsonFormatException(file, at, reason, JsonFormatException.RESTORE);
    }
}
