package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What existing rows are known to meet, since constraints and indexes hold them to it or did until now. */
final class HeldFacts {
    private final PlanFacts facts;
    private final Map<QualifiedName, List<Constraint>> droppedConstraints = new HashMap<>();
    private final Map<QualifiedName, List<Index>> droppedIndexes = new HashMap<>();

    HeldFacts(List<Change> all, PlanFacts facts) {
        this.facts = facts;
        for (Change change : all) {
            if (change instanceof KeyChange.DropConstraint drop) {
                droppedConstraints
                        .computeIfAbsent(drop.table(), name -> new ArrayList<>())
                        .add(drop.constraint());
            } else if (change instanceof KeyChange.DropIndex drop) {
                droppedIndexes
                        .computeIfAbsent(drop.table(), name -> new ArrayList<>())
                        .add(drop.index());
            }
        }
    }

    /** Whether every row that exists meets a foreign key or check. */
    boolean isMet(QualifiedName table, Constraint constraint) {
        if (constraint instanceof ForeignKey key) {
            return isEmpty(table, key) || dropped(table).stream().anyMatch(held -> isMet(table, key, held));
        }
        if (constraint instanceof Constraint.Exclude) {
            return dropped(table).stream()
                    .anyMatch(held -> held.withName("")
                                    .withComment(null)
                                    .equals(constraint.withName("").withComment(null))
                            && !isComputedAnew(table, columnsOf(constraint)));
        }
        return constraint instanceof Constraint.Check check
                && dropped(table).stream()
                        .anyMatch(held -> held instanceof Constraint.Check other
                                && other.valid()
                                && other.expression().equals(check.expression())
                                && !isComputedAnew(table, check.expression().identifiers()));
    }

    /**
     * Whether no two rows that exist are equal in the columns of a unique index.
     *
     * @param before the table as it is
     */
    boolean isUnique(@Nullable Table before, QualifiedName table, Index index) {
        Set<String> columns = columns(index);
        return columns.stream().anyMatch(column -> isDistinct(table, column, index.nullsNotDistinct()))
                || keys(before, table).stream()
                        .anyMatch(held -> held.implies(index, columns) && !isComputedAnew(table, held.columns()));
    }

    private boolean isDistinct(QualifiedName table, String column, boolean nullsNotDistinct) {
        Subject subject = Subject.column(table, column);
        return facts.isNumbered(subject) || (!nullsNotDistinct && facts.isEmpty(subject));
    }

    private boolean isEmpty(QualifiedName table, ForeignKey key) {
        long empty = key.columns().stream()
                .filter(column -> facts.isEmpty(Subject.column(table, column)))
                .count();
        return key.matchFull() ? empty == key.columns().size() : empty > 0;
    }

    private boolean isMet(QualifiedName table, ForeignKey key, Constraint held) {
        return held instanceof ForeignKey other
                && other.valid()
                && other.target().equals(key.target())
                && pairs(other).equals(pairs(key))
                && (other.matchFull() || !key.matchFull() || key.columns().size() == 1)
                && !isComputedAnew(table, key.columns())
                && !isComputedAnew(key.target(), key.references());
    }

    private static Set<String> columnsOf(Constraint constraint) {
        Set<String> columns = new HashSet<>(constraint.namedColumns());
        constraint.expressions().forEach(expression -> columns.addAll(expression.identifiers()));
        return columns;
    }

    private static Map<String, String> pairs(ForeignKey key) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < key.columns().size(); i++) {
            pairs.put(key.columns().get(i), key.references().get(i));
        }
        return pairs;
    }

    /** Whether a column is dropped and added again, so that its values are others than before. */
    private boolean isComputedAnew(QualifiedName table, Iterable<String> columns) {
        for (String column : columns) {
            if (facts.isAdded(Subject.column(table, column))) {
                return true;
            }
        }
        return false;
    }

    private List<Constraint> dropped(QualifiedName table) {
        return droppedConstraints.getOrDefault(table, List.of());
    }

    private List<HeldKey> keys(@Nullable Table before, QualifiedName table) {
        List<HeldKey> keys = new ArrayList<>();
        dropped(table).forEach(constraint -> HeldKey.addTo(keys, constraint));
        droppedIndexes.getOrDefault(table, List.of()).forEach(index -> HeldKey.addTo(keys, index));
        if (before != null) {
            before.constraints().forEach(constraint -> HeldKey.addTo(keys, constraint));
            before.indexes().forEach(index -> HeldKey.addTo(keys, index));
        }
        return keys;
    }

    private static Set<String> columns(Index index) {
        Set<String> columns = new HashSet<>();
        index.parts().stream().map(Index.Part::column).filter(Objects::nonNull).forEach(columns::add);
        return columns;
    }

    /**
     * A key that holds, or did until now.
     *
     * @param index its parts and condition
     * @param columns those that are indexed as they are
     * @param oneNull whether there is at most one row with null in a column
     */
    private record HeldKey(Index index, Set<String> columns, boolean oneNull) {
        static void addTo(List<HeldKey> keys, Constraint constraint) {
            Index index = DeferredDrops.indexOf(constraint);
            if (index != null) {
                boolean noNulls = constraint instanceof Constraint.PrimaryKey;
                keys.add(new HeldKey(index, HeldFacts.columns(index), noNulls || index.nullsNotDistinct()));
            }
        }

        static void addTo(List<HeldKey> keys, Index index) {
            if (index.unique()) {
                keys.add(new HeldKey(index, HeldFacts.columns(index), index.nullsNotDistinct()));
            }
        }

        boolean implies(Index wanted, Set<String> wantedColumns) {
            boolean sameRows = index.where() == null || index.where().equals(wanted.where());
            boolean sameNulls = oneNull || !wanted.nullsNotDistinct();
            boolean isPlain =
                    index.parts().stream().allMatch(part -> part.column() != null && part.collation() == null);
            return sameRows
                    && sameNulls
                    && (isPlain
                            ? wantedColumns.containsAll(columns)
                            : index.parts().equals(wanted.parts()));
        }
    }
}
