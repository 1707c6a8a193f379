package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Table;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Primary keys, unique constraints and the indexes behind them. */
public final class Keys {
    private Keys() {}

    /** The unique index that can become this constraint, under its name. */
    public static Index indexOf(Constraint.Unique unique) {
        return index(unique.name(), unique.columns(), unique.include(), unique.nullsNotDistinct());
    }

    /** The unique index that can become this primary key, under its name. */
    public static Index indexOf(Constraint.PrimaryKey key) {
        return index(key.name(), key.columns(), List.of(), false);
    }

    /** Whether a table has a key over exactly these columns that a foreign key can refer to. */
    public static boolean hasKey(Table table, Collection<String> columns) {
        Set<String> wanted = Set.copyOf(columns);
        return table.constraints().stream().anyMatch(constraint -> {
                    List<String> key = Constraint.keyColumns(constraint);
                    return key != null && Set.copyOf(key).equals(wanted);
                })
                || table.indexes().stream()
                        .anyMatch(index -> index.unique()
                                && index.where() == null
                                && index.parts().stream()
                                        .allMatch(part -> wanted.contains(String.valueOf(part.column())))
                                && index.parts().size() == wanted.size());
    }

    /** Whether an index knows the lowest and the highest value of a column, since it begins with it. */
    public static boolean isOrdered(Table table, String column) {
        Stream<Index> keys = table.constraints(Constraint.Unique.class).stream().map(Keys::indexOf);
        return Stream.of(table.primaryKey().map(Keys::indexOf).stream(), keys, table.indexes().stream())
                .flatMap(indexes -> indexes)
                .anyMatch(index -> index.method().equals("btree")
                        && index.where() == null
                        && column.equals(index.parts().get(0).column()));
    }

    private static Index index(String name, List<String> columns, List<String> include, boolean nullsNotDistinct) {
        List<Index.Part> parts = columns.stream().map(Index.Part::column).toList();
        return new Index(name, parts, true, "btree", null, include, nullsNotDistinct, new TreeMap<>());
    }
}
