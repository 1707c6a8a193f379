package dev.dunlin.schema.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A domain: another type with conditions.
 *
 * @param javaType binary name of the record that declares it; null where none does
 * @param type the type that it is over
 * @param nullable whether its values can be null
 * @param defaultValue a literal or an expression, for columns that state none; null for none
 * @param collation name of the collation; null for that of the type
 * @param checks over {@code VALUE}, sorted by name
 * @param comment text of {@code COMMENT ON DOMAIN}; null for none
 */
public record Domain(
        QualifiedName name,
        @Nullable String javaType,
        ColumnType type,
        boolean nullable,
        @Nullable DefaultValue defaultValue,
        @Nullable String collation,
        List<Constraint.Check> checks,
        @Nullable String comment)
        implements SchemaObject {
    public Domain {
        if (defaultValue != null
                && !(defaultValue instanceof DefaultValue.Literal)
                && !(defaultValue instanceof DefaultValue.Expression)) {
            throw new IllegalArgumentException("domain " + name + " cannot have the default " + defaultValue);
        }
        checks = checks.stream()
                .sorted(Comparator.comparing(Constraint.Check::name))
                .toList();
    }

    /** A domain whose values can be null, without anything else. */
    public static Domain of(QualifiedName name, ColumnType type) {
        return new Domain(name, null, type, true, null, null, List.of(), null);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.DOMAIN;
    }

    @Override
    public Domain withName(QualifiedName newName) {
        return new Domain(newName, javaType, type, nullable, defaultValue, collation, checks, comment);
    }

    @Override
    public Domain withJavaType(@Nullable String newJavaType) {
        return new Domain(name, newJavaType, type, nullable, defaultValue, collation, checks, comment);
    }

    public Domain withType(ColumnType newType) {
        return new Domain(name, javaType, newType, nullable, defaultValue, collation, checks, comment);
    }

    public Domain withNullable(boolean newNullable) {
        return new Domain(name, javaType, type, newNullable, defaultValue, collation, checks, comment);
    }

    public Domain withDefault(@Nullable DefaultValue newDefault) {
        return new Domain(name, javaType, type, nullable, newDefault, collation, checks, comment);
    }

    public Domain withChecks(List<Constraint.Check> newChecks) {
        return new Domain(name, javaType, type, nullable, defaultValue, collation, newChecks, comment);
    }

    public Domain withComment(@Nullable String newComment) {
        return new Domain(name, javaType, type, nullable, defaultValue, collation, checks, newComment);
    }

    public Optional<Constraint.Check> check(String checkName) {
        return checks.stream().filter(check -> check.name().equals(checkName)).findFirst();
    }
}
