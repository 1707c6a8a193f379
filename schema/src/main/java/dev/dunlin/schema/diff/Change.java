package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import org.jspecify.annotations.Nullable;

/**
 * One structural difference. Names are those in force when all changes before it in its list are done. Each change carries
 * what it expects to find, so that applying it to another schema is noticed, and so that it can be undone.
 */
public sealed interface Change {
    /** What is changed, by its name before the change. */
    Subject subject();

    /** Whether it leaves the database as it is, so that it makes no migration and is recorded by the next one. */
    default boolean isQuiet() {
        return this instanceof Identify || this instanceof ManageTable || this instanceof RemoveExtension;
    }

    /** An extension that the schema needs from now on. */
    record AddExtension(String name) implements Change {
        @Override
        public Subject subject() {
            return Subject.extension(name);
        }
    }

    /** An extension that the schema no longer needs; it stays, since others may use it. */
    record RemoveExtension(String name) implements Change {
        @Override
        public Subject subject() {
            return Subject.extension(name);
        }
    }

    record CreateEnum(EnumType type) implements Change {
        @Override
        public Subject subject() {
            return Subject.enumType(type.name());
        }
    }

    record DropEnum(EnumType type) implements Change {
        @Override
        public Subject subject() {
            return Subject.enumType(type.name());
        }
    }

    record RenameEnum(QualifiedName from, QualifiedName to) implements Change {
        @Override
        public Subject subject() {
            return Subject.enumType(from);
        }
    }

    record CommentEnum(
            QualifiedName type,
            @Nullable String from,
            @Nullable String to) implements Change {
        @Override
        public Subject subject() {
            return Subject.enumType(type);
        }
    }

    /**
     * A new label.
     *
     * @param before text of the label that comes right after the new one; null if it is the last
     */
    record AddLabel(
            QualifiedName type,
            EnumType.Label label,
            @Nullable String before) implements Change {
        @Override
        public Subject subject() {
            return Subject.label(type, label.text());
        }
    }

    record RenameLabel(QualifiedName type, String from, String to) implements Change {
        @Override
        public Subject subject() {
            return Subject.label(type, from);
        }
    }

    /** Labels that PostgreSQL cannot change in place: some go, or the order is another; the type is built anew. */
    record ReplaceLabels(EnumType from, EnumType to) implements Change {
        @Override
        public Subject subject() {
            return Subject.enumType(from.name());
        }
    }

    /** A new table with its columns, constraints and indexes. */
    record CreateTable(Table table) implements Change {
        @Override
        public Subject subject() {
            return Subject.table(table.name());
        }
    }

    record DropTable(Table table) implements Change {
        @Override
        public Subject subject() {
            return Subject.table(table.name());
        }
    }

    /** Another name, another PostgreSQL schema, or both. */
    record RenameTable(QualifiedName from, QualifiedName to) implements Change {
        @Override
        public Subject subject() {
            return Subject.table(from);
        }
    }

    record AlterTable(QualifiedName table, TableOptions from, TableOptions to) implements Change {
        @Override
        public Subject subject() {
            return Subject.table(table);
        }
    }

    /** A table begins or ceases to be managed; the table itself stays as it is. */
    record ManageTable(Table from, Table to) implements Change {
        @Override
        public Subject subject() {
            return Subject.table(from.name());
        }
    }

    /**
     * A new column.
     *
     * @param backfill expression that gives the rows that exist their value; null for none
     */
    record AddColumn(
            QualifiedName table, Column column, @Nullable SqlExpression backfill) implements Change {
        @Override
        public Subject subject() {
            return Subject.column(table, column.name());
        }
    }

    record DropColumn(QualifiedName table, Column column) implements Change {
        @Override
        public Subject subject() {
            return Subject.column(table, column.name());
        }
    }

    record RenameColumn(QualifiedName table, String from, String to) implements Change {
        @Override
        public Subject subject() {
            return Subject.column(table, from);
        }
    }

    /**
     * Another type, nullability, default, collation, comment or way to keep values; the name stays.
     *
     * @param using expression that converts the old value to the new type; null for PostgreSQL's own cast
     * @param backfill expression that fills nulls before the column becomes required; null for none
     */
    record AlterColumn(
            QualifiedName table,
            Column from,
            Column to,
            @Nullable SqlExpression using,
            @Nullable SqlExpression backfill)
            implements Change {
        @Override
        public Subject subject() {
            return Subject.column(table, from.name());
        }
    }

    /** Rows whose column is null get a value; the structure stays. */
    record Backfill(QualifiedName table, String column, SqlExpression value) implements Change {
        @Override
        public Subject subject() {
            return Subject.column(table, column);
        }
    }

    record AddConstraint(QualifiedName table, Constraint constraint) implements Change {
        @Override
        public Subject subject() {
            return Subject.constraint(table, constraint.name());
        }
    }

    record DropConstraint(QualifiedName table, Constraint constraint) implements Change {
        @Override
        public Subject subject() {
            return Subject.constraint(table, constraint.name());
        }
    }

    record RenameConstraint(QualifiedName table, String from, String to) implements Change {
        @Override
        public Subject subject() {
            return Subject.constraint(table, from);
        }
    }

    /** Another comment, or another moment at which a foreign key is checked; the rest stays. */
    record AlterConstraint(QualifiedName table, Constraint from, Constraint to) implements Change {
        @Override
        public Subject subject() {
            return Subject.constraint(table, from.name());
        }
    }

    /** A constraint that was added without looking at rows that exist is checked against them. */
    record ValidateConstraint(QualifiedName table, String constraint) implements Change {
        @Override
        public Subject subject() {
            return Subject.constraint(table, constraint);
        }
    }

    /** A unique index becomes the primary key or unique constraint of the same name. */
    record PromoteIndex(QualifiedName table, Index index, Constraint constraint) implements Change {
        @Override
        public Subject subject() {
            return Subject.constraint(table, constraint.name());
        }
    }

    record AddIndex(QualifiedName table, Index index) implements Change {
        @Override
        public Subject subject() {
            return Subject.index(table, index.name());
        }
    }

    record DropIndex(QualifiedName table, Index index) implements Change {
        @Override
        public Subject subject() {
            return Subject.index(table, index.name());
        }
    }

    /** Other storage parameters, or another comment; the rest stays. */
    record AlterIndex(QualifiedName table, Index from, Index to) implements Change {
        @Override
        public Subject subject() {
            return Subject.index(table, from.name());
        }
    }

    record RenameIndex(QualifiedName table, String from, String to) implements Change {
        @Override
        public Subject subject() {
            return Subject.index(table, from);
        }
    }

    /**
     * Another record, component, enum or constant declares an object; nothing in the database changes.
     *
     * @param subject a table, column, enum type or label
     */
    record Identify(
            Subject subject,
            @Nullable String from,
            @Nullable String to) implements Change {}
}
