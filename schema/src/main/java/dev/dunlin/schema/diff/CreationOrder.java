package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The order in which new tables are created: always the one that waits for the fewest others, and among those the first by
 * name. So a table comes after those that it refers to, and a cycle is opened where least is left for later. A table always
 * comes after those that it inherits.
 */
final class CreationOrder {
    /** More than there can be foreign keys: what is inherited has to be there. */
    private static final int PARENT = 1_000_000;

    /** Sorted by what is waited for. */
    private record Waiting(int others, QualifiedName table) {}

    private final SortedMap<QualifiedName, Table> tables;
    private final Map<QualifiedName, Integer> others = new HashMap<>();
    private final Map<QualifiedName, List<QualifiedName>> referrers = new HashMap<>();
    private final Map<QualifiedName, List<QualifiedName>> heirs = new HashMap<>();
    private final TreeSet<Waiting> queue =
            new TreeSet<>(Comparator.comparingInt(Waiting::others).thenComparing(Waiting::table));

    private CreationOrder(SortedMap<QualifiedName, Table> tables) {
        this.tables = tables;
        for (Table table : tables.values()) {
            Set<QualifiedName> targets = new TreeSet<>();
            table.foreignKeys().stream().map(Constraint.ForeignKey::target).forEach(targets::add);
            targets.remove(table.name());
            targets.retainAll(tables.keySet());
            targets.forEach(target ->
                    referrers.computeIfAbsent(target, name -> new ArrayList<>()).add(table.name()));
            Set<QualifiedName> parents = new TreeSet<>(table.options().inherits());
            parents.retainAll(tables.keySet());
            parents.forEach(parent ->
                    heirs.computeIfAbsent(parent, name -> new ArrayList<>()).add(table.name()));
            int waiting = targets.size() + PARENT * parents.size();
            others.put(table.name(), waiting);
            queue.add(new Waiting(waiting, table.name()));
        }
    }

    static List<Table> of(SortedMap<QualifiedName, Table> tables) {
        return new CreationOrder(tables).run();
    }

    private List<Table> run() {
        List<Table> ordered = new ArrayList<>();
        while (!queue.isEmpty()) {
            QualifiedName next = Objects.requireNonNull(queue.pollFirst()).table();
            others.remove(next);
            ordered.add(Objects.requireNonNull(tables.get(next)));
            referrers.getOrDefault(next, List.of()).forEach(table -> waitForLess(table, 1));
            heirs.getOrDefault(next, List.of()).forEach(table -> waitForLess(table, PARENT));
        }
        return ordered;
    }

    private void waitForLess(QualifiedName table, int less) {
        Integer before = others.get(table);
        if (before != null) {
            queue.remove(new Waiting(before, table));
            queue.add(new Waiting(before - less, table));
            others.put(table, before - less);
        }
    }
}
