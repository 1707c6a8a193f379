package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import org.jspecify.annotations.Nullable;

/** Changes of enum types and their labels. */
public sealed interface EnumChange extends Change {
    record CreateEnum(EnumType type) implements EnumChange {
        @Override
        public Subject subject() {
            return Subject.enumType(type.name());
        }
    }

    record DropEnum(EnumType type) implements EnumChange {
        @Override
        public Subject subject() {
            return Subject.enumType(type.name());
        }
    }

    record RenameEnum(QualifiedName from, QualifiedName to) implements EnumChange {
        @Override
        public Subject subject() {
            return Subject.enumType(from);
        }
    }

    record CommentEnum(
            QualifiedName type,
            @Nullable String from,
            @Nullable String to) implements EnumChange {
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
            @Nullable String before) implements EnumChange {
        @Override
        public Subject subject() {
            return Subject.label(type, label.text());
        }
    }

    record RenameLabel(QualifiedName type, String from, String to) implements EnumChange {
        @Override
        public Subject subject() {
            return Subject.label(type, from);
        }
    }

    /** Labels that PostgreSQL cannot change in place: some go, or the order is another; the type is built anew. */
    record ReplaceLabels(EnumType from, EnumType to) implements EnumChange {
        @Override
        public Subject subject() {
            return Subject.enumType(from.name());
        }
    }
}
