package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rule: not all relations in a circle of tables are required and checked at once. PostgreSQL creates such tables, and a
 * row can be inserted only by one statement that inserts them all, which few programs write: so it is a warning. A row
 * that refers to its own table can refer to itself, and is no circle.
 */
final class RequiredCycleRule {
    private final Context context;

    RequiredCycleRule(Context context) {
        this.context = context;
    }

    /** A relation that a row cannot be inserted without. */
    private record Edge(QualifiedName from, QualifiedName to, Spot spot) {}

    void check(List<DraftTable> tables) {
        Map<QualifiedName, List<Edge>> edges = new TreeMap<>();
        tables.stream().filter(table -> table.managed).forEach(table -> edges.put(table.name, edges(table)));
        removeDeadEnds(edges);
        Set<QualifiedName> reported = new HashSet<>();
        for (QualifiedName table : edges.keySet()) {
            circle(table, edges).filter(circle -> isNew(circle, reported)).ifPresent(this::report);
        }
    }

    private static boolean isNew(List<Edge> circle, Set<QualifiedName> reported) {
        List<QualifiedName> names = circle.stream().map(Edge::from).toList();
        boolean known = names.stream().anyMatch(reported::contains);
        reported.addAll(names);
        return !known;
    }

    private static List<Edge> edges(DraftTable table) {
        List<Edge> edges = new ArrayList<>();
        for (DraftConstraint constraint : table.constraints) {
            if (constraint.value() instanceof Constraint.ForeignKey key
                    && key.deferral() == Constraint.Deferral.NOT_DEFERRABLE
                    && !key.target().equals(table.name)
                    && key.columns().stream()
                            .noneMatch(column -> table.column(column).nullable())) {
                edges.add(new Edge(table.name, key.target(), constraint.spot()));
            }
        }
        return edges;
    }

    /** Removes the tables from which no way leads into a circle; in most histories these are all. */
    private static void removeDeadEnds(Map<QualifiedName, List<Edge>> edges) {
        Map<QualifiedName, Integer> ways = new HashMap<>();
        Map<QualifiedName, List<QualifiedName>> referrers = new HashMap<>();
        Deque<QualifiedName> deadEnds = new ArrayDeque<>();
        edges.forEach((table, from) -> {
            List<Edge> open =
                    from.stream().filter(edge -> edges.containsKey(edge.to())).toList();
            open.forEach(edge -> referrers
                    .computeIfAbsent(edge.to(), name -> new ArrayList<>())
                    .add(table));
            ways.put(table, open.size());
            if (open.isEmpty()) {
                deadEnds.add(table);
            }
        });
        while (!deadEnds.isEmpty()) {
            QualifiedName table = deadEnds.remove();
            edges.remove(table);
            for (QualifiedName referrer : referrers.getOrDefault(table, List.of())) {
                if (ways.merge(referrer, -1, Integer::sum) == 0) {
                    deadEnds.add(referrer);
                }
            }
        }
    }

    /** The shortest way from a table back to itself. */
    private static Optional<List<Edge>> circle(QualifiedName start, Map<QualifiedName, List<Edge>> edges) {
        Map<QualifiedName, Edge> arrivals = new HashMap<>();
        Deque<QualifiedName> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            for (Edge edge : edges.getOrDefault(waiting.remove(), List.of())) {
                if (arrivals.putIfAbsent(edge.to(), edge) != null) {
                    continue;
                }
                if (edge.to().equals(start)) {
                    return Optional.of(way(start, arrivals));
                }
                waiting.add(edge.to());
            }
        }
        return Optional.empty();
    }

    /** The way back to its start, from the edges by which each table on it was reached first. */
    private static List<Edge> way(QualifiedName start, Map<QualifiedName, Edge> arrivals) {
        LinkedList<Edge> way = new LinkedList<>();
        QualifiedName at = start;
        do {
            Edge edge = Objects.requireNonNull(arrivals.get(at));
            way.addFirst(edge);
            at = edge.from();
        } while (!at.equals(start));
        return way;
    }

    private void report(List<Edge> circle) {
        String names = circle.stream()
                .map(edge -> context.shown(edge.from()))
                .collect(Collectors.joining(
                        " → ", "", " → " + context.shown(circle.get(0).from())));
        Spot spot = circle.get(circle.size() - 1).spot();
        context.add(spot.problem(Code.REQUIRED_CYCLE, "\"%s\" is a circle of required relations".formatted(names))
                .because("No row can be the first: each needs the other to be there.")
                .fix("Make one of them nullable, or write: @Relation(…, deferrable = true, initiallyDeferred = true)"));
    }
}
