package dev.dunlin.schema.laws;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.Policy.Command;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Secures random tables, and changes their policies as an author would. */
final class RandomPolicies {
    private final Random random;

    RandomPolicies(Random random) {
        this.random = random;
    }

    Table maybeSecured(Table table) {
        return random.nextInt(4) == 0 ? changed(changed(table)) : table;
    }

    /** Adds, drops, renames or alters a policy, or switches row security. */
    Table changed(Table table) {
        RowSecurity security = table.rowSecurity();
        List<Policy> policies = new ArrayList<>(security.policies());
        if (random.nextInt(3) == 0) {
            return table.withRowSecurity(
                    security.withMode(new RowSecurity.Mode(random.nextBoolean(), random.nextBoolean())));
        }
        if (policies.isEmpty() || random.nextInt(3) == 0) {
            policies.add(policy("it's \"policy\" " + random.nextInt(1_000_000), table));
        } else {
            Policy one = policies.remove(random.nextInt(policies.size()));
            switch (random.nextInt(4)) {
                case 0 -> policies.add(one.withName("renamed " + random.nextInt(1_000_000)));
                case 1 -> policies.add(policy(one.name(), table));
                case 2 -> policies.add(altered(one, table));
                default -> {}
            }
        }
        return table.withRowSecurity(security.withPolicies(policies));
    }

    /** The policy with other roles and conditions, where it has any. */
    private Policy altered(Policy policy, Table table) {
        return new Policy(
                policy.name(),
                policy.command(),
                policy.permissive(),
                policy.roles().isEmpty() ? List.of("pg_monitor") : List.of(),
                policy.using() == null ? null : condition(table),
                policy.check() == null ? null : condition(table));
    }

    private Policy policy(String name, Table table) {
        Command command = Command.values()[random.nextInt(Command.values().length)];
        boolean reads = command != Command.INSERT;
        boolean writes = command != Command.SELECT && command != Command.DELETE;
        List<String> roles =
                random.nextBoolean() ? List.of() : List.of(random.nextBoolean() ? "pg_monitor" : "current_user");
        return new Policy(
                name,
                command,
                random.nextBoolean(),
                roles,
                reads ? condition(table) : null,
                writes && random.nextBoolean() ? condition(table) : null);
    }

    private @Nullable SqlExpression condition(Table table) {
        Column column = table.columns().get(random.nextInt(table.columns().size()));
        return random.nextInt(4) == 0
                ? null
                : new SqlExpression(SchemaGenerator.quoted(column.name()) + " IS NOT NULL");
    }

    /** The table without the policies that read a column. */
    static Table withoutReaders(Table table, String column) {
        return table.withRowSecurity(table.rowSecurity()
                .withPolicies(table.rowSecurity().policies().stream()
                        .filter(policy -> !policy.mentions(column))
                        .toList()));
    }
}
