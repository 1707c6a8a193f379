package dev.dunlin.schema.history;

import static dev.dunlin.schema.history.ChangeFields.name;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.RowSecurityChange;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.snapshot.RowSecurityFormat;
import org.jspecify.annotations.Nullable;

/** Changes of row security as JSON. */
final class RowSecurityChangeFormat {
    private RowSecurityChangeFormat() {}

    /** Writes a change if it is one of these; returns whether it is. */
    static boolean write(JsonOutput out, Change change) {
        if (change instanceof RowSecurityChange.AlterRowSecurity alter) {
            name(out, "table", alter.table())
                    .inlineObject("from", mode -> RowSecurityFormat.writeMode(mode, alter.from()))
                    .inlineObject("to", mode -> RowSecurityFormat.writeMode(mode, alter.to()));
        } else if (change instanceof RowSecurityChange.AddPolicy add) {
            policy(name(out, "table", add.table()), add.policy());
        } else if (change instanceof RowSecurityChange.DropPolicy drop) {
            policy(name(out, "table", drop.table()), drop.policy());
        } else if (change instanceof RowSecurityChange.RenamePolicy rename) {
            name(out, "table", rename.table()).field("from", rename.from()).field("to", rename.to());
        } else if (change instanceof RowSecurityChange.AlterPolicy alter) {
            name(out, "table", alter.table())
                    .field("policy", alter.from().name())
                    .object("from", policy -> RowSecurityFormat.writeDefinition(policy, alter.from()))
                    .object("to", policy -> RowSecurityFormat.writeDefinition(policy, alter.to()));
        } else {
            return false;
        }
        return true;
    }

    /** The change of a kind; null if it is none of these. */
    static @Nullable Change read(JsonObject in, String kind) {
        return switch (kind) {
            case "alter-row-security" ->
                new RowSecurityChange.AlterRowSecurity(name(in, "table"), mode(in, "from"), mode(in, "to"));
            case "add-policy" -> new RowSecurityChange.AddPolicy(name(in, "table"), policy(in));
            case "drop-policy" -> new RowSecurityChange.DropPolicy(name(in, "table"), policy(in));
            case "rename-policy" ->
                new RowSecurityChange.RenamePolicy(name(in, "table"), in.string("from"), in.string("to"));
            case "alter-policy" -> alterPolicy(in);
            default -> null;
        };
    }

    private static RowSecurityChange.AlterPolicy alterPolicy(JsonObject in) {
        QualifiedName table = name(in, "table");
        String policy = in.string("policy");
        return new RowSecurityChange.AlterPolicy(
                table,
                in.object("from", from -> RowSecurityFormat.readDefinition(from, policy)),
                in.object("to", to -> RowSecurityFormat.readDefinition(to, policy)));
    }

    private static RowSecurity.Mode mode(JsonObject in, String field) {
        return in.object(field, RowSecurityFormat::readMode);
    }

    private static JsonOutput policy(JsonOutput out, Policy policy) {
        return out.object("policy", object -> RowSecurityFormat.writePolicy(object, policy));
    }

    private static Policy policy(JsonObject in) {
        return in.object("policy", RowSecurityFormat::readPolicy);
    }
}
