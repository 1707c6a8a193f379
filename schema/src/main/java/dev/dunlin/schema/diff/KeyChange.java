package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;

/** Changes of constraints and indexes. */
public sealed interface KeyChange extends Change {
    record AddConstraint(QualifiedName table, Constraint constraint) implements KeyChange {
        @Override
        public Subject subject() {
            return Subject.constraint(table, constraint.name());
        }
    }

    record DropConstraint(QualifiedName table, Constraint constraint) implements KeyChange {
        @Override
        public Subject subject() {
            return Subject.constraint(table, constraint.name());
        }
    }

    record RenameConstraint(QualifiedName table, String from, String to) implements KeyChange {
        @Override
        public Subject subject() {
            return Subject.constraint(table, from);
        }
    }

    /** Another comment, or another moment at which a foreign key is checked; the rest stays. */
    record AlterConstraint(QualifiedName table, Constraint from, Constraint to) implements KeyChange {
        @Override
        public Subject subject() {
            return Subject.constraint(table, from.name());
        }
    }

    /** A constraint that was added without looking at rows that exist is checked against them. */
    record ValidateConstraint(QualifiedName table, String constraint) implements KeyChange {
        @Override
        public Subject subject() {
            return Subject.constraint(table, constraint);
        }
    }

    /** A unique index becomes the primary key or unique constraint of the same name. */
    record PromoteIndex(QualifiedName table, Index index, Constraint constraint) implements KeyChange {
        @Override
        public Subject subject() {
            return Subject.constraint(table, constraint.name());
        }
    }

    record AddIndex(QualifiedName table, Index index) implements KeyChange {
        @Override
        public Subject subject() {
            return Subject.index(table, index.name());
        }
    }

    record DropIndex(QualifiedName table, Index index) implements KeyChange {
        @Override
        public Subject subject() {
            return Subject.index(table, index.name());
        }
    }

    /** Other storage parameters, or another comment; the rest stays. */
    record AlterIndex(QualifiedName table, Index from, Index to) implements KeyChange {
        @Override
        public Subject subject() {
            return Subject.index(table, from.name());
        }
    }

    record RenameIndex(QualifiedName table, String from, String to) implements KeyChange {
        @Override
        public Subject subject() {
            return Subject.index(table, from);
        }
    }
}
