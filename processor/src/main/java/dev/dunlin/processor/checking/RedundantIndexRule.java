package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.diff.Keys;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Index.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rule: no index finds only what another one or a key finds as well. It costs at every write and gains nothing, so it is a
 * warning.
 */
final class RedundantIndexRule {
    private final Context context;

    RedundantIndexRule(Context context) {
        this.context = context;
    }

    /**
     * What could stand in for an index.
     *
     * @param order of two that are alike, the later one is redundant
     */
    private record Candidate(Index index, Spot spot, String what, int order) {}

    void check(DraftTable table) {
        if (!table.managed) {
            return;
        }
        List<Candidate> keys = new ArrayList<>();
        for (DraftConstraint constraint : table.constraints) {
            if (constraint.value() instanceof Constraint.PrimaryKey key) {
                keys.add(new Candidate(Keys.indexOf(key), constraint.spot(), "the primary key", 0));
            } else if (constraint.value() instanceof Constraint.Unique unique) {
                keys.add(new Candidate(Keys.indexOf(unique), constraint.spot(), "the unique constraint", 0));
            }
        }
        List<Candidate> all = new ArrayList<>(keys);
        List<Candidate> indexes = new ArrayList<>();
        for (DraftIndex index : table.indexes) {
            indexes.add(new Candidate(index.value(), index.spot(), "the index", indexes.size() + 1));
        }
        all.addAll(indexes);
        indexes.forEach(index -> substitute(index, all).ifPresent(other -> report(index, other)));
    }

    private static Optional<Candidate> substitute(Candidate index, List<Candidate> all) {
        return all.stream()
                .filter(other -> covers(other.index(), index.index()))
                .filter(other -> !covers(index.index(), other.index()) || other.order() < index.order())
                .findFirst();
    }

    private void report(Candidate index, Candidate other) {
        context.add(index.spot()
                .problem(
                        Code.REDUNDANT_INDEX,
                        "%s over (%s) finds all that this index does"
                                .formatted(other.what(), names(other.index().parts())))
                .because("Every write keeps both up to date, and no statement needs this one.")
                .fix("Remove this index."));
    }

    /** Whether everything that can be looked up in an index can be as well in another one. */
    private static boolean covers(Index other, Index index) {
        boolean sameRows = other.method().equals(index.method()) && Objects.equals(other.where(), index.where());
        boolean sameNulls = other.nullsNotDistinct() == index.nullsNotDistinct();
        boolean isExact = index.unique() || !index.method().equals(IndexMethodRule.BTREE);
        return sameRows
                && carries(other, index)
                && (!index.unique() || (other.unique() && sameNulls))
                && (begins(other, index.parts(), isExact) || begins(other, reversed(index.parts()), isExact));
    }

    private static boolean begins(Index other, List<Part> parts, boolean exact) {
        int size = parts.size();
        boolean fits = exact ? other.parts().size() == size : other.parts().size() >= size;
        return fits && other.parts().subList(0, size).equals(parts);
    }

    /** A B-tree is read in both directions. */
    private static List<Part> reversed(List<Part> parts) {
        return parts.stream()
                .map(part -> new Part(
                        part.column(),
                        part.expression(),
                        part.collation(),
                        part.operatorClass(),
                        !part.descending(),
                        !part.nullsFirst()))
                .toList();
    }

    /** Whether the columns that an index carries along are found in the other one, too. */
    private static boolean carries(Index other, Index index) {
        Set<String> found = new HashSet<>(other.include());
        other.parts().stream().map(Part::column).flatMap(Stream::ofNullable).forEach(found::add);
        return found.containsAll(index.include());
    }

    private static String names(List<Part> parts) {
        return parts.stream()
                .map(part -> String.valueOf(part.column() != null ? part.column() : part.expression()))
                .collect(Collectors.joining(", "));
    }
}
