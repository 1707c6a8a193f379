package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Constraints as text of a statement. */
final class Constraints {
    private Constraints() {}

    /** {@code CONSTRAINT "name" …}, as it stands in {@code CREATE TABLE}; whether rows were checked is left out. */
    static String definition(Constraint constraint) {
        return "CONSTRAINT " + Sql.identifier(constraint.name()) + " " + body(constraint);
    }

    static List<Statement> add(QualifiedName table, Constraint constraint) {
        String notValid = constraint.valid() ? "" : " NOT VALID";
        return commented(AlterTable.statement(table, "ADD " + definition(constraint) + notValid), table, constraint);
    }

    /** The comment on a constraint that is new, if it has one. */
    static List<Statement> comment(QualifiedName table, Constraint constraint) {
        return constraint.comment() == null
                ? List.of()
                : List.of(Comments.onConstraint(table, constraint.name(), constraint.comment()));
    }

    private static List<Statement> commented(Statement statement, QualifiedName table, Constraint constraint) {
        List<Statement> statements = new ArrayList<>(List.of(statement));
        statements.addAll(comment(table, constraint));
        return statements;
    }

    /** Changes when a foreign key is checked, and the comment of any constraint. */
    static List<Statement> alter(QualifiedName table, Constraint from, Constraint to) {
        List<Statement> statements = new ArrayList<>();
        if (from.deferral() != to.deferral()) {
            String when = to.deferral() == Deferral.NOT_DEFERRABLE ? " NOT DEFERRABLE" : deferral(to.deferral());
            statements.add(AlterTable.statement(table, "ALTER CONSTRAINT " + Sql.identifier(to.name()) + when));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            statements.add(Comments.onConstraint(table, to.name(), to.comment()));
        }
        return statements;
    }

    /** Adds a key to a partitioned table alone; it holds when every partition has attached its own. */
    static List<Statement> addOnly(QualifiedName table, Constraint constraint) {
        String sql = "ALTER TABLE ONLY " + Sql.name(table) + " ADD " + definition(constraint);
        return commented(Statement.of(sql), table, constraint);
    }

    static Statement drop(QualifiedName table, String name) {
        return AlterTable.statement(table, "DROP CONSTRAINT " + Sql.identifier(name));
    }

    static Statement rename(QualifiedName table, String from, String to) {
        return AlterTable.statement(table, "RENAME CONSTRAINT " + Sql.identifier(from) + " TO " + Sql.identifier(to));
    }

    /** Reads the whole table under a lock that blocks nobody, as long as it is the only statement of its transaction. */
    static Statement validate(QualifiedName table, String name, boolean transactional) {
        Statement statement = AlterTable.statement(table, "VALIDATE CONSTRAINT " + Sql.identifier(name));
        return transactional ? statement : Statement.unlimited(statement.sql());
    }

    static List<Statement> promote(QualifiedName table, Constraint constraint) {
        String kind = constraint instanceof Constraint.PrimaryKey ? "PRIMARY KEY" : "UNIQUE";
        String name = Sql.identifier(constraint.name());
        return commented(
                AlterTable.statement(
                        table,
                        "ADD CONSTRAINT " + name + " " + kind + " USING INDEX " + name
                                + deferral(constraint.deferral())),
                table,
                constraint);
    }

    private static String body(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return "PRIMARY KEY (" + Sql.identifiers(key.columns()) + ")";
        }
        if (constraint instanceof Constraint.Unique unique) {
            return "UNIQUE "
                    + (unique.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
                    + "(" + Sql.identifiers(unique.columns()) + ")"
                    + include(unique.include())
                    + deferral(unique.deferral());
        }
        if (constraint instanceof Constraint.Check check) {
            return "CHECK (" + Sql.expression(check.expression()) + ")" + (check.noInherit() ? " NO INHERIT" : "");
        }
        if (constraint instanceof Constraint.Exclude exclude) {
            return exclude(exclude);
        }
        return foreignKey((Constraint.ForeignKey) constraint);
    }

    private static String exclude(Constraint.Exclude exclude) {
        return "EXCLUDE USING " + Storage.word(exclude.method())
                + exclude.elements().stream().map(Constraints::element).collect(Collectors.joining(", ", " (", ")"))
                + include(exclude.include())
                + (exclude.storage().isEmpty() ? "" : " WITH " + Storage.parameters(exclude.storage()))
                + (exclude.where() == null ? "" : " WHERE (" + Sql.expression(exclude.where()) + ")")
                + deferral(exclude.deferral());
    }

    private static String element(Constraint.Exclude.Element element) {
        return Indexes.part(element.part()) + " WITH " + Storage.operator(element.operator());
    }

    private static String foreignKey(Constraint.ForeignKey key) {
        return "FOREIGN KEY (" + Sql.identifiers(key.columns()) + ") REFERENCES "
                + Sql.name(key.target()) + " (" + Sql.identifiers(key.references()) + ")"
                + (key.matchFull() ? " MATCH FULL" : "")
                + action("UPDATE", key.onUpdate())
                + action("DELETE", key.onDelete())
                + (key.onDeleteColumns().isEmpty() ? "" : " (" + Sql.identifiers(key.onDeleteColumns()) + ")")
                + deferral(key.deferral());
    }

    private static String action(String event, Action action) {
        return action == Action.NO_ACTION
                ? ""
                : " ON " + event + " " + action.name().replace('_', ' ').toUpperCase(Locale.ROOT);
    }

    static String include(List<String> columns) {
        return columns.isEmpty() ? "" : " INCLUDE (" + Sql.identifiers(columns) + ")";
    }

    private static String deferral(Deferral deferral) {
        return switch (deferral) {
            case NOT_DEFERRABLE -> "";
            case DEFERRABLE -> " DEFERRABLE";
            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }
}
