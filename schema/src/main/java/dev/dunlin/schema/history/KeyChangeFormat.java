package dev.dunlin.schema.history;

import static dev.dunlin.schema.history.ChangeFields.name;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.snapshot.ConstraintFormat;
import dev.dunlin.schema.snapshot.IndexFormat;
import org.jspecify.annotations.Nullable;

/** Changes of constraints and indexes as JSON. */
final class KeyChangeFormat {
    private KeyChangeFormat() {}

    /** Writes a change if it is one of these; returns whether it is. */
    static boolean write(JsonOutput out, Change change) {
        return writeOfConstraint(out, change) || writeOfIndex(out, change);
    }

    /** The change of a kind; null if it is none of these. */
    static @Nullable Change read(JsonObject in, String kind) {
        return switch (kind) {
            case "add-constraint" -> new KeyChange.AddConstraint(name(in, "table"), constraint(in));
            case "drop-constraint" -> new KeyChange.DropConstraint(name(in, "table"), constraint(in));
            case "rename-constraint" ->
                new KeyChange.RenameConstraint(name(in, "table"), in.string("from"), in.string("to"));
            case "alter-constraint" ->
                new KeyChange.AlterConstraint(
                        name(in, "table"),
                        in.object("from", ConstraintFormat::read),
                        in.object("to", ConstraintFormat::read));
            case "validate-constraint" -> new KeyChange.ValidateConstraint(name(in, "table"), in.string("constraint"));
            case "promote-index" -> new KeyChange.PromoteIndex(name(in, "table"), index(in), constraint(in));
            case "add-index" -> new KeyChange.AddIndex(name(in, "table"), index(in));
            case "drop-index" -> new KeyChange.DropIndex(name(in, "table"), index(in));
            case "alter-index" ->
                new KeyChange.AlterIndex(
                        name(in, "table"), in.object("from", IndexFormat::read), in.object("to", IndexFormat::read));
            case "rename-index" -> new KeyChange.RenameIndex(name(in, "table"), in.string("from"), in.string("to"));
            default -> null;
        };
    }

    private static boolean writeOfConstraint(JsonOutput out, Change change) {
        if (change instanceof KeyChange.AddConstraint add) {
            constraint(name(out, "table", add.table()), add.constraint());
        } else if (change instanceof KeyChange.DropConstraint drop) {
            constraint(name(out, "table", drop.table()), drop.constraint());
        } else if (change instanceof KeyChange.RenameConstraint rename) {
            name(out, "table", rename.table()).field("from", rename.from()).field("to", rename.to());
        } else if (change instanceof KeyChange.AlterConstraint alter) {
            name(out, "table", alter.table())
                    .object("from", object -> ConstraintFormat.write(object, alter.from()))
                    .object("to", object -> ConstraintFormat.write(object, alter.to()));
        } else if (change instanceof KeyChange.ValidateConstraint validate) {
            name(out, "table", validate.table()).field("constraint", validate.constraint());
        } else if (change instanceof KeyChange.PromoteIndex promote) {
            constraint(index(name(out, "table", promote.table()), promote.index()), promote.constraint());
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeOfIndex(JsonOutput out, Change change) {
        if (change instanceof KeyChange.AddIndex add) {
            index(name(out, "table", add.table()), add.index());
        } else if (change instanceof KeyChange.DropIndex drop) {
            index(name(out, "table", drop.table()), drop.index());
        } else if (change instanceof KeyChange.AlterIndex alter) {
            name(out, "table", alter.table())
                    .object("from", object -> IndexFormat.write(object, alter.from()))
                    .object("to", object -> IndexFormat.write(object, alter.to()));
        } else if (change instanceof KeyChange.RenameIndex rename) {
            name(out, "table", rename.table()).field("from", rename.from()).field("to", rename.to());
        } else {
            return false;
        }
        return true;
    }

    private static JsonOutput constraint(JsonOutput out, Constraint constraint) {
        return out.object("constraint", object -> ConstraintFormat.write(object, constraint));
    }

    private static Constraint constraint(JsonObject in) {
        return in.object("constraint", ConstraintFormat::read);
    }

    private static JsonOutput index(JsonOutput out, Index index) {
        return out.object("index", object -> IndexFormat.write(object, index));
    }

    private static Index index(JsonObject in) {
        return in.object("index", IndexFormat::read);
    }
}
