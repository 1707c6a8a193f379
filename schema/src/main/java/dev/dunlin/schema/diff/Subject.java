package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a change, a hazard or a message is about.
 *
 * @param owner the table, type or other object itself, or the one that the member belongs to; for an extension its name
 * @param member name of the column, constraint, index, policy, partition, label or attribute; null for the table, type or
 *     object itself
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
        PARTITION,
        SEQUENCE,
        DOMAIN,
        COMPOSITE,
        VIEW,
        MATERIALIZED_VIEW,
        OBJECT,
        ATTRIBUTE;

        /** As messages name it, for example {@code materialized view}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
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

    public static Subject object(ObjectId id) {
        return new Subject(kind(id.kind()), id.name(), null);
    }

    public static Subject attribute(QualifiedName type, String attribute) {
        return new Subject(Kind.ATTRIBUTE, type, attribute);
    }

    /** What was expanded, by the name that is declared. */
    public static Subject of(Expansion expansion) {
        String member = expansion.member();
        return member == null ? table(expansion.table()) : column(expansion.table(), member);
    }

    private static Kind kind(ObjectKind kind) {
        return switch (kind) {
            case SEQUENCE -> Kind.SEQUENCE;
            case DOMAIN -> Kind.DOMAIN;
            case COMPOSITE -> Kind.COMPOSITE;
            case VIEW -> Kind.VIEW;
            case MATERIALIZED_VIEW -> Kind.MATERIALIZED_VIEW;
            case OBJECT -> Kind.OBJECT;
        };
    }

    /** The object that this is, or that it belongs to; empty for tables, enum types, extensions and what belongs to them. */
    public Optional<ObjectId> object() {
        return switch (kind) {
            case SEQUENCE -> Optional.of(new ObjectId(ObjectKind.SEQUENCE, owner));
            case DOMAIN -> Optional.of(new ObjectId(ObjectKind.DOMAIN, owner));
            case COMPOSITE, ATTRIBUTE -> Optional.of(new ObjectId(ObjectKind.COMPOSITE, owner));
            case VIEW -> Optional.of(new ObjectId(ObjectKind.VIEW, owner));
            case MATERIALIZED_VIEW -> Optional.of(new ObjectId(ObjectKind.MATERIALIZED_VIEW, owner));
            case OBJECT -> Optional.of(new ObjectId(ObjectKind.OBJECT, owner));
            case EXTENSION, ENUM, LABEL, TABLE, COLUMN, CONSTRAINT, INDEX, POLICY, PARTITION -> Optional.empty();
        };
    }

    /** The table, type or other object that this belongs to, or this itself. */
    public Subject whole() {
        return switch (kind) {
            case LABEL -> enumType(owner);
            case COLUMN, CONSTRAINT, INDEX, POLICY, PARTITION -> table(owner);
            case ATTRIBUTE -> new Subject(Kind.COMPOSITE, owner, null);
            case EXTENSION, ENUM, TABLE, SEQUENCE, DOMAIN, COMPOSITE, VIEW, MATERIALIZED_VIEW, OBJECT -> this;
        };
    }

    /** The name as messages and accepted hazards show it, for example {@code locations.province}. */
    public String relativeTo(@Nullable String home) {
        String name = owner.relativeTo(home);
        return member == null ? name : name + "." + member;
    }
}
