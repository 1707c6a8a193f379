package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;

/** Changes of domains, composite types, sequences, views and objects of files. */
public sealed interface ObjectChange extends Change {
    /** A new object that is neither table nor enum type. */
    record CreateObject(SchemaObject object) implements ObjectChange {
        @Override
        public Subject subject() {
            return Subject.object(object.id());
        }
    }

    record DropObject(SchemaObject object) implements ObjectChange {
        @Override
        public Subject subject() {
            return Subject.object(object.id());
        }
    }

    /** Another definition or comment; kind and name stay. */
    record AlterObject(SchemaObject from, SchemaObject to) implements ObjectChange {
        public AlterObject {
            if (!from.id().equals(to.id())) {
                throw new IllegalArgumentException(from.id() + " cannot become " + to.id());
            }
        }

        @Override
        public Subject subject() {
            return Subject.object(from.id());
        }
    }

    /** Another name, another PostgreSQL schema, or both. */
    record RenameObject(ObjectId from, QualifiedName to) implements ObjectChange {
        @Override
        public Subject subject() {
            return Subject.object(from);
        }
    }

    record RenameAttribute(QualifiedName type, String from, String to) implements ObjectChange {
        @Override
        public Subject subject() {
            return Subject.attribute(type, from);
        }
    }
}
