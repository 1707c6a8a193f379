package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What something needs to be there: tables and types by their names where the structure states them, and every name that
 * occurs in its SQL, since without a catalog a function cannot be told from a table there. So there may be more than it
 * really needs, and never less.
 *
 * @param relations names of tables
 * @param types names of types
 * @param words names in SQL, each without its PostgreSQL schema
 * @param late names in bodies of functions, which may be looked up as late as when the function runs
 */
record Dependencies(Set<QualifiedName> relations, Set<QualifiedName> types, Set<String> words, Set<String> late) {
    private Dependencies() {
        this(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    /** What a change uses once it is done and did not use before, or goes on to use. */
    static Dependencies after(Change change) {
        Dependencies uses = new Dependencies();
        if (change instanceof Change.CreateObject create) {
            uses.add(create.object());
        } else if (change instanceof Change.AlterObject alter) {
            uses.add(alter.to());
        } else if (change instanceof Change.CreateTable create) {
            uses.add(create.table());
        } else if (change instanceof Change.AddColumn add) {
            uses.add(add.column());
            uses.add(add.backfill());
        } else if (change instanceof Change.AlterColumn alter) {
            uses.add(alter.to());
            uses.add(alter.using());
            uses.add(alter.backfill());
        } else if (change instanceof Change.Backfill backfill) {
            uses.add(backfill.value());
        } else if (change instanceof Change.AddConstraint add) {
            uses.add(add.constraint());
        } else if (change instanceof Change.AddIndex add) {
            uses.add(add.index());
        } else if (change instanceof Change.AddPolicy add) {
            uses.add(add.policy());
        } else if (change instanceof Change.AlterPolicy alter) {
            uses.add(alter.to());
        }
        return uses;
    }

    /** What a change finds in use, and perhaps lets go of. */
    static Dependencies before(Change change) {
        Dependencies uses = new Dependencies();
        if (change instanceof Change.DropObject drop) {
            uses.add(drop.object());
        } else if (change instanceof Change.AlterObject alter) {
            uses.add(alter.from());
        } else if (change instanceof Change.DropTable drop) {
            uses.add(drop.table());
        } else if (change instanceof Change.DropColumn drop) {
            uses.add(drop.column());
        } else if (change instanceof Change.AlterColumn alter) {
            uses.add(alter.from());
        } else if (change instanceof Change.DropConstraint drop) {
            uses.add(drop.constraint());
        } else if (change instanceof Change.DropIndex drop) {
            uses.add(drop.index());
        } else if (change instanceof Change.DropPolicy drop) {
            uses.add(drop.policy());
        } else if (change instanceof Change.AlterPolicy alter) {
            uses.add(alter.from());
        }
        return uses;
    }

    /** Whether a table, type or other object may be among them. */
    boolean includes(Subject subject) {
        QualifiedName name = subject.owner();
        return words.contains(name.name())
                || switch (subject.kind()) {
                    case TABLE -> relations.contains(name);
                    case ENUM, DOMAIN -> types.contains(name);
                    case COMPOSITE -> types.contains(name) || relations.contains(name);
                    default -> false;
                };
    }

    /** Whether something may be among what is looked up late. */
    boolean includesLate(Subject subject) {
        return late.contains(subject.owner().name());
    }

    private void add(SchemaObject object) {
        if (object instanceof Domain domain) {
            add(domain.type());
            add(domain.defaultValue());
            domain.checks().forEach(this::add);
        } else if (object instanceof CompositeType type) {
            type.attributes().forEach(attribute -> add(attribute.type()));
        } else if (object instanceof QueryObject view) {
            view.columns().forEach(column -> add(column.type()));
            add(view.query());
            if (view instanceof MaterializedView materialized) {
                materialized.indexes().forEach(this::add);
            }
        } else if (object instanceof SqlObject file) {
            words.addAll(file.text().words());
            late.addAll(file.text().names());
        } else if (!(object instanceof Sequence)) {
            throw new IllegalStateException("no dependencies of " + object);
        }
    }

    private void add(Table table) {
        table.columns().forEach(this::add);
        table.constraints().forEach(this::add);
        table.indexes().forEach(this::add);
        table.rowSecurity().policies().forEach(this::add);
    }

    private void add(Policy policy) {
        add(policy.using());
        add(policy.check());
    }

    private void add(Column column) {
        add(column.type());
        add(column.defaultValue());
    }

    private void add(ColumnType type) {
        QualifiedName name = type.definedName();
        if (name != null) {
            types.add(name);
        }
        ColumnType element = type instanceof ColumnType.ArrayOf array ? array.element() : type;
        if (element instanceof ColumnType.Foreign foreign) {
            add(foreign.sql());
        }
    }

    private void add(@Nullable DefaultValue value) {
        if (value instanceof DefaultValue.Expression expression) {
            add(expression.sql());
        } else if (value instanceof DefaultValue.Generated generated) {
            add(generated.sql());
        }
    }

    private void add(Constraint constraint) {
        if (constraint instanceof Constraint.ForeignKey key) {
            relations.add(key.target());
        } else if (constraint instanceof Constraint.Check check) {
            add(check.expression());
        }
    }

    private void add(Index index) {
        add(index.where());
        for (Index.Part part : index.parts()) {
            add(part.expression());
            add(part.operatorClass());
        }
    }

    private void add(@Nullable SqlExpression sql) {
        if (sql != null) {
            words.addAll(sql.names());
        }
    }
}
