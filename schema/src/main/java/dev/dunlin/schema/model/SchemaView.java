package dev.dunlin.schema.model;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** What there is to see of a schema, whether it stands still or is under change. */
public interface SchemaView {
    /** Names of the extensions that the schema needs. */
    SortedSet<String> extensions();

    /** The enum types by name. */
    SortedMap<QualifiedName, EnumType> enums();

    /** What is neither table nor enum type, by kind and name. */
    SortedMap<ObjectId, SchemaObject> objects();

    /** The tables by name, managed or not. */
    SortedMap<QualifiedName, Table> tables();

    default Optional<Table> table(QualifiedName name) {
        return Optional.ofNullable(tables().get(name));
    }

    default Optional<EnumType> enumType(QualifiedName name) {
        return Optional.ofNullable(enums().get(name));
    }

    default Optional<SchemaObject> object(ObjectKind kind, QualifiedName name) {
        return Optional.ofNullable(objects().get(new ObjectId(kind, name)));
    }
}
