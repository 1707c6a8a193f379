package dev.dunlin.processor.checking;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The indexes that relations bring, so that deleting its target does not read the whole table. There is none where a
 * key or an index of all rows begins with the relation's columns in any order.
 */
final class RelationIndexes {
    private static final Set<String> ORDERED = Set.of("btree", "hash");

    private final List<DraftIndex> wanted = new ArrayList<>();

    /** Asks for an index over the columns of a relation. */
    void want(List<DraftColumn> columns, Spot spot) {
        List<String> names = ColumnLookup.names(columns);
        wanted.add(new DraftIndex(Index.of("", names.toArray(String[]::new)), names, spot));
    }

    /** Adds what is wanted and missing; those of most columns first, so that the order of relations does not matter. */
    void addTo(DraftTable table) {
        wanted.stream()
                .sorted(Comparator.comparing(
                                (DraftIndex index) -> -index.parts().size())
                        .thenComparing(index -> index.parts().toString()))
                .filter(index -> leadingColumns(table).noneMatch(leading -> covers(leading, index.parts())))
                .forEachOrdered(table.indexes::add);
    }

    private static boolean covers(List<String> leading, List<String> names) {
        return leading.size() >= names.size()
                && new HashSet<>(leading.subList(0, names.size())).equals(new HashSet<>(names));
    }

    private static Stream<List<String>> leadingColumns(DraftTable table) {
        Stream<List<String>> keys =
                table.constraints.stream().map(DraftConstraint::value).flatMap(RelationIndexes::keyColumns);
        Stream<List<String>> indexes = table.indexes.stream()
                .map(DraftIndex::value)
                .filter(index -> index.where() == null && ORDERED.contains(index.method()))
                .map(RelationIndexes::leadingColumns);
        return Stream.concat(keys, indexes);
    }

    private static Stream<List<String>> keyColumns(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return Stream.of(key.columns());
        }
        return constraint instanceof Constraint.Unique unique ? Stream.of(unique.columns()) : Stream.empty();
    }

    /** The columns before the first expression. */
    private static List<String> leadingColumns(Index index) {
        return index.parts().stream()
                .takeWhile(part -> part.column() != null)
                .map(part -> String.valueOf(part.column()))
                .toList();
    }
}
