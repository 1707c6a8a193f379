package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonFormatException;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonText;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Snapshots as canonical JSON. Types, tables and other objects are sorted by name, columns stand as declared, constraints and indexes
 * are sorted by name. What is left out has its default: a column is required, a table is managed, an index is a B-tree.
 */
public final class SnapshotCodec {
    /** The number of the format that is written; lower ones are read. */
    public static final int FORMAT = 1;

    private SnapshotCodec() {}

    /** The one text of a snapshot. */
    public static String write(Snapshot snapshot) {
        Schema schema = snapshot.schema();
        return JsonText.write(out -> {
            out.field("format", FORMAT)
                    .field("history", snapshot.history())
                    .optional("schema", snapshot.defaultSchema())
                    .strings("extensions", schema.extensions().stream().toList())
                    .list("enums", schema.enums().values().stream().toList(), EnumFormat::write);
            for (ObjectKind kind : ObjectKind.values()) {
                List<SchemaObject> objects = schema.objects().values().stream()
                        .filter(object -> object.kind() == kind)
                        .toList();
                out.list(ObjectFormat.word(kind) + "s", objects, ObjectFormat::write);
            }
            out.list("tables", schema.tables().values().stream().toList(), TableFormat::write);
        });
    }

    /**
     * Reads a snapshot.
     *
     * @param file the file's name as messages show it
     * @throws JsonFormatException if the text is no snapshot, or one in a newer format
     */
    public static Snapshot read(String file, String text) {
        return JsonText.read(file, text, SnapshotCodec::read);
    }

    private static Snapshot read(JsonObject in) {
        in.format(FORMAT);
        List<SchemaObject> objects = new ArrayList<>();
        for (ObjectKind kind : ObjectKind.values()) {
            objects.addAll(in.list(ObjectFormat.word(kind) + "s", object -> ObjectFormat.read(object, kind)));
        }
        Schema schema = Schema.of(
                in.strings("extensions"), in.list("enums", EnumFormat::read), in.list("tables", TableFormat::read));
        return new Snapshot(in.string("history"), in.optionalString("schema"), schema.withObjects(objects));
    }
}
