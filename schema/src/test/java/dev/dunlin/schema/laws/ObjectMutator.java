package dev.dunlin.schema.laws;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.CompositeType.Attribute;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Edits the sequences, domains and composite types of a schema, one at a time. */
final class ObjectMutator {
    private final Random random;
    private final SchemaGenerator generator;
    private final @Nullable String namespace;
    private final Schema schema;
    private final Schema first;
    private final Map<Subject, String> was;

    /**
     * A mutator of one schema.
     *
     * @param first the schema before all edits
     * @param was former names, which grow
     */
    ObjectMutator(
            Random random,
            SchemaGenerator generator,
            @Nullable String namespace,
            Schema schema,
            Schema first,
            Map<Subject, String> was) {
        this.random = random;
        this.generator = generator;
        this.namespace = namespace;
        this.schema = schema;
        this.first = first;
        this.was = was;
    }

    Schema edit() {
        List<SchemaObject> objects = schema.objects().values().stream()
                .filter(object -> !object.kind().isView() && !(object instanceof SqlObject))
                .toList();
        if (objects.isEmpty() || random.nextInt(4) == 0) {
            return with(generator.object(enums()));
        }
        SchemaObject object = objects.get(random.nextInt(objects.size()));
        return switch (random.nextInt(4)) {
            case 0 -> drop(object);
            case 1 -> rename(object);
            default -> alter(object);
        };
    }

    private Schema alter(SchemaObject object) {
        if (object instanceof Sequence sequence) {
            return with(sequence.withOptions(generator.options()));
        }
        return object instanceof Domain domain ? alter(domain) : alter((CompositeType) object);
    }

    private Schema alter(Domain domain) {
        return switch (random.nextInt(6)) {
            case 0 -> with(domain.withComment(generator.comment()));
            case 1 -> with(domain.withDefault(generator.literal(domain.type(), enums())));
            case 2 -> with(domain.withNullable(!domain.nullable()));
            case 3 -> isInteger(domain.type()) ? with(domain.withType(Builtin.of("bigint"))) : schema;
            case 4 ->
                with(domain.withChecks(domain.checks().stream()
                        .map(check -> check.withName("renamed " + check.name()))
                        .toList()));
            default -> {
                List<Constraint.Check> checks = new ArrayList<>(domain.checks());
                if (checks.size() > 1) {
                    checks.remove(0);
                }
                checks.add(generator.domainCheck("added " + random.nextInt(1_000_000)));
                yield with(domain.withChecks(checks));
            }
        };
    }

    private static boolean isInteger(ColumnType type) {
        return type.equals(Builtin.of("integer"));
    }

    private Schema alter(CompositeType type) {
        List<Attribute> attributes = new ArrayList<>(type.attributes());
        int at = random.nextInt(attributes.size());
        Attribute attribute = attributes.get(at);
        switch (random.nextInt(5)) {
            case 0 -> attributes.add(at, generator.attribute(attributes, List.of()));
            case 1 -> {
                if (attributes.size() > 1) {
                    attributes.remove(at);
                }
            }
            case 2 -> {
                if (isInteger(attribute.type())) {
                    attributes.set(at, attribute.withType(Builtin.of("bigint")));
                }
            }
            case 3 -> attributes.set(at, attribute.withComment(generator.comment()));
            default -> {
                String to = "renamed " + random.nextInt(1_000_000);
                return Fold.apply(schema, List.of(new ObjectChange.RenameAttribute(type.name(), attribute.name(), to)));
            }
        }
        CompositeType altered = type.withAttributes(attributes);
        return uses(altered, type.name()) ? schema : with(altered);
    }

    /** Whether a type would be made of itself. */
    private boolean uses(SchemaObject object, QualifiedName name) {
        if (object instanceof CompositeType type) {
            return type.attributes().stream().anyMatch(attribute -> uses(attribute.type(), name));
        }
        return object instanceof Domain domain && uses(domain.type(), name);
    }

    private boolean uses(ColumnType type, QualifiedName name) {
        QualifiedName part = type.definedName();
        return part != null
                && (part.equals(name)
                        || schema.objects().values().stream()
                                .filter(object -> object.name().equals(part))
                                .anyMatch(object -> uses(object, name)));
    }

    private Schema rename(SchemaObject object) {
        QualifiedName to = new QualifiedName(namespace, generator.relationName());
        if (object instanceof Sequence sequence) {
            Subject subject = Subject.object(sequence.withName(to).id());
            boolean isKnown =
                    first.objects().containsKey(sequence.id()) && !was.containsKey(Subject.object(sequence.id()));
            if (!isKnown || was.containsValue(sequence.name().name())) {
                return schema;
            }
            was.put(subject, sequence.name().name());
        }
        return Fold.apply(schema, List.of(new ObjectChange.RenameObject(object.id(), to)));
    }

    private Schema drop(SchemaObject object) {
        if (object instanceof Sequence sequence) {
            boolean isUsed = schema.tables().values().stream()
                    .flatMap(table -> table.columns().stream())
                    .anyMatch(
                            column -> SchemaGenerator.nextValue(sequence.name()).equals(column.defaultValue()));
            boolean isRenamed = was.containsKey(Subject.object(sequence.id()));
            return isUsed || isRenamed ? schema : without(sequence);
        }
        if (object instanceof Domain domain) {
            return without(domain)
                    .withObjects(without(domain).objects().values().stream()
                            .map(other -> replaced(other, domain))
                            .toList());
        }
        boolean isUsed = schema.objects().values().stream().anyMatch(other -> uses(other, object.name()))
                || schema.tables().values().stream()
                        .flatMap(table -> table.columns().stream())
                        .anyMatch(column -> object.name().equals(column.type().definedName()));
        return isUsed ? schema : without(object);
    }

    /** The schema without an object; where a domain stood is the type that it was over. */
    private Schema without(SchemaObject object) {
        TreeMap<QualifiedName, Table> tables = new TreeMap<>(schema.tables());
        if (object instanceof Domain domain) {
            tables.replaceAll((name, table) -> table.withColumns(table.columns().stream()
                    .map(column -> column.withType(replaced(column.type(), domain)))
                    .toList()));
        }
        List<SchemaObject> objects = new ArrayList<>(schema.objects().values());
        objects.removeIf(other -> other.id().equals(object.id()));
        return new Schema(schema.extensions(), schema.enums(), tables).withObjects(objects);
    }

    private static SchemaObject replaced(SchemaObject object, Domain gone) {
        UnaryOperator<Attribute> change = attribute -> attribute.withType(replaced(attribute.type(), gone));
        return object instanceof CompositeType type
                ? type.withAttributes(type.attributes().stream().map(change).toList())
                : object;
    }

    private static ColumnType replaced(ColumnType type, Domain gone) {
        if (!gone.name().equals(type.definedName())) {
            return type;
        }
        return type instanceof ArrayOf ? new ArrayOf(gone.type()) : gone.type();
    }

    private Schema with(SchemaObject object) {
        List<SchemaObject> objects = new ArrayList<>(schema.objects().values());
        objects.removeIf(other -> other.id().equals(object.id()));
        objects.add(object);
        return schema.withObjects(objects);
    }

    private List<EnumType> enums() {
        return new ArrayList<>(schema.enums().values());
    }
}
