package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.SchemaObject;

/**
 * What is neither table nor enum type. Each step is done where most of it belongs; {@link Ordering} puts every single change
 * where those around it need it.
 */
final class SchemaObjects {
    private final Draft draft;

    SchemaObjects(Draft draft) {
        this.draft = draft;
    }

    /** After constraints and indexes that stand in the way are gone, and before the columns that use what is changed. */
    void alter() {
        for (SchemaObject wanted : draft.wanted().objects().values()) {
            SchemaObject present = draft.objects().get(wanted.id());
            if (present != null && !Facts.of(present).equals(Facts.of(wanted))) {
                draft.add(new ObjectChange.AlterObject(present, wanted));
            }
        }
    }

    void create() {
        for (SchemaObject wanted : draft.wanted().objects().values()) {
            if (!draft.objects().containsKey(wanted.id())) {
                draft.add(new ObjectChange.CreateObject(wanted));
            }
        }
    }

    /** After tables and columns, which may be the last that use them. */
    void drop() {
        for (SchemaObject present : draft.objects().values()) {
            if (!draft.wanted().objects().containsKey(present.id())) {
                draft.add(new ObjectChange.DropObject(present));
            }
        }
    }
}
