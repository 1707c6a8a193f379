package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Enum types as statements. */
final class Enums {
    private static final int WIDTH = 100;

    private Enums() {}

    static List<Statement> create(EnumType type, Fold before) {
        List<Statement> statements = new ArrayList<>();
        Namespaces.create(type.name(), before).ifPresent(statements::add);
        statements.add(definition(type));
        if (type.comment() != null) {
            statements.add(Comments.onType(type.name(), type.comment()));
        }
        return statements;
    }

    /** {@code CREATE TYPE}, on one line if it is short, otherwise one line a label. */
    static Statement definition(EnumType type) {
        String head = "CREATE TYPE " + Sql.name(type.name()) + " AS ENUM (";
        List<String> labels = type.texts().stream().map(Sql::literal).toList();
        String line = head + String.join(", ", labels) + ")";
        return Statement.of(
                line.length() <= WIDTH
                        ? line
                        : labels.stream().collect(Collectors.joining(",\n    ", head + "\n    ", "\n)")));
    }

    static Statement drop(QualifiedName type) {
        return Statement.of("DROP TYPE " + Sql.name(type));
    }

    static List<Statement> rename(QualifiedName from, QualifiedName to, Fold before) {
        return Namespaces.move("TYPE", from, to, before);
    }

    /** Adds a label; outside a transaction it may be there already. */
    static Statement addLabel(EnumChange.AddLabel change, boolean transactional) {
        return Statement.of("ALTER TYPE " + Sql.name(change.type()) + " ADD VALUE "
                + (transactional ? "" : "IF NOT EXISTS ")
                + Sql.literal(change.label().text())
                + (change.before() == null ? "" : " BEFORE " + Sql.literal(change.before())));
    }

    static Statement renameLabel(QualifiedName type, String from, String to) {
        return Statement.of(
                "ALTER TYPE " + Sql.name(type) + " RENAME VALUE " + Sql.literal(from) + " TO " + Sql.literal(to));
    }
}
