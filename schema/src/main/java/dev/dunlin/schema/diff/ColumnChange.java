package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of columns and of the values in them. */
public sealed interface ColumnChange extends Change {
    /**
     * A new column.
     *
     * @param backfill expression that gives the rows that exist their value; null for none
     */
    record AddColumn(
            QualifiedName table, Column column, @Nullable SqlExpression backfill) implements ColumnChange {
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

    record DropColumn(QualifiedName table, Column column) implements ColumnChange {
        @Override
        public Subject subject() {
            return Subject.column(table, column.name());
        }
    }

    record RenameColumn(QualifiedName table, String from, String to) implements ColumnChange {
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
            implements ColumnChange {
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
    record RequireColumn(QualifiedName table, Column column) implements ColumnChange {
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
    record Backfill(QualifiedName table, String column, SqlExpression value) implements ColumnChange {
        @Override
        public Subject subject() {
            return Subject.column(table, column);
        }
    }
}
