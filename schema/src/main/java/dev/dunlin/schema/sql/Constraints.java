package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.QualifiedName;
import java.util.List;
import java.util.Locale;

/** Constraints as text of a statement. */
final class Constraints {
    private Constraints() {}

    /** {@code CONSTRAINT "name" …}, as it stands in {@code CREATE TABLE}; whether rows were checked is left out. */
    static String definition(Constraint constraint) {
        return "CONSTRAINT " + Sql.identifier(constraint.name()) + " " + body(constraint);
    }

    static Statement add(QualifiedName table, Constraint constraint) {
        String notValid = constraint.valid() ? "" : " NOT VALID";
        return AlterTable.statement(table, "ADD " + definition(constraint) + notValid);
    }

    /** Adds a key to a partitioned table alone; it holds when every partition has attached its own. */
    static Statement addOnly(QualifiedName table, Constraint constraint) {
        return Statement.of("ALTER TABLE ONLY " + Sql.name(table) + " ADD " + definition(constraint));
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

    static Statement promote(QualifiedName table, Constraint constraint) {
        String kind = constraint instanceof Constraint.PrimaryKey ? "PRIMARY KEY" : "UNIQUE";
        String deferral = constraint instanceof Constraint.Unique unique ? deferral(unique.deferral()) : "";
        String name = Sql.identifier(constraint.name());
        return AlterTable.statement(table, "ADD CONSTRAINT " + name + " " + kind + " USING INDEX " + name + deferral);
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
            return "CHECK (" + Sql.expression(check.expression()) + ")";
        }
        return foreignKey((Constraint.ForeignKey) constraint);
    }

    private static String foreignKey(Constraint.ForeignKey key) {
        return "FOREIGN KEY (" + Sql.identifiers(key.columns()) + ") REFERENCES "
                + Sql.name(key.target()) + " (" + Sql.identifiers(key.references()) + ")"
                + (key.matchFull() ? " MATCH FULL" : "")
                + action("UPDATE", key.onUpdate())
                + action("DELETE", key.onDelete())
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
