package dev.dunlin.schema.history;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.json.JsonFormatException;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonText;
import java.util.List;
import java.util.regex.Pattern;

/** {@code changes.json} as canonical JSON. */
public final class ChangesCodec {
    /** The number of the format that is written; lower ones are read. */
    public static final int FORMAT = 1;

    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");

    /** A file with the line on which each of its changes begins. */
    record Located(ChangesFile file, List<Integer> lines) {}

    private record LocatedChange(Change change, int line) {}

    private ChangesCodec() {}

    /** The one text of a file. */
    public static String write(ChangesFile file) {
        return JsonText.write(out -> {
            out.field("format", FORMAT)
                    .strings("accepted", file.accepted())
                    .object("migration.sql", sql -> sql.field("generated", file.generated()));
            ChangesFile.Down down = file.down();
            if (down != null) {
                out.object(
                        "down.sql",
                        sql -> sql.field("generated", down.generated()).optional("confirmed", down.confirmed()));
            }
            out.list("changes", file.changes(), ChangeFormat::write);
        });
    }

    /**
     * Reads a file.
     *
     * @param file the file's name as messages show it
     * @throws JsonFormatException if the text is not in this format, or in a newer one
     */
    public static ChangesFile read(String file, String text) {
        return readLocated(file, text).file();
    }

    static Located readLocated(String file, String text) {
        return JsonText.read(file, text, ChangesCodec::read);
    }

    private static Located read(JsonObject in) {
        in.format(FORMAT);
        List<String> accepted = in.strings("accepted");
        String generated = in.object("migration.sql", sql -> checksum(sql, "generated"));
        ChangesFile.Down down = in.optionalObject("down.sql", ChangesCodec::down);
        List<LocatedChange> changes =
                in.list("changes", change -> new LocatedChange(ChangeFormat.read(change), change.line()));
        return new Located(
                new ChangesFile(changes.stream().map(LocatedChange::change).toList(), accepted, generated, down),
                changes.stream().map(LocatedChange::line).toList());
    }

    private static ChangesFile.Down down(JsonObject in) {
        return new ChangesFile.Down(checksum(in, "generated"), in.has("confirmed") ? checksum(in, "confirmed") : null);
    }

    private static String checksum(JsonObject in, String name) {
        String text = in.string(name);
        if (!CHECKSUM.matcher(text).matches()) {
            throw in.error(name, "\"" + text + "\" is no SHA-256 checksum of 64 hexadecimal digits");
        }
        return text;
    }
}
