package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Objects that are neither table nor enum type as statements, each kind as its own class writes it. */
final class SchemaObjects {
    private SchemaObjects() {}

    static List<Statement> create(SchemaObject object, Fold before) {
        List<Statement> statements = new ArrayList<>();
        Namespaces.create(object.name(), before).ifPresent(statements::add);
        if (object instanceof SqlObject file) {
            statements.addAll(namespaces(file, before));
        }
        statements.addAll(definition(object));
        if (object.comment() != null) {
            statements.add(Comments.onObject(object.id(), object.comment()));
        }
        return statements;
    }

    private static List<Statement> namespaces(SqlObject file, Fold before) {
        List<Statement> statements = new ArrayList<>();
        for (String namespace : file.namespaces()) {
            Namespaces.create(new QualifiedName(namespace, file.name().name()), before)
                    .ifPresent(statements::add);
        }
        return statements;
    }

    /** Creates an object in a PostgreSQL schema that is there, without its comment. */
    static List<Statement> definition(SchemaObject object) {
        if (object instanceof Sequence sequence) {
            return List.of(Sequences.create(sequence));
        } else if (object instanceof Domain domain) {
            return Domains.create(domain);
        } else if (object instanceof CompositeType type) {
            return Composites.create(type);
        } else if (object instanceof View view) {
            return Views.create(view);
        } else if (object instanceof MaterializedView view) {
            return Views.create(view);
        } else if (object instanceof SqlObject file) {
            return List.of(Files.carry(file));
        }
        throw new IllegalStateException("no SQL for " + object);
    }

    static List<Statement> drop(SchemaObject object) {
        return object instanceof SqlObject file ? Files.remove(file) : List.of(drop(object.id()));
    }

    /** Drops anything but what a file holds. */
    static Statement drop(ObjectId id) {
        return Statement.of("DROP " + id.kind().sql() + " " + Sql.name(id.name()));
    }

    static List<Statement> rename(ObjectId from, QualifiedName to, Fold before) {
        return from.kind() == ObjectKind.OBJECT
                ? List.of()
                : Namespaces.move(from.kind().sql(), from.name(), to, before);
    }

    static List<Statement> alter(SchemaObject from, SchemaObject to, Fold before) {
        List<Statement> statements = new ArrayList<>();
        if (from instanceof Sequence old && to instanceof Sequence sequence) {
            statements.addAll(Sequences.alter(old, sequence));
        } else if (from instanceof Domain old && to instanceof Domain domain) {
            statements.addAll(Domains.alter(old, domain, before));
        } else if (from instanceof CompositeType old && to instanceof CompositeType type) {
            statements.addAll(Composites.alter(old, type, before));
        } else if (from instanceof QueryObject old && to instanceof QueryObject view) {
            statements.addAll(Views.alter(old, view));
        } else if (from instanceof SqlObject old && to instanceof SqlObject file) {
            statements.addAll(namespaces(file, before));
            statements.addAll(Files.alter(old, file));
        } else {
            throw new IllegalStateException("no SQL for " + from + " to " + to);
        }
        if (!TypeUse.mustReplace(from, to, before) && !Objects.equals(from.comment(), to.comment())) {
            statements.add(Comments.onObject(to.id(), to.comment()));
        }
        return statements;
    }
}
