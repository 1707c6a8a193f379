package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * One structural difference. Names are those in force when all changes before it in its list are done. Each change carries
 * what it expects to find, so that applying it to another schema is noticed, and so that it can be undone.
 */
public sealed interface Change
        permits EnumChange,
                ObjectChange,
                TableChange,
                ColumnChange,
                KeyChange,
                RowSecurityChange,
                PartitionChange,
                ExpansionChange,
                Change.AddExtension,
                Change.RemoveExtension,
                Change.Identify {
    /** What is changed, by its name before the change. */
    Subject subject();

    /** Whether it leaves the database as it is, so that it makes no migration and is recorded by the next one. */
    default boolean isQuiet() {
        boolean isOfFile = this instanceof ObjectChange.RenameObject rename
                && rename.from().kind() == ObjectKind.OBJECT;
        return isOfFile
                || this instanceof Identify
                || this instanceof TableChange.ManageTable
                || this instanceof PartitionChange.ManagePartitions
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

    /**
     * Another record, component, enum or constant declares an object; nothing in the database changes.
     *
     * @param subject a table, column, enum type or label, or another object that a record declares
     */
    record Identify(
            Subject subject,
            @Nullable String from,
            @Nullable String to) implements Change {}
}
