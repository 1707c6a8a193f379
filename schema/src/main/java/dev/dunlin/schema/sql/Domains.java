package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Domain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Domains as statements. */
final class Domains {
    private Domains() {}

    /** {@code CREATE DOMAIN}, then the checks that are not valid, which cannot stand inside. */
    static List<Statement> create(Domain domain) {
        List<String> clauses = new ArrayList<>();
        if (domain.defaultValue() != null) {
            clauses.add("DEFAULT " + Defaults.value(domain.defaultValue(), domain.type()));
        }
        if (!domain.nullable()) {
            clauses.add("NOT NULL");
        }
        for (Constraint.Check check : domain.checks()) {
            if (check.valid()) {
                clauses.add(definition(check));
            }
        }
        String collation = domain.collation();
        String head = "CREATE DOMAIN " + Sql.name(domain.name()) + " AS " + Types.sql(domain.type())
                + (collation == null ? "" : " COLLATE " + Sql.identifier(collation));
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(
                clauses.size() < 2
                        ? String.join(" ", plus(head, clauses))
                        : String.join("\n    ", plus(head, clauses))));
        domain.checks().stream().filter(check -> !check.valid()).forEach(check -> statements.add(add(domain, check)));
        return statements;
    }

    private static List<String> plus(String head, List<String> clauses) {
        List<String> parts = new ArrayList<>(List.of(head));
        parts.addAll(clauses);
        return parts;
    }

    private static String definition(Constraint.Check check) {
        return "CONSTRAINT " + Sql.identifier(check.name()) + " CHECK (" + Sql.expression(check.expression()) + ")";
    }

    /** Alters a domain: checks that go, what is set, renamed checks, new checks, in this order. */
    static List<Statement> alter(Domain from, Domain to, Fold before) {
        if (TypeUse.mustReplace(from, to, before)) {
            return TypeReplacement.ofDomain(from, to, before);
        }
        List<Statement> statements = new ArrayList<>();
        Set<Constraint.Check> handled = new HashSet<>();
        List<Statement> renames = new ArrayList<>();
        for (Constraint.Check check : from.checks()) {
            Constraint.Check same = to.check(check.name()).orElse(null);
            Constraint.Check heir = same == null ? heir(check, from, to, handled) : null;
            if (heir != null) {
                handled.add(heir);
                renames.add(alter(
                        to,
                        "RENAME CONSTRAINT " + Sql.identifier(check.name()) + " TO " + Sql.identifier(heir.name())));
            } else if (same != null
                    && same.withValid(check.valid()).equals(check)
                    && (same.valid() || !check.valid())) {
                handled.add(same);
                if (same.valid() && !check.valid()) {
                    renames.add(alter(to, "VALIDATE CONSTRAINT " + Sql.identifier(check.name())));
                }
            } else {
                statements.add(alter(to, "DROP CONSTRAINT " + Sql.identifier(check.name())));
            }
        }
        setDefault(from, to, statements);
        if (from.nullable() != to.nullable()) {
            statements.add(alter(to, to.nullable() ? "DROP NOT NULL" : "SET NOT NULL"));
        }
        statements.addAll(renames);
        to.checks().stream().filter(check -> !handled.contains(check)).forEach(check -> statements.add(add(to, check)));
        return statements;
    }

    /** The new check that differs in nothing but its name. */
    private static Constraint.@Nullable Check heir(
            Constraint.Check check, Domain from, Domain to, Set<Constraint.Check> taken) {
        return to.checks().stream()
                .filter(other -> other.withName(check.name()).equals(check))
                .filter(other -> from.check(other.name()).isEmpty() && !taken.contains(other))
                .findFirst()
                .orElse(null);
    }

    private static void setDefault(Domain from, Domain to, List<Statement> statements) {
        if (!Objects.equals(from.defaultValue(), to.defaultValue())) {
            statements.add(alter(
                    to,
                    to.defaultValue() == null
                            ? "DROP DEFAULT"
                            : "SET DEFAULT " + Defaults.value(to.defaultValue(), to.type())));
        }
    }

    private static Statement add(Domain domain, Constraint.Check check) {
        return alter(domain, "ADD " + definition(check) + (check.valid() ? "" : " NOT VALID"));
    }

    private static Statement alter(Domain domain, String action) {
        return Statement.of("ALTER DOMAIN " + Sql.name(domain.name()) + " " + action);
    }
}
