package dev.dunlin.schema.history;

import static dev.dunlin.schema.history.ChangeFields.name;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.snapshot.ObjectFormat;
import org.jspecify.annotations.Nullable;

/** Changes of objects that are neither tables nor enum types as JSON. */
final class ObjectChangeFormat {
    private ObjectChangeFormat() {}

    /** Writes a change if it is one of these; returns whether it is. */
    static boolean write(JsonOutput out, Change change) {
        if (change instanceof ObjectChange.CreateObject create) {
            object(out, ObjectFormat.field(create.object().kind()), create.object());
        } else if (change instanceof ObjectChange.DropObject drop) {
            object(out, ObjectFormat.field(drop.object().kind()), drop.object());
        } else if (change instanceof ObjectChange.AlterObject alter) {
            object(object(out, "from", alter.from()), "to", alter.to());
        } else if (change instanceof ObjectChange.RenameObject rename) {
            name(name(out, "from", rename.from().name()), "to", rename.to());
        } else if (change instanceof ObjectChange.RenameAttribute rename) {
            name(out, "composite", rename.type()).field("from", rename.from()).field("to", rename.to());
        } else {
            return false;
        }
        return true;
    }

    /** The change of a kind; null if it is none of these. */
    static @Nullable Change read(JsonObject in, String change) {
        if (change.equals("rename-attribute")) {
            return new ObjectChange.RenameAttribute(name(in, "composite"), in.string("from"), in.string("to"));
        }
        for (ObjectKind kind : ObjectKind.values()) {
            String word = ObjectFormat.word(kind);
            if (change.equals("create-" + word)) {
                return new ObjectChange.CreateObject(object(in, ObjectFormat.field(kind), kind));
            } else if (change.equals("drop-" + word)) {
                return new ObjectChange.DropObject(object(in, ObjectFormat.field(kind), kind));
            } else if (change.equals("alter-" + word)) {
                return new ObjectChange.AlterObject(object(in, "from", kind), object(in, "to", kind));
            } else if (change.equals("rename-" + word)) {
                return new ObjectChange.RenameObject(new ObjectId(kind, name(in, "from")), name(in, "to"));
            }
        }
        return null;
    }

    private static JsonOutput object(JsonOutput out, String field, SchemaObject object) {
        return out.object(field, fields -> ObjectFormat.write(fields, object));
    }

    private static SchemaObject object(JsonObject in, String field, ObjectKind kind) {
        return in.object(field, fields -> ObjectFormat.read(fields, kind));
    }
}
