package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.EnumType;
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

    private void identify(Subject subject, @Nullable String from, @Nullable String to) {
        if (!Objects.equals(from, to)) {
            draft.add(new Change.Identify(subject, from, to));
        }
    }
}
