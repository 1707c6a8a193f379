package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What a change, a hazard or a message is about.
 *
 * @param owner the table or enum type itself, or the one that the member belongs to; for an extension its name
 * @param member name of the column, constraint, index, policy, partition or label; null for the table or type itself
 */
public record Subject(
        Kind kind, QualifiedName owner, @Nullable String member) {
    /** The kinds of objects. */
    public enum Kind {
        EXTENSION,
        ENUM,
        LABEL,
        TABLE,
        COLUMN,
        CONSTRAINT,
        INDEX,
        POLICY,
        PARTITION
    }

    public static Subject table(QualifiedName table) {
        return new Subject(Kind.TABLE, table, null);
    }

    public static Subject column(QualifiedName table, String column) {
        return new Subject(Kind.COLUMN, table, column);
    }

    public static Subject constraint(QualifiedName table, String constraint) {
        return new Subject(Kind.CONSTRAINT, table, constraint);
    }

    public static Subject index(QualifiedName table, String index) {
        return new Subject(Kind.INDEX, table, index);
    }

    public static Subject policy(QualifiedName table, String policy) {
        return new Subject(Kind.POLICY, table, policy);
    }

    /** A partition; its name is qualified only if it is in another PostgreSQL schema than its table. */
    public static Subject partition(QualifiedName table, QualifiedName partition) {
        return new Subject(Kind.PARTITION, table, partition.relativeTo(table.namespace()));
    }

    public static Subject enumType(QualifiedName type) {
        return new Subject(Kind.ENUM, type, null);
    }

    public static Subject label(QualifiedName type, String label) {
        return new Subject(Kind.LABEL, type, label);
    }

    public static Subject extension(String name) {
        return new Subject(Kind.EXTENSION, QualifiedName.of(name), null);
    }

    /** The name as messages and accepted hazards show it, for example {@code locations.province}. */
    public String relativeTo(@Nullable String home) {
        String name = owner.relativeTo(home);
        return member == null ? name : name + "." + member;
    }
}
