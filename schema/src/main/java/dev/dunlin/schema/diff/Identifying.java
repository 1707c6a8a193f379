package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Last phase: which record, component, enum or constant declares what, where that is another one than before. */
final class Identifying {
    private final Draft draft;

    Identifying(Draft draft) {
        this.draft = draft;
    }

    void run() {
        for (EnumType type : draft.enums().values()) {
            EnumType wanted = Objects.requireNonNull(draft.wanted().enums().get(type.name()));
            identify(Subject.enumType(type.name()), type.javaType(), wanted.javaType());
            for (EnumType.Label label : type.labels()) {
                wanted.labels().stream()
                        .filter(to -> to.text().equals(label.text()))
                        .forEach(to ->
                                identify(Subject.label(type.name(), label.text()), label.javaName(), to.javaName()));
            }
        }
        for (SchemaObject object : draft.objects().values()) {
            identify(object, Objects.requireNonNull(draft.wanted().objects().get(object.id())));
        }
        for (Table table : draft.changedTables()) {
            Table wanted = Objects.requireNonNull(draft.wantedTable(table.name()));
            identify(Subject.table(table.name()), table.javaType(), wanted.javaType());
            if (!table.columns().equals(wanted.columns())) {
                for (Column column : table.columns()) {
                    wanted.column(column.name())
                            .ifPresent(to -> identify(
                                    Subject.column(table.name(), column.name()), column.javaName(), to.javaName()));
                }
            }
        }
    }

    private void identify(SchemaObject object, SchemaObject wanted) {
        identify(Subject.object(object.id()), object.javaType(), wanted.javaType());
        if (object instanceof CompositeType type && wanted instanceof CompositeType wantedType) {
            for (CompositeType.Attribute attribute : type.attributes()) {
                wantedType
                        .attribute(attribute.name())
                        .ifPresent(to -> identify(
                                Subject.attribute(type.name(), attribute.name()), attribute.javaName(), to.javaName()));
            }
        }
    }

    private void identify(Subject subject, @Nullable String from, @Nullable String to) {
        if (!Objects.equals(from, to)) {
            draft.add(new Change.Identify(subject, from, to));
        }
    }
}
