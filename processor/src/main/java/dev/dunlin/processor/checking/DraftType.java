package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.schema.model.SchemaObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain or composite type as its record declares it, with what the author says about the way to it.
 *
 * @param was the former name; null for none
 * @param members attributes; empty for a domain
 */
record DraftType(
        Declaration.RecordType record,
        SchemaObject object,
        @Nullable String was,
        List<DraftMember> members,
        Spot spot) {
    DraftType {
        members = List.copyOf(members);
    }

    /**
     * Where an attribute is declared.
     *
     * @param was the former name; null for none
     */
    record DraftMember(String name, @Nullable String was, Spot spot) {}
}
