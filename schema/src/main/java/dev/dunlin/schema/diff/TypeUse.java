package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where types that a schema defines are used, and what that means for changes to them. */
public final class TypeUse {
    private TypeUse() {}

    /** The type that a domain is over, be it by way of others; any other type itself. */
    public static ColumnType base(ColumnType type, SchemaView schema) {
        Domain domain = domain(type, schema);
        return domain == null ? type : base(domain.type(), schema);
    }

    /** Whether a type is a domain that refuses a value of the type that it is over. */
    public static boolean isConstrained(ColumnType type, SchemaView schema) {
        Domain domain = domain(type, schema);
        return domain != null
                && (!domain.nullable() || !domain.checks().isEmpty() || isConstrained(domain.type(), schema));
    }

    /** Whether values are of a domain that may refuse null and has no default of its own. */
    public static boolean refusesNull(ColumnType type, SchemaView schema) {
        Domain domain = domain(type, schema);
        return domain != null
                && domain.defaultValue() == null
                && (!domain.nullable()
                        || domain.checks().stream()
                                .anyMatch(check -> check.expression().mayRefuseNull())
                        || refusesNull(domain.type(), schema));
    }

    private static @Nullable Domain domain(ColumnType type, SchemaView schema) {
        return type instanceof ColumnType.Defined defined
                        && schema.objects().get(new ObjectId(ObjectKind.DOMAIN, defined.name()))
                                instanceof Domain domain
                ? domain
                : null;
    }

    /** The domains and composite types that are made of a type, or of one that is; each after those that it is made of. */
    public static List<SchemaObject> madeOf(QualifiedName type, SchemaView schema) {
        List<SchemaObject> users = new ArrayList<>();
        schema.objects().values().forEach(object -> add(object, type, schema, users));
        return users;
    }

    /** The types that the schema defines of which another one is made, itself included. */
    public static Set<QualifiedName> madeFrom(ColumnType type, SchemaView schema) {
        Set<QualifiedName> types = new TreeSet<>();
        QualifiedName name = type.definedName();
        if (name != null) {
            types.add(name);
            Stream.concat(
                            schema.enums().keySet().stream(),
                            schema.objects().values().stream()
                                    .filter(object -> object.kind().isType())
                                    .map(SchemaObject::name))
                    .filter(part -> madeOf(part, schema).stream()
                            .anyMatch(user -> user.name().equals(name)))
                    .forEach(types::add);
        }
        return types;
    }

    private static void add(SchemaObject object, QualifiedName type, SchemaView schema, List<SchemaObject> users) {
        if (users.contains(object) || !isMadeOf(object, type, schema)) {
            return;
        }
        schema.objects().values().stream()
                .filter(part -> names(object).contains(part.name()))
                .forEach(part -> add(part, type, schema, users));
        users.add(object);
    }

    private static boolean isMadeOf(SchemaObject object, QualifiedName type, SchemaView schema) {
        Set<QualifiedName> names = names(object);
        return names.contains(type)
                || schema.objects().values().stream()
                        .anyMatch(part -> names.contains(part.name()) && isMadeOf(part, type, schema));
    }

    /** The types that the schema defines of which an object is made. */
    private static Set<QualifiedName> names(SchemaObject object) {
        Set<QualifiedName> names = new TreeSet<>();
        if (object instanceof Domain domain) {
            addName(domain.type(), names);
        } else if (object instanceof CompositeType type) {
            type.attributes().forEach(attribute -> addName(attribute.type(), names));
        }
        return names;
    }

    private static void addName(ColumnType type, Set<QualifiedName> names) {
        QualifiedName name = type.definedName();
        if (name != null) {
            names.add(name);
        }
    }

    /** Whether a column is of a type, of its array, or of one that is made of it. */
    public static boolean isUsedByTables(QualifiedName type, SchemaView schema) {
        Set<QualifiedName> types = withUsers(type, schema);
        return schema.tables().values().stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.type().definedName() != null
                        && types.contains(column.type().definedName()));
    }

    /** Whether a table is divided by a column of a type, or of one that is made of it, which nothing can change then. */
    static boolean isDividing(QualifiedName type, SchemaView schema) {
        Set<QualifiedName> types = withUsers(type, schema);
        return schema.tables().values().stream()
                .anyMatch(table -> table.columns().stream().anyMatch(column -> isDividing(column, table, types)));
    }

    static boolean isDividing(Column column, Table table, Set<QualifiedName> types) {
        Partitioning partitioning = table.partitioning();
        return partitioning != null
                && column.type().definedName() != null
                && types.contains(column.type().definedName())
                && partitioning.dependsOn(column.name());
    }

    /** A type and all that are made of it. */
    public static Set<QualifiedName> withUsers(QualifiedName type, SchemaView schema) {
        Set<QualifiedName> types = new TreeSet<>(Set.of(type));
        madeOf(type, schema).forEach(user -> types.add(user.name()));
        return types;
    }

    /**
     * Whether PostgreSQL cannot make a change in place, so that the type is built anew and its columns are converted: another
     * type below a domain; a stricter domain, or another type of an attribute, while columns hold such values inside others
     * (SQLSTATE 0A000).
     */
    public static boolean mustReplace(SchemaObject from, SchemaObject to, SchemaView before) {
        if (from instanceof Domain old && to instanceof Domain domain) {
            return !old.type().equals(domain.type())
                    || !Objects.equals(old.collation(), domain.collation())
                    || (isStricter(old, domain) && isInsideOthers(old.name(), before));
        }
        return from instanceof CompositeType old
                && to instanceof CompositeType type
                && isRetyped(old, type)
                && isUsedByTables(old.name(), before);
    }

    /** Whether a domain refuses more than before, so that rows that exist have to be looked at. */
    public static boolean isStricter(Domain from, Domain to) {
        return (from.nullable() && !to.nullable())
                || to.checks().stream()
                        .filter(Constraint.Check::valid)
                        .anyMatch(check -> from.checks().stream()
                                .noneMatch(old -> old.withName(check.name()).equals(check)));
    }

    /** Whether a column holds values of a domain as elements or attributes of its own values. */
    private static boolean isInsideOthers(QualifiedName domain, SchemaView schema) {
        Set<QualifiedName> plain = new TreeSet<>(Set.of(domain));
        for (SchemaObject user : madeOf(domain, schema)) {
            if (user instanceof Domain over
                    && !(over.type() instanceof ColumnType.ArrayOf)
                    && plain.containsAll(names(over))) {
                plain.add(user.name());
            } else if (isUsedByTables(user.name(), schema)) {
                return true;
            }
        }
        return schema.tables().values().stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.type() instanceof ColumnType.ArrayOf array
                        && array.definedName() != null
                        && plain.contains(array.definedName()));
    }

    private static boolean isRetyped(CompositeType from, CompositeType to) {
        return from.attributes().stream()
                .anyMatch(attribute -> to.attribute(attribute.name())
                        .filter(now -> !now.type().equals(attribute.type())
                                || !Objects.equals(now.collation(), attribute.collation()))
                        .isPresent());
    }
}
