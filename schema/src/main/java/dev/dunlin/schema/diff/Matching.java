package dev.dunlin.schema.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final SortedMap<K, Entry<K>> from = new TreeMap<>();
    private final SortedMap<K, Entry<K>> to = new TreeMap<>();
    private final SortedMap<K, K> renames = new TreeMap<>();
    private final List<Remark<K>> remarks = new ArrayList<>();
    private final SortedSet<K> gone = new TreeSet<>();
    private final SortedSet<K> added = new TreeSet<>();

    Matching(List<Entry<K>> from, List<Entry<K>> to) {
        from.forEach(entry -> this.from.put(entry.name(), entry));
        to.forEach(entry -> this.to.put(entry.name(), entry));
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

    private void matchFormerNames() {
        Map<K, K> claims = new HashMap<>();
        for (Entry<K> entry : to.values()) {
            K was = entry.was();
            if (was == null || was.equals(entry.name())) {
                continue;
            }
            Finding.Code flaw = flaw(entry, was);
            if (flaw == null && claims.putIfAbsent(was, entry.name()) != null) {
                flaw = Finding.Code.FORMER_NAME_CLAIMED_TWICE;
            }
            if (flaw == null) {
                renames.put(was, entry.name());
            } else {
                remarks.add(new Remark<>(flaw, entry.name(), was));
            }
        }
    }

    private Finding.@Nullable Code flaw(Entry<K> entry, K was) {
        Entry<K> present = from.get(entry.name());
        boolean oldIsThere = from.containsKey(was);
        if (present != null
                && (!oldIsThere || (present.java() != null && present.java().equals(entry.java())))) {
            return Finding.Code.SPENT_MARKER;
        }
        if (!oldIsThere) {
            return from.isEmpty() ? Finding.Code.SPENT_MARKER : Finding.Code.UNKNOWN_FORMER_NAME;
        }
        return isInUse(was) ? Finding.Code.FORMER_NAME_IN_USE : null;
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
        gone.addAll(from.keySet());
        gone.removeAll(renames.keySet());
        added.addAll(to.keySet());
        added.removeAll(renames.values());
        List<K> same = gone.stream().filter(added::contains).toList();
        gone.removeAll(same);
        added.removeAll(same);
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
