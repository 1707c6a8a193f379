package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Identity sequences get their new names before tables are created, which may want the old ones: PostgreSQL would give the
 * new sequence another name in silence.
 */
final class Sequences {
    private final Draft draft;

    Sequences(Draft draft) {
        this.draft = draft;
    }

    void rename() {
        TreeMap<QualifiedName, QualifiedName> renames = new TreeMap<>();
        Map<QualifiedName, Subject> columns = new HashMap<>();
        for (Table table : draft.keptTables()) {
            Table wanted = Objects.requireNonNull(draft.wantedTable(table.name()));
            if (table.columns().equals(wanted.columns())) {
                continue;
            }
            for (Column column : table.columns()) {
                wanted.column(column.name()).ifPresent(to -> {
                    if (column.defaultValue() instanceof DefaultValue.Identity one
                            && to.defaultValue() instanceof DefaultValue.Identity other
                            && !one.sequence().equals(other.sequence())) {
                        QualifiedName from = table.name().sibling(one.sequence());
                        renames.put(from, table.name().sibling(other.sequence()));
                        columns.put(from, Subject.column(table.name(), column.name()));
                    }
                });
            }
        }
        for (Map.Entry<QualifiedName, QualifiedName> step :
                RenameOrder.order(renames, n -> renames.firstKey().sibling("dunlin_tmp_sequence_" + n))) {
            Subject column = Objects.requireNonNull(columns.get(step.getKey()));
            columns.put(step.getValue(), column);
            rename(column, step.getValue().name());
        }
    }

    private void rename(Subject subject, String to) {
        Table table = Objects.requireNonNull(draft.table(subject.owner()));
        Column column = table.column(Objects.requireNonNull(subject.member())).orElseThrow();
        if (column.defaultValue() instanceof DefaultValue.Identity identity) {
            Column renamed = column.withDefault(new DefaultValue.Identity(identity.always(), to));
            draft.add(new Change.AlterColumn(table.name(), column, renamed, null, null));
        }
    }
}
