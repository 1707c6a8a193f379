package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.Policy.Command;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads row security. Rules: a policy has the conditions that its statements can have, and is applied. */
final class PolicyReader {
    private static final String SECURITY = "RowLevelSecurity";
    private static final String POLICY = "Policy";
    private static final String EVERYBODY = "public";

    private final Context context;
    private final Expressions expressions;
    private final NameRule names;

    PolicyReader(Context context) {
        this.context = context;
        this.expressions = new Expressions(context.problems());
        this.names = new NameRule(context.problems());
    }

    void read(DraftTable table) {
        Optional<AnnotationUse> security = table.record.annotation(SECURITY);
        boolean enabled = security.filter(use -> use.flag("enabled", true)).isPresent();
        boolean forced = security.filter(use -> use.flag("forced", false)).isPresent();
        table.securityMode = new RowSecurity.Mode(enabled, forced);
        List<AnnotationUse> uses = table.record.annotations(POLICY);
        for (int i = 0; i < uses.size(); i++) {
            read(table, uses.get(i), table.spot.annotation(POLICY, i));
        }
        if (security.isEmpty() && !table.policies.isEmpty()) {
            notApplied(table);
        }
    }

    private void read(DraftTable table, AnnotationUse use, Spot spot) {
        String name = use.text("name").orElse("");
        if (name.isEmpty() || !names.check(name, spot.value("name"))) {
            if (name.isEmpty()) {
                context.add(spot.problem(Code.POLICY_NAME, "\"@Policy\" has no name")
                        .because("PostgreSQL tells the policies of a table apart by their names.")
                        .fix("Write for example: @Policy(name = \"own_rows\", …)"));
            }
            return;
        }
        use.text("was").ifPresent(was -> names.check(was, spot.value("was")));
        Command command = Command.valueOf(use.constant("command").orElse("ALL"));
        SqlExpression using = expressions.optional(use, "using", spot);
        SqlExpression check = expressions.optional(use, "check", spot);
        checkConditions(command, using, check, spot);
        Policy policy = new Policy(name, command, use.flag("permissive", true), roles(use, spot), using, check);
        boolean isNew =
                table.policies.stream().noneMatch(other -> other.value().name().equals(name));
        if (isNew) {
            table.policies.add(new DraftPolicy(policy, use.text("was").orElse(null), spot));
        } else {
            context.add(spot.value("name")
                    .problem(Code.POLICY_NAME, "\"%s\" is the name of two policies".formatted(name))
                    .because("PostgreSQL tells the policies of a table apart by their names.")
                    .fix("Give one of them another name."));
        }
    }

    private void checkConditions(
            Command command, @Nullable SqlExpression using, @Nullable SqlExpression check, Spot spot) {
        if (using != null && command == Command.INSERT) {
            wrong("using", command, "A row that is inserted was not there before", "check", spot);
        } else if (check != null && (command == Command.SELECT || command == Command.DELETE)) {
            wrong("check", command, "No row is written", "using", spot);
        }
    }

    private void wrong(String member, Command command, String why, String other, Spot spot) {
        context.add(spot.value(member)
                .problem(Code.POLICY_CONDITION, "\"%s\" says nothing for %s".formatted(member, command))
                .because(why + ", so PostgreSQL refuses such a condition.")
                .fix("Write the condition as \"%s\", or leave it out.".formatted(other)));
    }

    private List<String> roles(AnnotationUse use, Spot spot) {
        List<String> roles = new ArrayList<>();
        for (String role : use.texts("roles")) {
            String keyword = role.toLowerCase(Locale.ROOT);
            if (keyword.equals(EVERYBODY)) {
                return List.of();
            }
            if (role.isEmpty()) {
                context.add(spot.value("roles")
                        .problem(Code.POLICY_NAME, "\"\" is not a role")
                        .because("A role has a name.")
                        .fix("Leave roles out for everybody."));
            } else if (names.check(role, spot.value("roles"))) {
                roles.add(Policy.KEYWORDS.contains(keyword) ? keyword : role);
            }
        }
        return roles;
    }

    private void notApplied(DraftTable table) {
        context.add(table.policies
                .get(0)
                .spot()
                .problem(
                        Code.POLICY_NOT_APPLIED,
                        "\"%s\" has policies that are not applied"
                                .formatted(table.record.name().nested()))
                .because("PostgreSQL applies them where row security is enabled.")
                .fix("Write: @RowLevelSecurity — or, if it is meant: @RowLevelSecurity(enabled = false)"));
    }
}
