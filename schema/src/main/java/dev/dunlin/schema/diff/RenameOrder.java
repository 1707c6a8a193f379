package dev.dunlin.schema.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Puts renames into an order in which no target is taken; a cycle goes through a temporary name. */
final class RenameOrder {
    private RenameOrder() {}

    /**
     * The renames one after the other, each an old name and a new one.
     *
     * @param renames old name to new, all at once
     * @param temporary the n-th temporary name, n from 0, taken by nobody
     */
    static <K extends Comparable<? super K>> List<Map.Entry<K, K>> order(
            SortedMap<K, K> renames, IntFunction<K> temporary) {
        SortedMap<K, K> open = new TreeMap<>(renames);
        List<Map.Entry<K, K>> ordered = new ArrayList<>();
        Set<K> parked = new HashSet<>();
        while (!open.isEmpty()) {
            List<K> free = open.keySet().stream()
                    .filter(from -> !open.containsKey(open.get(from)))
                    .toList();
            if (free.isEmpty()) {
                K first = open.firstKey();
                K aside = temporary.apply(parked.size());
                parked.add(aside);
                ordered.add(Map.entry(first, aside));
                open.put(aside, open.remove(first));
            } else {
                free.forEach(from -> ordered.add(Map.entry(from, open.get(from))));
                free.forEach(open::remove);
            }
        }
        return ordered;
    }
}
