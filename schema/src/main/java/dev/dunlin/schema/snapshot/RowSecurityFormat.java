package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.Policy.Command;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SqlExpression;

/** Row security: {@code "rowSecurity": {"enabled": true}} and {@code "policies": […]} beside it. */
public final class RowSecurityFormat {
    private RowSecurityFormat() {}

    static void write(JsonOutput out, RowSecurity security) {
        if (!security.mode().equals(RowSecurity.Mode.OFF)) {
            out.inlineObject("rowSecurity", mode -> writeMode(mode, security.mode()));
        }
        out.list("policies", security.policies(), RowSecurityFormat::writePolicy);
    }

    static RowSecurity read(JsonObject in) {
        RowSecurity.Mode mode = in.optionalObject("rowSecurity", RowSecurityFormat::readMode);
        return new RowSecurity(
                mode == null ? RowSecurity.Mode.OFF : mode, in.list("policies", RowSecurityFormat::readPolicy));
    }

    public static void writeMode(JsonOutput out, RowSecurity.Mode mode) {
        out.flag("enabled", mode.enabled()).flag("forced", mode.forced());
    }

    public static RowSecurity.Mode readMode(JsonObject in) {
        return new RowSecurity.Mode(in.flag("enabled"), in.flag("forced"));
    }

    public static void writePolicy(JsonOutput out, Policy policy) {
        out.field("name", policy.name());
        writeDefinition(out, policy);
    }

    public static Policy readPolicy(JsonObject in) {
        return readDefinition(in, in.string("name"));
    }

    /** Writes a policy without its name. */
    public static void writeDefinition(JsonOutput out, Policy policy) {
        out.constant("command", policy.command(), Command.ALL)
                .flag("permissive", policy.permissive(), true)
                .strings("roles", policy.roles())
                .optional(
                        "using", policy.using() == null ? null : policy.using().sql())
                .optional(
                        "check", policy.check() == null ? null : policy.check().sql());
    }

    public static Policy readDefinition(JsonObject in, String name) {
        return new Policy(
                name,
                in.constant("command", Command.ALL),
                in.flag("permissive", true),
                in.strings("roles"),
                in.optional("using", SqlExpression::new),
                in.optional("check", SqlExpression::new));
    }
}
