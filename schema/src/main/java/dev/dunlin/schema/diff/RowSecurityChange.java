package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;

/** Changes of row security and its policies. */
public sealed interface RowSecurityChange extends Change {
    /** Policies begin or cease to be applied, or to be applied to the table's owner. */
    record AlterRowSecurity(QualifiedName table, RowSecurity.Mode from, RowSecurity.Mode to)
            implements RowSecurityChange {
        @Override
        public Subject subject() {
            return Subject.table(table);
        }
    }

    record AddPolicy(QualifiedName table, Policy policy) implements RowSecurityChange {
        @Override
        public Subject subject() {
            return Subject.policy(table, policy.name());
        }
    }

    record DropPolicy(QualifiedName table, Policy policy) implements RowSecurityChange {
        @Override
        public Subject subject() {
            return Subject.policy(table, policy.name());
        }
    }

    record RenamePolicy(QualifiedName table, String from, String to) implements RowSecurityChange {
        @Override
        public Subject subject() {
            return Subject.policy(table, from);
        }
    }

    /** Other roles, conditions or statements; the name stays. */
    record AlterPolicy(QualifiedName table, Policy from, Policy to) implements RowSecurityChange {
        @Override
        public Subject subject() {
            return Subject.policy(table, from.name());
        }
    }
}
