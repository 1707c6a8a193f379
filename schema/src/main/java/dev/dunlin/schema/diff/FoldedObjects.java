package dev.dunlin.schema.diff;

import static dev.dunlin.schema.diff.Expectations.present;
import static dev.dunlin.schema.diff.Lists.replaced;

import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The enum types and other objects of a schema under change: all that is no table. */
final class FoldedObjects {
    private final SortedMap<QualifiedName, EnumType> enums;
    private final SortedMap<ObjectId, SchemaObject> objects;

    FoldedObjects(Schema schema) {
        enums = new TreeMap<>(schema.enums());
        objects = new TreeMap<>(schema.objects());
    }

    SortedMap<QualifiedName, EnumType> enums() {
        return Collections.unmodifiableSortedMap(enums);
    }

    SortedMap<ObjectId, SchemaObject> objects() {
        return Collections.unmodifiableSortedMap(objects);
    }

    void put(EnumType type) {
        enums.put(type.name(), type);
    }

    void put(SchemaObject object) {
        objects.put(object.id(), object);
    }

    void remove(QualifiedName enumType) {
        enums.remove(enumType);
    }

    void remove(ObjectId object) {
        objects.remove(object);
    }

    /** Replaces objects by others of the same identity. */
    void replaceAll(UnaryOperator<SchemaObject> change) {
        objects.replaceAll((id, object) -> change.apply(object));
    }

    /** An enum type that a change needs to be there; so are the objects that follow. */
    EnumType enumType(Change change, QualifiedName name) {
        return present(change, enums.get(name), "enum type " + name);
    }

    SchemaObject object(Change change, ObjectId id) {
        return present(change, objects.get(id), id.toString());
    }

    CompositeType composite(Change change, QualifiedName name) {
        return (CompositeType) object(change, new ObjectId(ObjectKind.COMPOSITE, name));
    }

    CompositeType.Attribute attribute(Change change, CompositeType type, String name) {
        return present(change, type.attribute(name).orElse(null), "attribute " + type.name() + "." + name);
    }

    void putAttribute(CompositeType type, CompositeType.Attribute from, CompositeType.Attribute to) {
        objects.put(type.id(), type.withAttributes(replaced(type.attributes(), from, to)));
    }
}
