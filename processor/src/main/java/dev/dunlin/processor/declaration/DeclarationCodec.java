package dev.dunlin.processor.declaration;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;

/**
 * Writes declared facts as the text of a fragment, and reads them back. The text is canonical: equal facts give equal bytes,
 * with {@code \n} at the end of every line.
 */
public final class DeclarationCodec {
    /** The format that is written, and the newest one that is read. */
    public static final int FORMAT = 1;

    private DeclarationCodec() {}

    /** The place of a type's fragment below the class output. */
    public static String path(TypeName name) {
        return "META-INF/dunlin/types/" + name.binary() + ".json";
    }

    public static String write(Declaration declaration) {
        return new DeclarationWriter().write(declaration);
    }

    /**
     * The facts in a fragment.
     *
     * @throws DeclarationFormatException if the text is not a fragment, or one of a newer format
     */
    public static Declaration read(String text) {
        try {
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonElement json = JsonParser.parseReader(reader);
            return DeclarationParser.declaration(json.getAsJsonObject());
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | UnsupportedOperationException
                | NullPointerException e) {
            throw new DeclarationFormatException("not a fragment: " + e.getMessage(), e);
        }
    }
}
