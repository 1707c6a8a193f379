package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Row security as statements. */
final class Policies {
    private static final SqlExpression ALL_ROWS = new SqlExpression("true");

    private Policies() {}

    /** A condition that is not stated is true; without any, PostgreSQL would let no row through. */
    static Statement create(QualifiedName table, Policy policy) {
        boolean inserts = policy.command() == Policy.Command.INSERT;
        SqlExpression using = policy.using() == null && !inserts ? ALL_ROWS : policy.using();
        SqlExpression check = policy.check() == null && inserts ? ALL_ROWS : policy.check();
        return Statement.of("CREATE POLICY " + on(table, policy.name())
                + (policy.permissive() ? "" : " AS RESTRICTIVE")
                + (policy.command() == Policy.Command.ALL ? "" : " FOR " + policy.command())
                + (policy.roles().isEmpty() ? "" : " TO " + roles(policy))
                + condition("USING", using)
                + condition("WITH CHECK", check));
    }

    static Statement drop(QualifiedName table, Policy policy) {
        return Statement.of("DROP POLICY " + on(table, policy.name()));
    }

    static Statement rename(QualifiedName table, String from, String to) {
        return Statement.of("ALTER POLICY " + on(table, from) + " RENAME TO " + Sql.identifier(to));
    }

    /** Alters what PostgreSQL can alter; otherwise the policy goes and comes back. */
    static List<Statement> alter(QualifiedName table, Policy from, Policy to) {
        boolean canAlter = from.command() == to.command()
                && from.permissive() == to.permissive()
                && !(from.using() != null && to.using() == null)
                && !(from.check() != null && to.check() == null);
        if (!canAlter) {
            return List.of(drop(table, from), create(table, to));
        }
        return List.of(Statement.of("ALTER POLICY " + on(table, to.name())
                + (from.roles().equals(to.roles()) ? "" : " TO " + roles(to))
                + (Objects.equals(from.using(), to.using()) ? "" : condition("USING", to.using()))
                + (Objects.equals(from.check(), to.check()) ? "" : condition("WITH CHECK", to.check()))));
    }

    static List<Statement> alter(QualifiedName table, RowSecurity.Mode from, RowSecurity.Mode to) {
        List<Statement> statements = new ArrayList<>();
        if (from.enabled() != to.enabled()) {
            statements.add(AlterTable.statement(table, (to.enabled() ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY"));
        }
        if (from.forced() != to.forced()) {
            statements.add(AlterTable.statement(table, (to.forced() ? "" : "NO ") + "FORCE ROW LEVEL SECURITY"));
        }
        return statements;
    }

    /** The policies of a new table, and whether they are applied. */
    static List<Statement> create(QualifiedName table, RowSecurity security) {
        List<Statement> statements = new ArrayList<>();
        security.policies().forEach(policy -> statements.add(create(table, policy)));
        statements.addAll(alter(table, RowSecurity.Mode.OFF, security.mode()));
        return statements;
    }

    private static String on(QualifiedName table, String policy) {
        return Sql.identifier(policy) + " ON " + Sql.name(table);
    }

    private static String roles(Policy policy) {
        return policy.roles().isEmpty()
                ? "PUBLIC"
                : policy.roles().stream().map(Policies::role).collect(Collectors.joining(", "));
    }

    private static String role(String role) {
        return Policy.KEYWORDS.contains(role) ? role.toUpperCase(Locale.ROOT) : Sql.identifier(role);
    }

    private static String condition(String word, @Nullable SqlExpression expression) {
        return expression == null ? "" : "\n    " + word + " (" + Sql.expression(expression) + ")";
    }
}
