package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.SortedSet;
import java.util.TreeSet;

/** Names that share one space in a PostgreSQL schema: tables, indexes, constraints that an index backs, and sequences. */
final class RelationNames {
    private RelationNames() {}

    static SortedSet<QualifiedName> of(Table table) {
        SortedSet<QualifiedName> names = new TreeSet<>();
        names.add(table.name());
        for (Index index : table.indexes()) {
            names.add(table.name().sibling(index.name()));
        }
        for (Constraint constraint : table.constraints()) {
            if (constraint.hasIndex()) {
                names.add(table.name().sibling(constraint.name()));
            }
        }
        for (Column column : table.columns()) {
            String sequence = DefaultValue.sequence(column.defaultValue());
            if (sequence != null) {
                names.add(table.name().sibling(sequence));
            }
        }
        table.partitions().forEach(partition -> names.add(partition.name()));
        return names;
    }
}
