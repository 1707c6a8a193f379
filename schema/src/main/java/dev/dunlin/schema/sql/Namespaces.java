package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL schemas: made when the first object needs one, never dropped, and changed by moving objects. */
final class Namespaces {
    private static final String ALWAYS_THERE = "public";

    private Namespaces() {}

    /** Creates the PostgreSQL schema of a new object, unless something of ours is in it already. */
    static Optional<Statement> create(QualifiedName created, Fold before) {
        String namespace = created.namespace();
        if (namespace == null || namespace.equals(ALWAYS_THERE) || isUsed(namespace, before)) {
            return Optional.empty();
        }
        return Optional.of(Statement.of("CREATE SCHEMA IF NOT EXISTS " + Sql.identifier(namespace)));
    }

    private static boolean isUsed(String namespace, Fold before) {
        return Stream.of(
                        before.tables().keySet().stream(),
                        before.enums().keySet().stream(),
                        before.objects().keySet().stream().map(ObjectId::name))
                .flatMap(names -> names)
                .anyMatch(name -> namespace.equals(name.namespace()));
    }

    /**
     * Gives a table or type another name, another PostgreSQL schema, or both.
     *
     * @param kind {@code TABLE} or {@code TYPE}
     */
    static List<Statement> move(String kind, QualifiedName from, QualifiedName to, Fold before) {
        if (Objects.equals(from.namespace(), to.namespace())) {
            return List.of(rename(kind, from, to));
        }
        List<Statement> statements = new ArrayList<>();
        create(to, before).ifPresent(statements::add);
        QualifiedName onlyMoved = new QualifiedName(to.namespace(), from.name());
        boolean sameName = from.name().equals(to.name());
        if (!sameName && isTaken(onlyMoved, before)) {
            QualifiedName onlyRenamed = from.sibling(to.name());
            statements.add(rename(kind, from, onlyRenamed));
            statements.add(setSchema(kind, onlyRenamed, to));
        } else {
            statements.add(setSchema(kind, from, to));
            if (!sameName) {
                statements.add(rename(kind, onlyMoved, to));
            }
        }
        return statements;
    }

    private static boolean isTaken(QualifiedName name, Fold before) {
        return before.tables().containsKey(name)
                || before.enums().containsKey(name)
                || before.objects().keySet().stream().anyMatch(id -> id.name().equals(name));
    }

    private static Statement rename(String kind, QualifiedName from, QualifiedName to) {
        return Statement.of("ALTER " + kind + " " + Sql.name(from) + " RENAME TO " + Sql.identifier(to.name()));
    }

    private static Statement setSchema(String kind, QualifiedName from, QualifiedName to) {
        String alter = "ALTER " + kind + " " + Sql.name(from) + " SET SCHEMA ";
        if (to.namespace() != null) {
            return Statement.of(alter + Sql.identifier(to.namespace()));
        }
        return Statement.of("DO " + Sql.dollarQuoted("""

                        BEGIN
                            EXECUTE %s || quote_ident(current_schema());
                        END
                        """.formatted(Sql.literal(alter))));
    }
}
