package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.List;
import java.util.Objects;
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
        boolean isOfFile = this instanceof RenameObject rename && rename.from().kind() == ObjectKind.OBJECT;
        return isOfFile
                || this instanceof Identify
                || this instanceof ManageTable
                || this instanceof ManagePartitions
                || this instanceof RemoveExtension;
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

    /** A new object that is neither table nor enum type. */
    record CreateObject(SchemaObject object) implements Change {
        @Override
        public Subject subject() {
            return Subject.object(object.id());
        }
    }

    record DropObject(SchemaObject object) implements Change {
        @Override
        public Subject subject() {
            return Subject.object(object.id());
        }
    }

    /** Another definition or comment; kind and name stay. */
    record AlterObject(SchemaObject from, SchemaObject to) implements Change {
        public AlterObject {
            if (!from.id().equals(to.id())) {
                throw new IllegalArgumentException(from.id() + " cannot become " + to.id());
            }
        }

        @Override
        public Subject subject() {
            return Subject.object(from.id());
        }
    }

    /** Another name, another PostgreSQL schema, or both. */
    record RenameObject(ObjectId from, QualifiedName to) implements Change {
        @Override
        public Subject subject() {
            return Subject.object(from);
        }
    }

    record RenameAttribute(QualifiedName type, String from, String to) implements Change {
        @Override
        public Subject subject() {
            return Subject.attribute(type, from);
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

    /**
     * A table begins to inherit another one, after those that it inherits already.
     *
     * @param columns those of its own that the other one has, too, and hands down from now on
     * @param checks likewise
     */
    record Inherit(QualifiedName table, QualifiedName parent, List<Column> columns, List<Constraint.Check> checks)
            implements Change {
        public Inherit {
            columns = List.copyOf(columns);
            checks = List.copyOf(checks);
        }

        @Override
        public Subject subject() {
            return Subject.table(table);
        }
    }

    /**
     * A table no longer inherits another one, the last of those that it inherits.
     *
     * @param columns those that the other one handed down, and are its own from now on
     * @param checks likewise
     */
    record Disinherit(QualifiedName table, QualifiedName parent, List<Column> columns, List<Constraint.Check> checks)
            implements Change {
        public Disinherit {
            columns = List.copyOf(columns);
            checks = List.copyOf(checks);
        }

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
        /** What rows that exist get where they are filled by a change of its own. */
        public static final SqlExpression NO_VALUE = new SqlExpression("NULL");

        @Override
        public Subject subject() {
            return Subject.column(table, column.name());
        }

        /** Whether rows that exist get no value, though a sequence of the column's own gives those to come one. */
        public boolean isNumberedLater() {
            return column.defaultValue() instanceof DefaultValue.Serial && NO_VALUE.equals(backfill);
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

        /** Whether a sequence that the column had for its default says where that of an identity has to begin. */
        public boolean keepsCounting() {
            return from.defaultValue() instanceof DefaultValue.Serial
                    && to.defaultValue() instanceof DefaultValue.Identity
                    && from.type().equals(to.type())
                    && Objects.equals(from.collation(), to.collation());
        }
    }

    /**
     * An optional column becomes required, which new rows are held to before those that exist are looked at, without a lock
     * that others wait for (PostgreSQL 18).
     *
     * @param column as it is, optional
     */
    record RequireColumn(QualifiedName table, Column column) implements Change {
        @Override
        public Subject subject() {
            return Subject.column(table, column.name());
        }

        /** The same done at once. */
        public AlterColumn atOnce() {
            return new AlterColumn(table, column, column.withNullable(false), null, null);
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

    /** Policies begin or cease to be applied, or to be applied to the table's owner. */
    record AlterRowSecurity(QualifiedName table, RowSecurity.Mode from, RowSecurity.Mode to) implements Change {
        @Override
        public Subject subject() {
            return Subject.table(table);
        }
    }

    record AddPolicy(QualifiedName table, Policy policy) implements Change {
        @Override
        public Subject subject() {
            return Subject.policy(table, policy.name());
        }
    }

    record DropPolicy(QualifiedName table, Policy policy) implements Change {
        @Override
        public Subject subject() {
            return Subject.policy(table, policy.name());
        }
    }

    record RenamePolicy(QualifiedName table, String from, String to) implements Change {
        @Override
        public Subject subject() {
            return Subject.policy(table, from);
        }
    }

    /** Other roles, conditions or statements; the name stays. */
    record AlterPolicy(QualifiedName table, Policy from, Policy to) implements Change {
        @Override
        public Subject subject() {
            return Subject.policy(table, from.name());
        }
    }

    /** A new partition, which the server fills with nothing. */
    record AddPartition(QualifiedName table, Partition partition) implements Change {
        @Override
        public Subject subject() {
            return Subject.partition(table, partition.name());
        }
    }

    /** A partition goes with its rows; those that divide it are gone before. */
    record DropPartition(QualifiedName table, Partition partition) implements Change {
        @Override
        public Subject subject() {
            return Subject.partition(table, partition.name());
        }
    }

    record RenamePartition(QualifiedName table, QualifiedName from, QualifiedName to) implements Change {
        @Override
        public Subject subject() {
            return Subject.partition(table, from);
        }
    }

    /** A partition is detached or attached, takes other rows from now on, or gets other options; the name stays. */
    record AlterPartition(QualifiedName table, Partition from, Partition to) implements Change {
        @Override
        public Subject subject() {
            return Subject.partition(table, from.name());
        }

        /** Whether it is detached, perhaps to be attached again with another bound. */
        public boolean detaches() {
            return from.attached() && (!to.attached() || movesBound());
        }

        /** Whether it is attached, perhaps again with another bound. */
        public boolean attaches() {
            return to.attached() && (!from.attached() || movesBound());
        }

        /** Whether it stays attached and takes other rows. */
        public boolean movesBound() {
            return from.attached() && to.attached() && !from.bound().equals(to.bound());
        }
    }

    /** The partitions of a table begin or cease to be managed elsewhere; they themselves stay as they are. */
    record ManagePartitions(QualifiedName table, Partitioning from, Partitioning to) implements Change {
        @Override
        public Subject subject() {
            return Subject.table(table);
        }
    }

    /**
     * Another record, component, enum or constant declares an object; nothing in the database changes.
     *
     * @param subject a table, column, enum type or label, or another object that a record declares
     */
    record Identify(
            Subject subject,
            @Nullable String from,
            @Nullable String to) implements Change {}

    /**
     * What is changed stands beside what was there, and the database keeps both in step; the schema is as declared from now
     * on.
     */
    record Expand(Expansion expansion) implements Change {
        @Override
        public Subject subject() {
            return expansion.kind().isOfColumn()
                    ? Subject.column(expansion.from().name(), expansion.old().name())
                    : Subject.table(expansion.from().name());
        }
    }

    /** Rows that exist get the value of a new column that stands beside the old one, and it gets its constraints and indexes. */
    record FillExpansion(QualifiedName table, String column) implements Change {
        @Override
        public Subject subject() {
            return Subject.column(table, column);
        }
    }

    /**
     * What was there before an expansion goes.
     *
     * @param column as it is declared; null if the whole table was expanded
     */
    record Contract(QualifiedName table, @Nullable String column) implements Change {
        @Override
        public Subject subject() {
            return column == null ? Subject.table(table) : Subject.column(table, column);
        }
    }

    /**
     * The way back from a step of an expansion.
     *
     * @param step one that expands, fills or contracts
     * @param expansion the one that the step was of
     */
    record Revert(Change step, Expansion expansion) implements Change {
        public Revert {
            if (!(step instanceof Expand || step instanceof FillExpansion || step instanceof Contract)) {
                throw new IllegalArgumentException(step + " is no step of an expansion");
            }
        }

        @Override
        public Subject subject() {
            return Subject.of(expansion);
        }
    }
}
