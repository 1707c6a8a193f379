package dev.dunlin.schema.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which wanted objects are which of those that exist, by former names that the author states, then by name, then by Java
 * identity.
 *
 * @param <K> what names an object
 */
final class Matching<K extends Comparable<? super K>> {
    /** An object that exists or is wanted. */
    record Entry<K>(K name, @Nullable String java, @Nullable K was) {}

    /** Something about a former name. */
    record Remark<K>(Finding.Code code, K name, K was) {}

    private final Map<K, Entry<K>> from = new HashMap<>();
    private final Map<K, Entry<K>> to = new HashMap<>();
    /** What claims a former name, by that name. */
    private final SortedMap<K, List<Entry<K>>> heirs = new TreeMap<>();

    private final SortedMap<K, K> renames = new TreeMap<>();
    private final List<Remark<K>> remarks = new ArrayList<>();
    private final SortedSet<K> gone = new TreeSet<>();
    private final SortedSet<K> added = new TreeSet<>();

    Matching(List<Entry<K>> from, List<Entry<K>> to) {
        from.forEach(entry -> this.from.put(entry.name(), entry));
        to.forEach(entry -> {
            this.to.put(entry.name(), entry);
            K was = entry.was();
            if (was != null && !was.equals(entry.name())) {
                heirs.computeIfAbsent(was, name -> new ArrayList<>()).add(entry);
            }
        });
        matchFormerNames();
        matchNames();
        matchJavaNames();
    }

    /** Renames, old name to new. */
    SortedMap<K, K> renames() {
        return renames;
    }

    /** What exists and is not wanted. */
    SortedSet<K> gone() {
        return gone;
    }

    /** What is wanted and does not exist. */
    SortedSet<K> added() {
        return added;
    }

    List<Remark<K>> remarks() {
        return remarks;
    }

    /** What is wanted, does not exist, and has no marker that is to be mended first. */
    SortedSet<K> undecided() {
        SortedSet<K> undecided = new TreeSet<>(added);
        remarks.stream().filter(remark -> remark.code().isError()).forEach(remark -> undecided.remove(remark.name()));
        return undecided;
    }

    private void matchFormerNames() {
        SortedMap<K, SortedSet<K>> claims = new TreeMap<>();
        heirs.forEach((was, entries) -> {
            for (Entry<K> entry : entries) {
                Finding.Code flaw = flaw(entry, was);
                if (flaw == null) {
                    claims.computeIfAbsent(was, name -> new TreeSet<>()).add(entry.name());
                } else {
                    remarks.add(new Remark<>(flaw, entry.name(), was));
                }
            }
        });
        claims.forEach((was, names) -> {
            renames.put(was, names.first());
            if (names.size() > 1) {
                names.forEach(name -> remarks.add(new Remark<>(Finding.Code.FORMER_NAME_CLAIMED_TWICE, name, was)));
            }
        });
    }

    private Finding.@Nullable Code flaw(Entry<K> entry, K was) {
        if (isSpent(entry, was, new HashSet<>())) {
            return Finding.Code.SPENT_MARKER;
        }
        if (!from.containsKey(was)) {
            return from.isEmpty() ? Finding.Code.SPENT_MARKER : Finding.Code.UNKNOWN_FORMER_NAME;
        }
        return isInUse(was) ? Finding.Code.FORMER_NAME_IN_USE : null;
    }

    /**
     * Whether the object has its new name already.
     *
     * @param seen names whose markers are being looked at
     */
    private boolean isSpent(Entry<K> entry, K was, Set<K> seen) {
        Entry<K> present = from.get(entry.name());
        if (present == null) {
            return false;
        }
        boolean isSame = present.java() != null && present.java().equals(entry.java());
        return !from.containsKey(was) || (isSame && !isGivenAway(entry.name(), seen));
    }

    /** Whether what has this name now is renamed by a marker that is not spent. */
    private boolean isGivenAway(K name, Set<K> seen) {
        return seen.add(name)
                && heirs.getOrDefault(name, List.of()).stream()
                        .anyMatch(heir -> !seen.contains(heir.name()) && !isSpent(heir, name, seen));
    }

    /** A wanted object of the former name is that former object itself, unless it has a marker or a Java identity of its own. */
    private boolean isInUse(K was) {
        Entry<K> heir = to.get(was);
        if (heir == null || (heir.was() != null && from.containsKey(heir.was()))) {
            return false;
        }
        String before = get(from, was).java();
        return heir.java() == null || before == null || heir.java().equals(before);
    }

    private void matchNames() {
        Set<K> taken = new HashSet<>(renames.values());
        for (K name : from.keySet()) {
            if (!renames.containsKey(name) && (!to.containsKey(name) || taken.contains(name))) {
                gone.add(name);
            }
        }
        for (K name : to.keySet()) {
            if (!taken.contains(name) && (!from.containsKey(name) || renames.containsKey(name))) {
                added.add(name);
            }
        }
    }

    private void matchJavaNames() {
        Map<String, K> byJava = new HashMap<>();
        gone.forEach(name -> byJava.put(String.valueOf(get(from, name).java()), name));
        List<K> candidates = added.stream().sorted(Comparator.naturalOrder()).toList();
        for (K name : candidates) {
            String java = get(to, name).java();
            K old = java == null ? null : byJava.get(java);
            if (old != null && gone.remove(old)) {
                added.remove(name);
                renames.put(old, name);
            }
        }
    }

    private static <K> Entry<K> get(Map<K, Entry<K>> entries, K name) {
        return Objects.requireNonNull(entries.get(name));
    }
}
