package dev.dunlin.schema.history;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.snapshot.ObjectFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Changes as JSON objects. The first field, {@code change}, names the kind; then come the table or type and what the change
 * carries.
 */
final class ChangeFormat {
    private static final String OBJECT = "Object";
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private static final List<Family> FAMILIES = List.of(
            new Family(TypeChangeFormat::write, TypeChangeFormat::read),
            new Family(ObjectChangeFormat::write, ObjectChangeFormat::read),
            new Family(TableChangeFormat::write, TableChangeFormat::read),
            new Family(ColumnChangeFormat::write, ColumnChangeFormat::read),
            new Family(KeyChangeFormat::write, KeyChangeFormat::read),
            new Family(RowSecurityChangeFormat::write, RowSecurityChangeFormat::read),
            new Family(PartitionChangeFormat::write, PartitionChangeFormat::read),
            new Family(ExpansionChangeFormat::write, ExpansionChangeFormat::read));

    /** Writes a change of its family, or says that it is none. */
    private interface Writer {
        boolean write(JsonOutput out, Change change);
    }

    /** Reads a change of its family, or null where the kind is none. */
    private interface Reader {
        @Nullable
        Change read(JsonObject in, String kind);
    }

    private record Family(Writer writer, Reader reader) {}

    private ChangeFormat() {}

    /** The kind of a change, {@code add-column} for example. */
    static String kind(Change change) {
        String name = change.getClass().getSimpleName();
        ObjectKind object = objectKind(change);
        if (object != null) {
            return name.substring(0, name.length() - OBJECT.length()).toLowerCase(Locale.ROOT)
                    + "-"
                    + ObjectFormat.word(object);
        }
        return WORD_START.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** The kind of the object that is created, dropped, altered or renamed; null for any other change. */
    private static @Nullable ObjectKind objectKind(Change change) {
        boolean isOfObject = change instanceof ObjectChange.CreateObject
                || change instanceof ObjectChange.DropObject
                || change instanceof ObjectChange.AlterObject
                || change instanceof ObjectChange.RenameObject;
        return isOfObject ? change.subject().object().orElseThrow().kind() : null;
    }

    static void write(JsonOutput out, Change change) {
        out.field("change", kind(change));
        if (FAMILIES.stream().noneMatch(family -> family.writer().write(out, change))) {
            throw new IllegalStateException("no format for " + change);
        }
    }

    static Change read(JsonObject in) {
        String kind = in.string("change");
        for (Family family : FAMILIES) {
            Change change = family.reader().read(in, kind);
            if (change != null) {
                return change;
            }
        }
        throw in.error("change", "there is no change \"" + kind + "\"");
    }
}
