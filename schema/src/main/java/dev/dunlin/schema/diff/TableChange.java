package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.List;

/** Changes of tables as a whole. */
public sealed interface TableChange extends Change {
    /** A new table with its columns, constraints and indexes. */
    record CreateTable(Table table) implements TableChange {
        @Override
        public Subject subject() {
            return Subject.table(table.name());
        }
    }

    record DropTable(Table table) implements TableChange {
        @Override
        public Subject subject() {
            return Subject.table(table.name());
        }
    }

    /** Another name, another PostgreSQL schema, or both. */
    record RenameTable(QualifiedName from, QualifiedName to) implements TableChange {
        @Override
        public Subject subject() {
            return Subject.table(from);
        }
    }

    record AlterTable(QualifiedName table, TableOptions from, TableOptions to) implements TableChange {
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
            implements TableChange {
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
            implements TableChange {
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
    record ManageTable(Table from, Table to) implements TableChange {
        @Override
        public Subject subject() {
            return Subject.table(from.name());
        }
    }
}
